import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';

const sample = async (name: string): Promise<string> => (await readFile(join(root, 'samples', name, `${name}.arch.yaml`), 'utf8')).replace('peak: 2400/s', 'peak: 50/s');
const [held, missed] = [await sample('conference'), await sample('conference-sync')];
const bare = held.replace(/^goals:\n(?: .*\n)+/m, '');

/** Each opens VS Code and runs scenarios, on a machine that may have other things to do. */
const TIMEOUT = 120_000;

let window: Window | undefined;

afterEach(() => window?.close());

/** A window with the Test Explorer in front. */
async function explorer(files: Readonly<Record<string, string>>, kind?: 'web'): Promise<Window> {
  window = await openWindow({ files, ...(kind && { kind }) });
  // It is there as soon as a test controller is.
  await window.page.locator('.activitybar [aria-label^="Testing"]').first().click({ timeout: 40_000 });
  return window;
}

const rows = ({ page }: Window): Locator => page.locator('.test-explorer .monaco-list-row');
const row = (opened: Window, label: string): Locator => rows(opened).filter({ hasText: label }).first();

async function expand(opened: Window, label: string): Promise<void> {
  await row(opened, label).locator('.monaco-tl-twistie').click();
}

const NAMES = ['conference.arch.yaml', 'sync.arch.yaml', 'bare.arch.yaml', 'quick', 'made', 'busy', 'cheap'];

/** Each row by its name, and the state that its icon tells. */
async function states(opened: Window): Promise<Readonly<Record<string, string>>> {
  const told = await rows(opened).evaluateAll((elements) => elements.map((element) => [element.textContent?.trim() ?? '', /codicon-testing-(\w+)-icon/.exec(element.innerHTML)?.[1] ?? ''] as const));
  return Object.fromEntries(told.map(([text, state]) => [NAMES.find((name) => text.startsWith(name)) ?? text, state]));
}

describe.each([['on the desktop', undefined], ['in the web extension host', 'web']] as const)('the Test Explorer %s', (_where, kind) => {
  it('lists designs with goals and no others, runs them, and shows which are missed and why', async () => {
    const opened = await explorer({ 'conference.arch.yaml': held, 'sync.arch.yaml': missed, 'bare.arch.yaml': bare }, kind);
    await row(opened, 'sync.arch.yaml').waitFor();
    expect(Object.keys(await states(opened))).toEqual(['conference.arch.yaml', 'sync.arch.yaml']);
    await expand(opened, 'sync.arch.yaml');
    await row(opened, 'quick').waitFor();
    await opened.command('Test: Run All Tests');
    await expect.poll(() => states(opened), { timeout: 40_000 }).toMatchObject({ 'conference.arch.yaml': 'passed', 'sync.arch.yaml': 'failed', quick: 'failed', cheap: 'passed' });
    await expect.poll(() => opened.page.locator('.test-output-peek-message-container, .test-output-peek').allTextContents().then((texts) => texts.join('\n'))).toMatch(/quick.*p99 of visitors\.register under opens/s);
  }, TIMEOUT);
});

describe('the Test Explorer', () => {
  it('shows a missed goal at its line with what was expected, and runs again after an edit', async () => {
    const opened = await explorer({ 'conference.arch.yaml': missed });
    await expand(opened, 'conference.arch.yaml');
    await row(opened, 'quick').waitFor();
    await opened.command('Test: Run All Tests');
    await expect.poll(() => states(opened), { timeout: 40_000 }).toMatchObject({ quick: 'failed' });
    await opened.command('Serverless Canvas: Open as Text Beside');
    await opened.page.keyboard.press('Control+G');
    await opened.page.keyboard.type(String(missed.split('\n').findIndex((line) => line.startsWith('  quick:')) + 1));
    await opened.page.keyboard.press('Enter');
    await opened.page.locator('.glyph-margin-widgets .codicon-testing-failed-icon').first().waitFor();
    await opened.page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'quick' }).first().click();
    await expect.poll(() => opened.page.locator('.panel .monaco-diff-editor').innerText().catch(() => '')).toMatch(/<\s300\sms[^]*\d\ss/);
    await writeFile(join(opened.folder, 'conference.arch.yaml'), missed.replace('p99: < 300 ms', 'p99: < 9 s'));
    await opened.page.locator('.test-explorer .monaco-list-row', { hasText: '< 9 s' }).waitFor({ timeout: 20_000 });
    await opened.command('Test: Run All Tests');
    await expect.poll(() => states(opened), { timeout: 40_000 }).toMatchObject({ quick: 'passed' });
  }, TIMEOUT);
});

describe('the canvas', () => {
  it('runs the design against its last commit and shows the difference', async () => {
    window = await openWindow({ files: { 'conference.arch.yaml': held }, committed: true });
    const canvas = await Canvas.of(window.page);
    await writeFile(join(window.folder, 'conference.arch.yaml'), held.replace('MemorySize: 1024', 'MemorySize: 256'));
    await canvas.frame.getByRole('button', { name: 'Simulate' }).click();
    await canvas.frame.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.frame.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 40_000 });
    expect(await canvas.frame.locator('.goals-line').textContent()).toMatch(/^Goals: All \d hold/);
    await canvas.frame.getByRole('button', { name: 'Compare', exact: true }).click();
    await canvas.frame.getByRole('button', { name: 'Run both' }).click();
    await canvas.frame.locator('.run-comparison').waitFor({ timeout: 40_000 });
    expect(await canvas.frame.locator('.run-comparison thead th').allTextContents()).toEqual(['Of', 'Figure', 'HEAD', 'Now', 'Difference']);
  }, TIMEOUT);
});
