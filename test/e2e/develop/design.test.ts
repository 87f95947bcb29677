import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { changedLines } from '../lib/lines.ts';
import { openWindow, type Window } from '../lib/window.ts';

const FILE = 'conference.arch.yaml';

let window: Window;
let canvas: Canvas;
let original: string;

beforeAll(async () => {
  original = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');
  window = await openWindow();
  canvas = await Canvas.of(window.page);
});
afterAll(() => window?.close());

/** Waits for the change to reach the document, and writes it to disk. */
const save = async () => {
  await window.page.locator('.tab.dirty').waitFor();
  await window.page.keyboard.press('Control+S');
  await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
};
const press = async (keys: string) => {
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.page.keyboard.press(keys);
  await save();
};
const saved = async () => changedLines(original, await window.read(FILE));

describe('the conference design', () => {
  it('shows every node and connection of the file', async () => {
    const nodes = await canvas.frame.locator('.react-flow__node[data-id^="node:"]').evaluateAll((all) => all.map((node) => node.getAttribute('data-id')?.slice('node:'.length)));
    expect(nodes).toEqual(['visitors', 'cdn', 'site', 'api', 'organizers', 'register', 'show', 'all', 'registrations', 'registered', 'certificate', 'certificates', 'undelivered']);
    expect(await canvas.frame.locator('.react-flow__edge').count()).toBe(16);
  });

  it('changes nothing on disk by being opened', async () => {
    expect(await window.read(FILE)).toBe(original);
    expect(await window.page.locator('.tab.dirty').count()).toBe(0);
  });

  it('shows its bill in the status bar', async () => {
    expect(await window.page.locator('#serverless-canvas\\.serverless-canvas\\.serverlessCanvas\\.bill').innerText()).toMatch(/^\$\d+\.\d\d\/month$/);
  });
});

describe('a change on the canvas', () => {
  // Every test leaves the file as it was: what was done is undone by VS Code, to the byte.
  afterEach(async () => {
    for (let undos = 0; undos < 3 && (await window.read(FILE)) !== original; undos += 1) await press('Control+Z');
    expect(await window.read(FILE)).toBe(original);
  });

  it('by dragging a node writes its new place, and only that', async () => {
    const from = await canvas.centreOf(canvas.node('undelivered'));
    const zoom = await canvas.zoom();
    await canvas.drag(from, { x: from.x + 100 * zoom, y: from.y + 40 * zoom });
    await save();
    const { removed, added } = await saved();
    expect(removed).toEqual(['    at: [1290, 620]']);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatch(/^ {4}at: \[1(3[7-9]|4[01])0, 6[4-8]0\]$/);
  });

  it('by connecting two nodes adds one line', async () => {
    await canvas.drag(await canvas.centreOf(canvas.node('register').locator('.node-source')), await canvas.centreOf(canvas.node('certificates')));
    await canvas.connection('register-certificates').waitFor({ state: 'attached' });
    await save();
    const { removed, added } = await saved();
    expect(removed).toEqual([]);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatch(/^ {2}register-certificates: +\{ from: register, to: certificates\b.*\}$/);
  });

  it('by editing a setting in the inspector rewrites its value, and only that', async () => {
    await canvas.node('register').click();
    const timeout = canvas.field('Timeout').getByRole('textbox');
    await timeout.fill('25');
    await timeout.press('Enter');
    await save();
    const { removed, added } = await saved();
    expect(added).toEqual(removed.map((line) => line.replace('Timeout: 10', 'Timeout: 25')));
    expect(removed).toHaveLength(1);
  });

  it('is one undo step: Ctrl+Z once takes back one change of two', async () => {
    await canvas.node('register').click();
    const timeout = canvas.field('Timeout').getByRole('textbox');
    for (const seconds of ['26', '27']) {
      await timeout.fill(seconds);
      await timeout.press('Enter');
      await save();
    }
    await press('Control+Z');
    expect((await saved()).added).toEqual([expect.stringContaining('Timeout: 26')]);
    await press('Control+Shift+Z');
    expect((await saved()).added).toEqual([expect.stringContaining('Timeout: 27')]);
  });
});
