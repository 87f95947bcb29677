import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ kind: 'web' });
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
