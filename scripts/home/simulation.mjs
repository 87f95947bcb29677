// A run and what it says: goals, the chain of causes, the breaking point, two designs under one load, the Test Explorer.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { goTo } from '../../test/e2e/lib/text.ts';
import { raised } from '../lib/pictures.mjs';
import { root } from '../lib/steps.mjs';
import { inWindow, narrow, shots, wide } from '../lib/shots.mjs';

const sample = async (name) => (await readFile(join(root, 'samples', name, `${name}.arch.yaml`), 'utf8')).replace('peak: 2400/s', 'peak: 100/s');
const FILE = 'conference.arch.yaml';
/** Some of those who register are turned away: no more than 20 functions may run at once. */
const held = async () => (await sample('conference-sync')).replace(/(register:\n\s+service: lambda\n(?:.*\n)*?\s+properties: \{[^}]*)\}/, '$1, ReservedConcurrentExecutions: 20 }');

/** Runs the scenario that is chosen and shows one of its views. */
async function simulated(window, view, height) {
  const canvas = await Canvas.of(window.page);
  await canvas.frame.getByRole('button', { name: 'Simulate' }).click();
  await canvas.frame.getByRole('button', { name: 'Run', exact: true }).click();
  await canvas.frame.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 120_000 });
  if (view) await canvas.frame.getByRole('button', { name: view, exact: true }).click();
  await raised(window, height);
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  return canvas;
}

async function wideAndNarrow(window, name) {
  await shots(window, name);
  await window.page.setViewportSize(narrow);
  const { frame } = await Canvas.of(window.page);
  await frame.getByRole('button', { name: 'Fit' }).click();
  await shots(window, name, { suffix: '-900' });
  await window.page.setViewportSize(wide);
}

/** Missed goals, and why the figures are what they are. */
export const goals = async () => inWindow('goals, why and the breaking point', { files: { [FILE]: await held() } }, async (window) => {
  const canvas = await simulated(window, undefined, 420);
  await wideAndNarrow(window, 'goals');
  await canvas.frame.getByRole('button', { name: 'Why', exact: true }).click();
  await canvas.frame.locator('.why-list > li').first().waitFor();
  await raised(window, 560);
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await wideAndNarrow(window, 'why');
  await canvas.frame.getByRole('button', { name: 'What fails first', exact: true }).click();
  await shots(window, 'breaking-point');
});

/** One moment of a run on the canvas. */
export const moment = async () => inWindow('a moment of a run', { files: { [FILE]: await sample('conference') }, size: { width: 1680, height: 1120 } }, async (window) => {
  const { frame } = await simulated(window, undefined, 400);
  const slider = frame.getByRole('slider', { name: 'Moment of the run' });
  await slider.focus();
  await slider.fill(String(Math.round(Number(await slider.getAttribute('max')) * 0.6)));
  await shots(window, 'moment');
});

export const compareRuns = async () => inWindow('two designs under one load', { files: { [FILE]: await sample('conference'), 'conference-sync.arch.yaml': await sample('conference-sync') }, size: { width: 1680, height: 1050 } }, async (window) => {
  const canvas = await simulated(window, 'Compare', 620);
  await canvas.frame.locator('.run-compare vscode-single-select').click();
  await canvas.frame.locator('.run-compare vscode-single-select').getByText('conference-sync.arch.yaml', { exact: true }).last().click();
  await canvas.frame.getByRole('button', { name: 'Run both' }).click();
  await canvas.frame.locator('.run-comparison').waitFor({ timeout: 120_000 });
  await wideAndNarrow(window, 'compare-runs');
});

/** Goals as tests, at their lines. */
export const goalTests = async () => inWindow('the Test Explorer', { files: { [FILE]: await sample('conference-sync') }, size: { width: 1680, height: 860 }, settings: { 'workbench.sideBar.location': 'left', 'editor.minimap.enabled': false } }, async (window) => {
  const { page } = window;
  const text = await sample('conference-sync');
  await Canvas.of(page);
  await window.command('Testing: Focus on Test Explorer View');
  await page.locator('.test-explorer .monaco-list-row', { hasText: FILE }).first().locator('.monaco-tl-twistie').click();
  await page.locator('.test-explorer .monaco-list-row', { hasText: 'quick' }).first().waitFor();
  await window.command('Test: Run All Tests');
  await page.locator('.test-explorer .codicon-testing-failed-icon').nth(1).waitFor({ timeout: 60_000 });
  await window.command('Serverless Canvas: Open as Text Beside');
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  await goTo(page, text.split('\n').findIndex((line) => line.startsWith('  quick:')) + 1, 3);
  await page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'quick' }).first().click();
  await shots(window, 'goal-tests');
});
