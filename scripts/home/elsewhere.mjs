// The same in Korean, in the web extension host, and asked for by an agent.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { brokenConference, raised } from '../lib/pictures.mjs';
import { root } from '../lib/steps.mjs';
import { around, inThemes, inWindow, narrow, shot, shots } from '../lib/shots.mjs';

const FILE = 'conference.arch.yaml';
const sample = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');

export const korean = async () => inWindow('in Korean', { files: await brokenConference(), language: 'ko' }, async (window) => {
  const canvas = await Canvas.of(window.page);
  await canvas.frame.getByRole('button', { name: '맞춤' }).click();
  await canvas.node('register').click();
  await shots(window, 'korean-canvas');
  await window.page.setViewportSize(narrow);
  await shots(window, 'korean-canvas', { suffix: '-900' });
  await window.page.setViewportSize({ width: 1680, height: 960 });
  await window.command('문제 보기');
  await raised(window, 420);
  await canvas.frame.getByRole('button', { name: '맞춤' }).click();
  await shots(window, 'korean-findings');
  await window.command('청구 내역 보기');
  await shots(window, 'korean-bill');
});

/** Commands, and what the command line says in a task. */
export const koreanCommands = async () => inWindow('commands in Korean', { files: await brokenConference(), language: 'ko', size: { width: 1200, height: 720 }, settings: { 'terminal.integrated.gpuAcceleration': 'off' } }, async (window) => {
  const { page } = window;
  await Canvas.of(page);
  await window.knows('청구 내역 보기');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await inThemes(window, async (theme) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Serverless Canvas');
    await rows.nth(5).waitFor();
    await shot(window, `korean-commands-${theme}`);
    await page.keyboard.press('Escape');
  });
  await window.command('Tasks: Run Task');
  await rows.filter({ hasText: 'serverlessCanvas' }).first().click();
  await rows.filter({ hasText: 'check conference.arch.yaml' }).first().click();
  await page.locator('.xterm-rows', { hasText: '오류' }).waitFor();
  await shots(window, 'korean-task');
});

export const web = async () => inWindow('in the browser', { files: { [FILE]: sample.replace('duration: 15 min', 'duration: 60 s') }, kind: 'web', size: { width: 1500, height: 900 } }, async (window) => {
  const canvas = await Canvas.of(window.page);
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await canvas.node('register').click();
  await shots(window, 'web-canvas');
  await window.command('Show Bill');
  await raised(window, 380);
  await shots(window, 'web-bill', { themes: ['light'] });
  await canvas.frame.getByRole('button', { name: 'Simulate' }).click();
  await canvas.frame.getByRole('button', { name: 'Run', exact: true }).click();
  await canvas.frame.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await shots(window, 'web-simulation', { themes: ['light'] });
  await window.page.setViewportSize({ width: 1100, height: 1400 });
  await window.command('Developer: Show Running Extensions');
  const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'serverless-canvas.serverless-canvas' });
  await row.waitFor();
  await shots(window, 'web-host', { themes: ['light'], clip: await around(window.page, [row], 0) });
});

/** What VS Code asks before a language-model tool writes. */
export const agents = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'agents-'));
  process.env['TOOL_CALLS'] = join(folder, 'calls.json');
  await writeFile(process.env['TOOL_CALLS'], JSON.stringify([['serverlessCanvas_edit', { file: FILE, intents: [
    { kind: 'set', path: ['nodes', 'register', 'properties', 'MemorySize'], value: 512 },
    { kind: 'add-node', id: 'audit', node: { service: 'sqs', at: [1290, 200] } },
    { kind: 'add-connection', id: 'register-audit', connection: { from: 'register', to: 'audit' } },
  ] }]]));
  try {
    await inWindow('an agent', { files: { [FILE]: sample }, size: { width: 1500, height: 860 }, tidy: false }, async (window) => {
      await window.page.locator('.monaco-dialog-box').waitFor({ timeout: 60_000 });
      await shots(window, 'agent-edit');
    });
  } finally {
    delete process.env['TOOL_CALLS'];
    await rm(folder, { recursive: true, force: true });
  }
};
