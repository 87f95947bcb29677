import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { sampleNames } from '../../support/samples.ts';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ size: { width: 1700, height: 950 } });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

/** The page of the gallery, which is the only webview with cards. */
async function gallery(): Promise<Frame> {
  await window.command('Open a Sample');
  let found: Frame | undefined;
  await expect.poll(async () => {
    for (const frame of window.page.frames()) if ((await frame.locator('li footer button').count().catch(() => 0)) > 0) found = frame;
    return found !== undefined;
  }).toBe(true);
  return found!;
}

it('shows every sample drawn, with what it costs', async () => {
  const page = await gallery();
  await expect.poll(() => page.locator('li').count()).toBe(sampleNames.length);
  expect(await page.locator('li img[src^="data:image/svg+xml"]').count()).toBe(sampleNames.length);
  expect(await page.locator('li h2').first().innerText()).toBe('The conference');
  expect(await page.locator('li footer span').allInnerTexts()).toEqual(Array.from(sampleNames, () => expect.stringMatching(/^\$\d+\.\d\d a month in ap-northeast-2$/)));
});

it('leaves those that hold what is typed', async () => {
  const page = await gallery();
  await page.getByRole('searchbox').fill('websocket');
  expect(await page.locator('li:visible h2').allInnerTexts()).toEqual(['A chat over WebSockets']);
  await page.getByRole('searchbox').fill('mainframe');
  expect(await page.getByRole('status').innerText()).toBe('No sample is about that.');
  await page.getByRole('searchbox').fill('');
});

it('copies the one that is opened, with its code and page, and shows it as a canvas', async () => {
  const page = await gallery();
  await page.getByRole('button', { name: 'Open: A chat over WebSockets' }).click();
  const where = window.page.locator('.quick-input-widget input');
  await where.waitFor();
  await where.fill(window.folder);
  await window.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  await window.page.locator('.tab', { hasText: 'chat.arch.yaml' }).waitFor();
  const canvas = await Canvas.of(window.page);
  await canvas.node('presence').waitFor();
  const copied = readdirSync(join(window.folder, 'chat'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file)).toSorted();
  expect(copied).toEqual(['README.md', 'chat.arch.yaml', 'functions/presence/index.ts', 'functions/say/index.ts', 'functions/shared/environment.ts', 'functions/shared/socket.ts', 'package.json']);
  expect(await window.read('chat/chat.arch.yaml')).toBe(readFileSync(join(root, 'samples/chat/chat.arch.yaml'), 'utf8'));
});
