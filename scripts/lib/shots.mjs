// Pictures for the documentation, in the real VS Code: one window, its themes changed underneath, so that what stands open stays open.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWindow } from '../../test/e2e/lib/window.ts';
import { images, themes } from './pictures.mjs';
import { step } from './steps.mjs';
import { writeWebp } from './webp.mjs';

/** The kinds of theme that the documentation shows. */
const SHOWN = ['light', 'dark', 'dark-high-contrast'];
/** What settings call a theme where it is not what VS Code's list calls it. */
const IDS = { 'Dark High Contrast': 'Default High Contrast', 'Light High Contrast': 'Default High Contrast Light' };
export const wide = { width: 1680, height: 960 };
export const narrow = { width: 900, height: 960 };

/** A workbench with nothing in it that is not asked for. */
const QUIET = { 'workbench.activityBar.location': 'hidden', 'workbench.sideBar.location': 'right', 'workbench.layoutControl.enabled': false, 'window.commandCenter': false, 'window.dialogStyle': 'custom' };

process.setMaxListeners(0);

/** Opens a window, hands it over, and closes it whatever happens. */
export async function inWindow(name, { settings = {}, size = wide, tidy = true, ...options }, work) {
  await step(name, async () => {
    const window = await openWindow({ ...options, size, settings: { ...QUIET, ...settings } });
    try {
      if (tidy) await alone(window);
      await work(window);
    } finally {
      await window.close();
    }
  });
}

/** Closes the side bar once the editor is up. */
async function alone(window) {
  await window.page.locator('.tab.active').first().waitFor({ timeout: 60_000 });
  await window.command('View: Toggle Primary Side Bar Visibility');
}

/** Runs `work` in each theme: those that are asked for, of those shown. */
export async function inThemes(window, work, shown = SHOWN) {
  for (const name of askedThemes(shown)) {
    await dress(window, name);
    await work(name);
  }
}

export function askedThemes(shown = SHOWN) {
  const asked = process.argv.slice(2).filter((word) => word in themes);
  return asked.length > 0 ? shown.filter((name) => asked.includes(name)) : shown;
}

/** By the workspace's settings, not by a command: that would take the focus from what is to be shown. */
export async function dress({ folder, page }, name) {
  const [label, mark] = themes[name];
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': IDS[label] ?? label }));
  await page.locator(`.monaco-workbench[class*=${mark}]`).waitFor({ timeout: 20_000 });
}

/** A part of the window, or all of it, into docs/images/ or another folder; with PICTURES also as PNG into that folder, to be looked at. */
export async function shot({ page }, name, { clip, folder = images } = {}) {
  const { width, height } = page.viewportSize();
  await page.mouse.move(2, height - 2);
  await page.waitForTimeout(700);
  // What the script scrolled to for a click, VS Code's own frames among it, stands where it stood.
  await page.evaluate(() => { for (const each of document.querySelectorAll('.webview-overlay-content')) each.scrollTop = 0; });
  for (const frame of page.frames()) await frame.evaluate(() => { if (document.activeElement?.classList.contains('resizer')) document.activeElement.blur(); }).catch(() => undefined);
  const png = await page.screenshot({ ...(clip && { clip: { x: 0, y: 0, width, height, ...clip } }) });
  await writeWebp(png, join(folder, `${name}.webp`));
  if (process.env['PICTURES']) await writeFile(join(process.env['PICTURES'], `${name}.png`), png);
}

/** The same in each theme. */
export async function shots(window, name, options = {}) {
  await inThemes(window, (theme) => shot(window, `${name}-${theme}${options.suffix ?? ''}`, options), options.themes);
}

/** The smallest box around all that is shown of `locators`, with some pixels to spare, within the window. */
export async function around(page, locators, spare = 16) {
  const boxes = (await Promise.all(locators.map((locator) => locator.first().boundingBox()))).filter((box) => box !== null);
  const { width, height } = page.viewportSize();
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - spare);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - spare);
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + spare);
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box.y + box.height)) + spare);
  return { x, y, width: right - x, height: bottom - y };
}
