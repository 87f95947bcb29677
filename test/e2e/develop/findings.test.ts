import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { behind, goTo } from '../lib/text.ts';
import { openWindow, type Window } from '../lib/window.ts';

const FILE = 'conference.arch.yaml';
const RULE = 'lambda.timeout-above-limit';

let window: Window;
let canvas: Canvas;
let text: string;

beforeAll(async () => {
  const sample = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');
  text = sample.replace('MemorySize: 256, Timeout: 10', 'MemorySize: 256, Timeout: 1000').replace('register: { requests: 60k/month', 'register: { requests: 20k/s');
  window = await openWindow({ files: { [FILE]: text }, open: FILE, size: { width: 1900, height: 950 } });
  canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Open as Text Beside');
  await window.page.locator('.monaco-editor .view-lines').first().waitFor();
});
afterAll(() => window?.close());

async function cursorInTimeout(): Promise<void> {
  await window.page.locator('.monaco-editor .view-lines').first().click();
  const { line, column } = behind(text, 'MemorySize: 256, Timeout: 10');
  await goTo(window.page, line, column);
}

it('a hover says why it matters, what the limit is, where it is documented, and what AWS writes of the property', async () => {
  await cursorInTimeout();
  await window.command('Show or Focus Hover');
  const hover = window.page.locator('.monaco-hover-content', { hasText: RULE });
  await hover.waitFor();
  await expect.poll(() => hover.innerText()).toContain('Hard limit: 900 s; the design asks for 1,000 s');
  const property = window.page.locator('.monaco-hover-content', { hasText: 'AWS::Lambda::Function' });
  await expect.poll(() => property.innerText()).toContain('The amount of time (in seconds) that Lambda allows a function to run before stopping it.');
  await property.locator('a[data-href$="aws-resource-lambda-function.html#cfn-lambda-function-timeout"]').waitFor({ state: 'attached' });
  await window.page.keyboard.press('Escape');
});

it('the id of a rule leads to its page', async () => {
  await window.command('Problems: Focus on Problems View');
  const row = window.page.locator('.markers-panel .monaco-list-row', { hasText: RULE }).first();
  await row.locator('a', { hasText: RULE }).click();
  await window.page.locator('.tab', { hasText: RULE }).first().waitFor();
  await window.page.keyboard.press('Control+W');
});

it('the light bulb silences with a reason; text, Problems and canvas follow, and one undo takes it back', async () => {
  await cursorInTimeout();
  await window.page.keyboard.press('Control+.');
  await window.page.locator('.action-widget', { hasText: `Silence ${RULE}` }).waitFor();
  await window.page.locator('.action-widget .monaco-list-row', { hasText: `Silence ${RULE}` }).click();
  const reason = window.page.locator('.quick-input-widget input');
  await reason.fill('Until it is split.');
  await reason.press('Enter');
  const problem = window.page.locator('.markers-panel .monaco-list-row', { hasText: RULE });
  await expect.poll(() => problem.count(), { timeout: 15_000 }).toBe(0);
  await window.command('File: Save');
  await expect.poll(() => window.read(FILE), { timeout: 15_000 }).toContain(`${RULE}: { nodes: [register], reason: Until it is split. }`);
  await window.command('Show Findings');
  await canvas.frame.locator('.besides', { hasText: 'Silenced (' }).locator('li', { hasText: RULE }).waitFor({ state: 'attached' });
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.page.keyboard.press('Control+Z');
  await expect.poll(() => problem.count(), { timeout: 15_000 }).toBe(1);
});

it('Quota Requests opens what to ask AWS for', async () => {
  await window.command('Quota Requests');
  await window.page.locator('.tab', { hasText: 'conference.md' }).waitFor({ timeout: 20_000 });
  const lines = window.page.locator('.view-lines', { hasText: 'Quota' });
  await expect.poll(async () => (await lines.first().innerText()).replaceAll('\u00a0', ' ')).toMatch(/Quota requests: conference[\s\S]*Quota code: `apigateway` `L-8A5B8E43`/);
});
