import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { behind, goTo } from '../lib/text.ts';
import { canvasOf, openWindow, type Window } from '../lib/window.ts';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ size: { width: 1900, height: 950 } });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

it('Show Bill opens the bill below the canvas, line by line', async () => {
  await window.command('Show Bill');
  const canvas = await Canvas.of(window.page);
  const row = canvas.frame.getByRole('row', { name: /cdn.*HTTPS requests/ });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/2,243,000 requests[\s\S]*\$2\.69/);
});

it('Reveal on Canvas selects what the cursor in the text is in', async () => {
  const text = await readFile(join(root, 'samples', 'conference', 'conference.arch.yaml'), 'utf8');
  await window.command('Open as Text Beside');
  await window.page.locator('.monaco-editor .view-lines').first().click();
  const { line, column } = behind(text, 'MessageRetentionPeriod');
  await goTo(window.page, line, column);
  await window.command('Reveal on Canvas');
  const canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__node.selected[data-id="node:undelivered"]').waitFor();
});

it('New Design offers starters on an empty canvas, and one of them makes a design', async () => {
  await window.command('New Design');
  const name = window.page.locator('.quick-input-widget input');
  // A file that an earlier try left is no obstacle: the next free name is proposed.
  await expect.poll(() => name.inputValue()).toMatch(/\/design(-\d+)?\.arch\.yaml$/);
  const file = basename(await name.inputValue());
  await name.press('Enter');
  await expect.poll(() => window.read(file).catch(() => 'not there yet')).toContain('nodes: {}');
  const empty = await window.read(file);
  const frame = await canvasOf(window.page);
  const starter = frame.getByRole('button', { name: /HTTP API with a table/ });
  await starter.click();
  await frame.locator('.react-flow__node').nth(4).waitFor();
  await window.command('File: Save');
  await expect.poll(() => window.read(file)).toContain('service: dynamodb');
  await frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  // The palette is opened right behind: undo must not be lost to what has the focus by then.
  await window.page.keyboard.press('Control+Z');
  await window.knows('File: Save');
  await starter.waitFor();
  await window.command('File: Save');
  await expect.poll(() => window.read(file)).toBe(empty);
});
