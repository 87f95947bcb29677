import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { openFile } from '../lib/workbench.ts';

const SHOP = `version: 1
name: shop
region: us-east-1
nodes:
  orders: { service: lambda, at: [0, 0], properties: { Runtime: nodejs24.x, Handler: index.handler } }   # takes them
  # What waits to be packed.
  packing:
    service: sqs
    label: Packing
    at: [400, 0]
    properties: { VisibilityTimeout: 120 }
connections:
  orders-packing: { from: orders, to: packing, env: { QUEUE: url } }
`;
const OTHER = `version: 1
name: other
region: us-east-1
nodes:
  orders: { service: client, at: [0, 0] }   # people
`;

const HANDLER = 'export const handler = async () => ({ statusCode: 200 });\n';

let window: Window;

beforeAll(async () => {
  window = await openWindow({ files: { 'shop.arch.yaml': SHOP, 'other.arch.yaml': OTHER, 'pay.mjs': HANDLER }, open: 'shop.arch.yaml' });
});
afterAll(() => window?.close());

const press = async (keys: string) => window.page.keyboard.press(keys);
const save = async () => {
  await window.page.locator('.tab.dirty').waitFor();
  await press('Control+S');
  await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
};
const focusOn = async (canvas: Canvas, id: string) => {
  await canvas.node(id).click({ position: { x: 80, y: 20 } });
};

describe('nodes copied in one file', () => {
  it('are pasted into another under ids that are free there, with what connects them, and undone in one step', async () => {
    const shop = await Canvas.of(window.page);
    await focusOn(shop, 'orders');
    await press('Control+A');
    await press('Control+C');
    await expect.poll(() => shop.frame.locator('[aria-live]').first().innerText()).toBe('2 copied.');
    await openFile(window, 'other.arch.yaml');
    const other = await Canvas.of(window.page);
    await other.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await press('Control+V');
    await other.node('orders-2').waitFor();
    await save();
    const text = await window.read('other.arch.yaml');
    expect(text).toContain('  orders: { service: client, at: [0, 0] }   # people\n');
    expect(text).toMatch(/ {2}orders-2: \{ service: lambda, at: \[-?\d+, -?\d+\], properties: \{ Runtime: nodejs24\.x, Handler: index\.handler \} \} {3}# takes them\n {2}# What waits to be packed\.\n {2}packing:\n {4}service: sqs\n/);
    expect(text).toContain('  orders-2-packing: { from: orders-2, to: packing, env: { QUEUE: url } }\n');
    await press('Control+Z');
    await save();
    expect(await window.read('other.arch.yaml')).toBe(OTHER);
  });

  it('paste as YAML into a text editor', async () => {
    await window.command('File: New Untitled Text File');
    await press('Control+V');
    await expect.poll(async () => (await window.page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ')).toContain('# What waits to be packed.');
    await window.command('View: Revert and Close Editor');
  });
});

describe('keys of the canvas', () => {
  it('are VS Code’s own while the canvas has the focus: Ctrl+D duplicates, Ctrl+F finds', async () => {
    await openFile(window, 'shop.arch.yaml');
    const shop = await Canvas.of(window.page);
    // What was selected before is selected still, and its inspector lies over the canvas here.
    await shop.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await shop.frame.getByRole('button', { name: 'Fit' }).click();
    await focusOn(shop, 'packing');
    await press('Control+D');
    await shop.node('packing-2').waitFor();
    await press('Control+F');
    await shop.frame.locator('.find-input').fill('orders');
    await expect.poll(() => shop.frame.locator('.react-flow__node.selected').getAttribute('data-id')).toBe('node:orders');
    // In a text field they are the field's: nothing is duplicated.
    await press('Control+D');
    await press('Escape');
    await shop.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await press('Control+Z');
    await shop.node('packing-2').waitFor({ state: 'detached' });
    expect(await shop.frame.locator('.react-flow__node').count()).toBe(2);
  });
});

it('a handler’s file dropped on the canvas becomes a function that knows its code', async () => {
  const shop = await Canvas.of(window.page);
  // As VS Code's explorer gives it to a page, with the Shift key held, in a window of a remote machine.
  await shop.frame.locator('.canvas').evaluate((canvas, path) => {
    const data = new DataTransfer();
    data.setData('application/vnd.code.uri-list', `vscode-remote://localhost${path}`);
    for (const type of ['dragover', 'drop']) canvas.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientX: 500, clientY: 300 }));
  }, `${window.folder}/pay.mjs`);
  await shop.node('pay').waitFor();
  await save();
  expect(await window.read('shop.arch.yaml')).toMatch(/ {2}pay:\n {4}service: lambda\n {4}at: \[-?\d+, -?\d+\]\n {4}properties: \{ Runtime: nodejs24\.x, Handler: pay\.handler, MemorySize: 256, Timeout: 10 \}\n {4}code: \.\n/);
  await press('Control+Z');
  await save();
  expect(await window.read('shop.arch.yaml')).toBe(SHOP);
});

it('Go to Symbol in the text lists nodes by the names that people read', async () => {
  await window.command('Open as Text Beside');
  await window.page.locator('.monaco-editor .view-lines').first().click();
  await press('Control+Shift+O');
  const row = window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Packing' }).first();
  await row.waitFor();
  expect(await window.page.locator('.quick-input-list .monaco-list-row').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('orders → Packing')]));
  await press('Escape');
  expect(await window.read('shop.arch.yaml')).toBe(SHOP);
});
