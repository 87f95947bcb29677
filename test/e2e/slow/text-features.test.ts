import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { behind, goTo } from '../lib/text.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { openFile } from '../lib/workbench.ts';

const FILE = 'conference.arch.yaml';
const TEMPLATE = `AWSTemplateFormatVersion: 2010-09-09
Resources:
  Jobs: { Type: AWS::SQS::Queue }
`;

let window: Window;
let canvas: Canvas;
let original: string;

beforeAll(async () => {
  original = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');
  window = await openWindow({ files: { [FILE]: original, 'template.yaml': TEMPLATE }, committed: true, size: { width: 1900, height: 950 }, settings: { 'window.dialogStyle': 'custom', 'serverlessCanvas.selectionInStep': true } });
  canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Open as Text Beside');
  await window.page.locator('.monaco-editor .view-lines').first().waitFor();
});
afterAll(() => window?.close());

const put = async (what: string, back = 0) => {
  // To the right of what the lenses tell; a click on the lines themselves would scroll them.
  const box = await window.page.locator('.monaco-editor').first().boundingBox();
  if (box) await window.page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5);
  const { line, column } = behind(original, what);
  await goTo(window.page, line, column - back);
};
/** The one-based place of the cursor, as the status bar tells it. */
const cursor = async () => /Ln (\d+), Col (\d+)/.exec(await window.page.locator('.statusbar-item', { hasText: /^Ln \d+/ }).innerText())?.slice(1).map(Number);
const saved = async () => {
  await window.command('File: Save');
  return window.read(FILE);
};

it('lenses tell what the design and its nodes cost, and open what they tell of', async () => {
  await put('version: 1');
  const lenses = window.page.locator('.codelens-decoration');
  await expect.poll(async () => (await lenses.allInnerTexts()).join(' ')).toMatch(/\$\d+\.\d\d a month.*Simulate.*Export/s);
  await lenses.locator('a', { hasText: 'Simulate' }).first().click();
  await canvas.frame.getByRole('tab', { name: 'Simulation' }).waitFor();
});

it('completion offers the nodes that a connection may lead to', async () => {
  await put('{ from: certificate, to: undelivered', 11);
  await window.page.keyboard.press('Control+Space');
  const rows = window.page.locator('.suggest-widget .monaco-list-row');
  await expect.poll(async () => (await rows.allInnerTexts()).join(' ')).toMatch(/undelivered.*SQS|sqs/i);
  await window.page.keyboard.press('Escape');
});

it('the definition of the end of a connection is its node', async () => {
  await put('from: register, to: registrations', 4);
  await window.page.keyboard.press('F12');
  const { line } = behind(original, '\n  registrations:');
  await expect.poll(cursor).toEqual([line, 3]);
});

it('the cursor selects on the canvas, and the canvas moves the cursor, each without taking the focus', async () => {
  await put('code: ./functions/show');
  await expect.poll(() => canvas.frame.locator('.react-flow__node.selected').innerText()).toContain('show');
  expect(await window.page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
  // Beside the text the inspector lies over the canvas, and over what stands at its right.
  await canvas.frame.locator('.inspector-close').click();
  await canvas.node('certificate').click();
  // The status bar is about the canvas then.
  const { line } = behind(original, '\n  certificate:');
  await expect.poll(() => window.page.locator('.line-numbers.active-line-number').first().innerText()).toBe(String(line));
});

it('a rename changes every mention, asks about what a deployment would replace, and can keep it', async () => {
  await put('\n  registrations', 3);
  await window.page.keyboard.press('F2');
  const input = window.page.locator('.rename-box input');
  await input.fill('attendees');
  await input.press('Enter');
  const dialog = window.page.locator('.monaco-dialog-box');
  await expect.poll(() => dialog.innerText()).toContain('Registrations (AWS::DynamoDB::Table)');
  await dialog.getByRole('button', { name: 'Keep the Resources' }).click();
  await expect.poll(async () => /from: register, to: attendees/.test(await saved())).toBe(true);
  const text = await saved();
  expect(text).toContain('logicalId: Registrations');
  expect(text).not.toMatch(/to: registrations\b/);
  await canvas.node('attendees').waitFor();
});

it('Compare with Last Commit shows what was added and removed, as a picture and as a list', async () => {
  await openFile(window, FILE);
  await window.command('Compare with Last Commit');
  const shown = async () => (await Promise.all(window.page.frames().map((frame) => frame.locator('body:has(> .picture)').innerText({ timeout: 300 }).catch(() => '')))).join('');
  await expect.poll(shown).toMatch(/conference: HEAD → conference\.arch\.yaml[\s\S]*Nodes[\s\S]*registrations[\s\S]*attendees/);
});

it('a template has the way to the canvas above its first line', async () => {
  await openFile(window, 'template.yaml');
  await window.page.locator('.codelens-decoration a', { hasText: 'Open as Architecture' }).click();
  await expect.poll(() => window.page.locator('.tab', { hasText: 'template.yaml.arch.yaml' }).count()).toBe(1);
});
