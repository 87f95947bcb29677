// `node scripts/text-pictures.mjs [light|dark] [text|difference]`: a design beside its text, what the text offers, and a design held against the
// last commit, in the real VS Code, into docs/images/. Run it with the product built.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { behind, goTo } from '../test/e2e/lib/text.ts';
import { inTheme, picture, themes } from './lib/pictures.mjs';
import { root, step } from './lib/steps.mjs';

const FILE = 'conference.arch.yaml';
const size = { width: 1680, height: 860 };
const original = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');
const wanted = process.argv.slice(2);
/** Where none of a kind is named, all of it are meant. */
const asked = (what, all = ['text', 'difference']) => !wanted.some((word) => all.includes(word)) || wanted.includes(what);

for (const name of ['light', 'dark'].filter((each, _index, all) => asked(each, all))) {
  const opened = (work, settings) => inTheme(themes[name], { [FILE]: original }, (window) => work(window, name), size, { committed: true, settings });
  if (asked('text')) await step(`text, ${name}`, () => opened(pictures, { 'serverlessCanvas.selectionInStep': true, 'window.dialogStyle': 'custom' }));
  if (asked('difference')) await step(`difference, ${name}`, () => opened(difference, {}));
}

/** Puts the cursor behind a text, so many characters back. */
async function put(window, what, back = 0) {
  const box = await window.page.locator('.monaco-editor').first().boundingBox();
  await window.page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5);
  const { line, column } = behind(original, what);
  await goTo(window.page, line, column - back);
}

async function pictures(window, name) {
  const { page } = window;
  const canvas = await Canvas.of(page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Open as Text Beside');
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await put(window, 'code: ./functions/show');
  await picture(window, `text-beside-${name}`);
  await put(window, '{ from: certificate, to: undelivered', 11);
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
  await picture(window, `text-completion-${name}`);
  await page.keyboard.press('Escape');
  await put(window, 'BillingMode', 3);
  await window.command('Show or Focus Hover');
  await page.locator('.monaco-hover-content', { hasText: 'BillingMode' }).first().waitFor();
  await picture(window, `text-hover-${name}`);
  await page.keyboard.press('Escape');
  await put(window, '\n  registrations', 3);
  await page.keyboard.press('F2');
  await page.locator('.rename-box input').fill('attendees');
  await page.keyboard.press('Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await picture(window, `text-rename-${name}`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

/** More memory, a queue with its permission, and nothing that takes what fails, beside what is committed. */
async function difference(window, name) {
  await writeFile(join(window.folder, FILE), original
    .replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 2048, Timeout: 60')
    .replace('connections:\n', '  audit:\n    service: sqs\n    at: [1290, 200]\n\nconnections:\n  register-audit: { from: register, to: audit }\n')
    .replace('  certificate-undelivered: { from: certificate, to: undelivered, kind: on-failure }\n', ''));
  const canvas = await Canvas.of(window.page);
  await canvas.node('audit').waitFor();
  await window.command('Compare with Last Commit');
  while (!(await Promise.all(window.page.frames().map((frame) => frame.locator('body > .picture').isVisible().catch(() => false)))).includes(true)) await window.page.waitForTimeout(200);
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await picture(window, `difference-${name}`);
}
