import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, paletteRow, type Window } from '../lib/window.ts';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ kind: 'web', size: { width: 1500, height: 1400 } });
});
afterAll(() => window?.close());

it('in the web extension host the canvas opens and edits', async () => {
  const canvas = await Canvas.of(window.page);
  await canvas.node('register').click();
  const timeout = canvas.field('Timeout').getByRole('textbox');
  await timeout.fill('25');
  await timeout.press('Enter');
  await window.page.locator('.tab.dirty').waitFor();
  await window.page.keyboard.press('Control+S');
  await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  expect(await window.read('conference.arch.yaml')).toContain('Timeout: 25');
});

it('what needs a machine is not offered there, neither in the palette nor on the canvas', async () => {
  const asked = window.page.locator('.quick-input-widget input');
  const offered = window.page.locator('.quick-input-list .monaco-list-row');
  await paletteRow(window.page, '>Serverless Canvas: Show Bill');
  for (const title of ['Deploy', 'Destroy', 'Run Locally', 'Export as CDK App', 'Compare with Last Commit']) {
    await asked.fill(`>Serverless Canvas: ${title}`);
    // By then the palette shows what was asked for.
    await offered.filter({ hasText: 'Show Bill' }).first().waitFor({ state: 'detached' });
    expect(await offered.filter({ hasText: `Serverless Canvas: ${title}` }).count()).toBe(0);
    await asked.fill('>Serverless Canvas: Show Bill');
    await offered.filter({ hasText: 'Show Bill' }).first().waitFor();
  }
  await window.page.keyboard.press('Escape');
  const { frame } = await Canvas.of(window.page);
  expect(await frame.locator('.bar').getByRole('button').allTextContents()).not.toEqual(expect.arrayContaining([expect.stringMatching(/Deploy|Run/)]));
  expect(await frame.locator('.bar-modes button').allTextContents()).toEqual(['Design', 'Simulate']);
});

it('a comparison with a commit says why it is not to be had there', async () => {
  await window.command('Compare Bill…');
  const { frame } = await Canvas.of(window.page);
  const against = frame.locator('vscode-single-select[label="Compare with"]');
  await against.click();
  await against.getByRole('option', { name: 'Last commit' }).click();
  await frame.getByText('needs VS Code’s git extension, which does not run in the browser').first().waitFor();
});

it('it is that host: VS Code names it among the extensions that run', async () => {
  await window.command('Developer: Show Running Extensions');
  const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'serverless-canvas.serverless-canvas' });
  await row.waitFor();
  expect(await row.innerText()).toContain('web worker');
});
