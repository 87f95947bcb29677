// Pictures of the real VS Code: in a theme, of a size, without what is not ours.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { openWindow } from '../../test/e2e/lib/window.ts';
import { root } from './steps.mjs';

/** By the name in VS Code's list, and what the workbench is marked with once it shows. */
export const themes = {
  light: ['Light Modern', 'light_modern'],
  dark: ['Dark Modern', 'dark_modern'],
  'dark-high-contrast': ['Dark High Contrast', 'hc_black'],
  'light-high-contrast': ['Light High Contrast', 'hc_light'],
};
export const widths = [1680, 900];
export const height = 960;
export const images = join(root, 'docs', 'images');

/** Opens a design in a theme, without the side bars, and hands over the window; `whole` with its code and pages. */
export async function inTheme([theme, mark], files, work, size = { width: widths[0], height }, { settings: more = {}, ...options } = {}) {
  const settings = { 'workbench.activityBar.location': 'hidden', ...more };
  const window = await openWindow({ ...options, settings, size, ...(files === 'whole' ? { whole: true } : files && { files }) });
  try {
    await Canvas.of(window.page);
    await window.command('Preferences: Color Theme');
    await window.page.locator('.quick-input-widget input').fill(theme);
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
    await window.page.locator(`.monaco-workbench[class*=${mark}]`).waitFor();
    await window.command('Toggle Primary Side Bar Visibility');
    await work(window);
  } finally {
    await window.close();
  }
}

export async function fitted(window, width) {
  await window.page.setViewportSize({ width, height });
  const canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
  return canvas;
}

/** Into docs/images/, or the folder that is named. */
export async function picture(window, name, folder = images) {
  const { height: bottom } = window.page.viewportSize();
  await window.page.mouse.move(2, bottom - 2);
  await window.page.waitForTimeout(600);
  await window.page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Makes the panel below the canvas so high. */
export async function raised(window, pixels) {
  const canvas = await Canvas.of(window.page);
  const resizer = canvas.frame.locator('.resizer');
  await resizer.focus();
  for (let height = Number(await resizer.getAttribute('aria-valuenow')); height < pixels; height += 20) await resizer.press('ArrowUp');
  return canvas;
}

/** The conference as it would be if thousands registered every second, with a few slips of the pen. */
export async function brokenConference() {
  const file = 'conference.arch.yaml';
  const text = await readFile(join(root, 'samples', 'conference', file), 'utf8');
  return { [file]: text
    .replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 1200')
    .replace('MemorySize: 256, Timeout: 10', 'MemorySize: 256, Timeout: !ImportValue RegisterTimeout')
    .replace('register: { requests: 60k/month', 'register: { requests: 20k/s')
    .replace('MessageRetentionPeriod: 1209600', 'MessageRetentionPeriod: 2000000') };
}
