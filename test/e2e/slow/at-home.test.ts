import { basename } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { openFile } from '../lib/workbench.ts';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ size: { width: 1500, height: 900 } });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

const rows = () => window.page.locator('.quick-input-list .monaco-list-row');

it('File: New File has an empty design, designs to begin with, and the samples', async () => {
  await window.command('Create: New File...');
  await rows().filter({ hasText: 'New Design' }).waitFor();
  expect(await rows().filter({ hasText: 'Serverless Canvas' }).locator('.label-name').allTextContents()).toEqual(['New Design', 'New HTTP API with a Table', 'New Queue Worker', 'New Static Site', 'Open a Sample']);
  await rows().filter({ hasText: 'New HTTP API with a Table' }).click();
  const name = window.page.locator('.quick-input-widget input');
  await expect.poll(() => name.inputValue()).toMatch(/\/http-api(-\d+)?\.arch\.yaml$/);
  const file = basename(await name.inputValue());
  await name.press('Enter');
  await window.page.locator('.tab.active', { hasText: file }).waitFor();
  await (await Canvas.of(window.page)).node('items').waitFor();
  expect(await window.read(file)).toMatch(/^version: 1\nname: http-api(-\d+)?\nregion: us-east-1\n[^]*service: dynamodb/);
  await window.command('View: Close Editor');
});

it('the walkthrough leads through the first minutes, with a picture of each step, and its buttons do what they say', async () => {
  await window.command('Welcome: Open Walkthrough...');
  await rows().filter({ hasText: 'Serverless Canvas' }).click();
  const steps = window.page.locator('.getting-started-step');
  await steps.first().waitFor();
  expect(await steps.locator('.step-title').allTextContents()).toEqual(['Open a sample, or begin with nothing', 'See what is wrong, and why', 'Know what it costs', 'Put it under load', 'Run it here', 'Export it, or bring it to AWS']);
  await expect.poll(() => window.page.locator('.getting-started-media img').getAttribute('alt')).toContain('The conference registration as a canvas');
  await steps.first().getByRole('button', { name: 'Open a sample' }).click();
  await window.page.locator('.tab.active', { hasText: 'Samples' }).waitFor();
  await window.command('View: Close Editor');
});

it('each setting says what it is for', async () => {
  await window.command('Preferences: Open Settings (UI)');
  await window.page.locator('.settings-editor .suggest-input-container .view-lines').click();
  await window.page.keyboard.type('@ext:serverless-canvas.serverless-canvas');
  await window.page.locator('.settings-editor .action-label', { hasText: 'Remote' }).click();
  const settings = window.page.locator('.settings-editor .setting-item');
  await expect.poll(() => settings.count()).toBe(3);
  expect((await settings.allInnerTexts()).join('\n')).toMatch(/Endpoint[^]*answers like CloudFormation[^]*Profile[^]*AWS configuration files[^]*Selection In Step[^]*select the same/);
  await window.command('View: Close Editor');
});

/** What a person sees of a canvas: how near, where, what is selected, and what is open below. */
const seen = async ({ frame }: Canvas) => ({
  view: await frame.locator('.react-flow__viewport').evaluate(({ style }) => style.transform),
  selected: await frame.locator('.react-flow__node.selected').getAttribute('data-id', { timeout: 2_000 }).catch(() => undefined),
  below: await frame.getByRole('tab', { selected: true }).filter({ hasText: 'Bill' }).count(),
});

it('a canvas behind another tab is gone, and comes back as it was', async () => {
  await openFile(window, 'conference.arch.yaml');
  const canvas = await Canvas.of(window.page);
  await window.command('Show Bill');
  await canvas.node('certificate').click();
  await canvas.frame.getByRole('button', { name: 'Zoom in', exact: true }).click();
  await window.page.waitForTimeout(1_000);
  const before = await seen(canvas);
  expect(before).toMatchObject({ selected: 'node:certificate', below: 1 });
  await window.command('Preferences: Open Settings (UI)');
  await expect.poll(() => canvas.frame.isDetached()).toBe(true);
  await openFile(window, 'conference.arch.yaml');
  await expect.poll(async () => seen(await Canvas.of(window.page))).toEqual(before);
});

it('a window that is loaded anew shows the canvas as it was', async () => {
  const before = await seen(await Canvas.of(window.page));
  expect(before).toMatchObject({ selected: 'node:certificate', below: 1 });
  await window.page.reload();
  await expect.poll(async () => seen(await Canvas.of(window.page)), { timeout: 40_000 }).toEqual(before);
});
