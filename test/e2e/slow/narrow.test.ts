import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { changedFiles, clippedTexts, notifications } from '../lib/workbench.ts';

let window: Window;
let canvas: Canvas;

beforeAll(async () => {
  // VS Code is started with this environment: whoever runs the tests may be signed in to AWS.
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) delete process.env[name];
  Object.assign(process.env, { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' });
  const sample = await readFile(join(root, 'samples', 'conference', 'conference.arch.yaml'), 'utf8');
  window = await openWindow({
    files: { 'conference.arch.yaml': sample.replace('receives: 40 KB', 'receives: { p10: 20 KB, p90: 90 KB }') }, committed: true, size: { width: 900, height: 800 },
  });
  canvas = await Canvas.of(window.page);
});
afterAll(() => window?.close());

it('in a window of 900 pixels, high contrast, the whole bar is there, Deploy too', async () => {
  await window.command('Preferences: Color Theme');
  await window.page.locator('.quick-input-widget input').fill('Dark High Contrast');
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark High Contrast' }).click();
  await canvas.frame.locator('body.vscode-high-contrast').waitFor();
  const button = canvas.frame.getByRole('button', { name: 'Deploy', exact: true });
  expect(await button.evaluate((element) => element.getBoundingClientRect().right <= innerWidth)).toBe(true);
  expect(await canvas.frame.evaluate(clippedTexts)).toEqual([]);
});

it('the bill, its comparison and its ranges cut off no text', async () => {
  await window.command('Compare Bill with Last Commit');
  await canvas.frame.locator('.comparison .bill-figures').waitFor();
  await canvas.frame.getByRole('combobox', { name: 'Compare with' }).click();
  await canvas.frame.getByRole('option').nth(2).click();
  await expect.poll(() => canvas.frame.locator('.comparison-lines tbody tr').count()).toBeGreaterThan(0);
  expect(await canvas.frame.evaluate(clippedTexts)).toEqual([]);
  await canvas.frame.getByRole('button', { name: 'Ranges', exact: true }).click();
  await canvas.frame.getByText(/P90/).first().waitFor();
  expect(await canvas.frame.evaluate(clippedTexts)).toEqual([]);
});

it('Deploy to AWS without credentials says what is missing, and changes nothing', async () => {
  await window.command('Deploy to AWS');
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'conference-dev' }).click();
  await expect.poll(() => notifications(window), { timeout: 40_000 }).toContainEqual(expect.stringMatching(/^There are no AWS credentials to use: .*serverlessCanvas\.profile\.$/));
  expect(await changedFiles(window)).toEqual([]);
});
