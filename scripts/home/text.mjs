// A design beside its text, what the text offers, and a design held against the last commit.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { behind, goTo } from '../../test/e2e/lib/text.ts';
import { openFile } from '../../test/e2e/lib/workbench.ts';
import { root } from '../lib/steps.mjs';
import { inThemes, inWindow, narrow, shot, shots } from '../lib/shots.mjs';

const FILE = 'conference.arch.yaml';
const original = await readFile(join(root, 'samples', 'conference', FILE), 'utf8');

/** Puts the cursor behind a text, so many characters back. */
async function put(window, what, back = 0) {
  const box = await window.page.locator('.monaco-editor').first().boundingBox();
  await window.page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5);
  const { line, column } = behind(original, what);
  await goTo(window.page, line, column - back);
}

export const text = () => inWindow('the text beside the canvas', {
  files: { [FILE]: original }, size: { width: 1680, height: 860 }, settings: { 'serverlessCanvas.selectionInStep': true, 'editor.minimap.enabled': false },
}, async (window) => {
  const { page } = window;
  const canvas = await Canvas.of(page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await window.command('Open as Text Beside');
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await put(window, 'code: ./functions/show');
  await shots(window, 'text-beside');
  await inThemes(window, async (theme) => {
    await put(window, '{ from: certificate, to: undelivered', 11);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    await shot(window, `text-completion-${theme}`);
    await page.keyboard.press('Escape');
    await put(window, 'BillingMode', 3);
    await window.command('Show or Focus Hover');
    await page.locator('.monaco-hover-content', { hasText: 'BillingMode' }).first().waitFor();
    await shot(window, `text-hover-${theme}`);
    await page.keyboard.press('Escape');
    await put(window, 'from: register, to: registrations', 4);
    await page.keyboard.press('F12');
    await page.locator('.statusbar-item', { hasText: `Ln ${behind(original, '\n  registrations').line}, Col 3` }).waitFor();
    await shot(window, `text-definition-${theme}`);
    await put(window, '\n  registrations', 3);
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('attendees');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await shot(window, `text-rename-${theme}`);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});

/** More memory, a queue with its permission, and nothing that takes what fails, beside what is committed. */
const CHANGED = original
  .replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 2048, Timeout: 60')
  .replace('connections:\n', '  audit:\n    service: sqs\n    at: [1290, 200]\n\nconnections:\n  register-audit: { from: register, to: audit }\n')
  .replace('  certificate-undelivered: { from: certificate, to: undelivered, kind: on-failure }\n', '');

export const difference = () => inWindow('what has changed', { files: { [FILE]: original }, committed: true, size: { width: 1680, height: 860 } }, async (window) => {
  await writeFile(join(window.folder, FILE), CHANGED);
  const canvas = await Canvas.of(window.page);
  await canvas.node('audit').waitFor();
  await window.command('Compare with Last Commit');
  const shown = () => Promise.all(window.page.frames().map((frame) => frame.locator('body > .picture').isVisible().catch(() => false)));
  while (!(await shown()).includes(true)) await window.page.waitForTimeout(200);
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  await shots(window, 'difference');
  await window.command('View: Close Other Editors in Group').catch(() => undefined);
  await window.page.setViewportSize(narrow);
  await shots(window, 'difference', { suffix: '-900' });
});

/** The same comparison from the command line, as a pull request shows it. */
export const markdown = () => inWindow('what has changed, as Markdown', { files: { [FILE]: original }, committed: true, size: { width: 1100, height: 860 } }, async (window) => {
  await Canvas.of(window.page);
  await writeFile(join(window.folder, FILE), CHANGED);
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist', 'cli.js'), 'diff', '--commit', 'HEAD', FILE, '--format', 'markdown'], { cwd: window.folder, env: { ...process.env, LC_ALL: 'en_US.UTF-8' } });
  await writeFile(join(window.folder, 'difference.md'), stdout);
  await openFile(window, 'difference.md');
  await window.command('Markdown: Open Preview');
  await window.page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
  await window.page.waitForTimeout(2_000);
  await shots(window, 'difference-markdown');
});
