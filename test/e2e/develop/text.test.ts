import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { node24, root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { behind, goTo } from '../lib/text.ts';
import { openWindow, type Window } from '../lib/window.ts';

const FILE = 'conference.arch.yaml';

let window: Window;
let canvas: Canvas;
let original: string;

beforeAll(async () => {
  original = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');
  window = await openWindow({ size: { width: 1900, height: 950 } });
  canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Open as Text Beside');
  await window.page.locator('.monaco-editor .view-lines').first().waitFor();
});
afterAll(() => window?.close());

const type = async (what: string, keys: string) => {
  await window.page.locator('.monaco-editor .view-lines').first().click();
  const { line, column } = behind(original, what);
  await goTo(window.page, line, column);
  await window.page.keyboard.type(keys);
};
/** The file as it is on disk again. */
const revert = () => window.command('Revert File');
const shownText = async () => (await window.page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ');

describe('the text beside the canvas', () => {
  it('changes the canvas while it is typed', async () => {
    await type('label: list', 'ing');
    await expect.poll(() => canvas.node('all').innerText()).toContain('listing');
    await revert();
    await expect.poll(() => canvas.node('all').innerText()).not.toContain('listing');
  });

  it('shows the last good canvas while it is broken, and says where', async () => {
    await type('service: client', '\n  ]:');
    await canvas.frame.getByRole('alert').waitFor();
    expect(await canvas.node('register').count()).toBe(1);
    await revert();
    await canvas.frame.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('follows a change on the canvas', async () => {
    await canvas.node('register').click();
    const timeout = canvas.field('Timeout').getByRole('textbox');
    await timeout.fill('25');
    await timeout.press('Enter');
    const { line } = behind(original, './functions/register');
    await window.page.locator('.monaco-editor .view-lines').first().click();
    await goTo(window.page, line - 1, 1);
    await expect.poll(shownText).toContain('Timeout: 25');
    await revert();
  });

  it('tells the Problems panel what is wrong, at its place', async () => {
    await type('MemorySize: 256, Timeout: ', '9');
    await window.command('Problems: Focus on Problems View');
    const { line, column } = behind(original, 'MemorySize: 256, Timeout: ');
    const problem = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'lambda.timeout-above-limit' });
    await problem.waitFor();
    expect(await problem.innerText()).toContain(`[Ln ${line}, Col ${column}]`);
    expect(await problem.innerText()).toContain('Serverless Canvas');
    await expect.poll(() => canvas.node('register').locator('.node-badge').count()).toBeGreaterThan(0);
  });
});

it('the template goes to the file that the dialog names, as the command line writes it', async () => {
  await window.page.keyboard.press('Escape');
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Export CloudFormation');
  const name = window.page.locator('.quick-input-widget input');
  await expect.poll(() => name.inputValue()).toMatch(/\/conference\.template\.yaml$/);
  await window.page.keyboard.press('Enter');
  await window.page.locator('.tab', { hasText: 'conference.template.yaml' }).waitFor();
  // The command line reads the file on disk, which has to hold the bad timeout of the test before.
  await window.command('File: Save All');
  await expect.poll(() => window.page.locator('.tab.dirty').count()).toBe(0);
  const written = await window.read('conference.template.yaml');
  expect(written).toBe(exported(join(window.folder, FILE)));
});

/** What the command line writes; the bad timeout makes it end with 1. */
function exported(file: string): string {
  try {
    return execFileSync(node24(), [join(root, 'dist', 'cli.js'), 'export', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
