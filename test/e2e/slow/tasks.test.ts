import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';

const SLOW = `version: 1
name: slow
region: us-east-1

nodes:
  work: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1200 } }
`;

let window: Window;

beforeAll(async () => {
  window = await openWindow({ files: { 'open.arch.yaml': SLOW.replace('1200', '12'), 'slow.arch.yaml': SLOW }, open: 'open.arch.yaml', settings: { 'terminal.integrated.gpuAcceleration': 'off' } });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

/** VS Code's list of this product's tasks. */
async function listed() {
  const rows = window.page.locator('.quick-input-list .monaco-list-row');
  await window.command('Tasks: Run Task');
  await rows.filter({ hasText: 'serverlessCanvas' }).first().click();
  await rows.filter({ hasText: 'check slow.arch.yaml' }).first().waitFor();
  return rows;
}

it('the command line’s answers about each design are offered as tasks, with what they tell', async () => {
  const offered = (await (await listed()).allInnerTexts()).join('\n');
  for (const command of ['check', 'cost']) for (const file of ['open', 'slow']) expect(offered).toContain(`${command} ${file}.arch.yaml`);
  expect(offered).toContain('What is wrong with the design, with places and sources');
  await window.page.keyboard.press('Escape');
});

it('one that checks writes into a terminal, and what it finds stands in the Problems panel, though the design is not open', async () => {
  await (await listed()).filter({ hasText: 'check slow.arch.yaml' }).first().click();
  await window.page.locator('.xterm-rows', { hasText: 'error: Timeout is 1,200 s' }).waitFor();
  await window.command('Problems: Focus on Problems View');
  const problem = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'Timeout is 1,200 s' }).first();
  await problem.waitFor();
  expect(await problem.innerText()).toContain('lambda.timeout-above-limit');
});
