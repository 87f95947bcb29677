// What a part of `canvas-pictures.mjs` works with: a design on the canvas of the real VS Code, hands, and a camera.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { openFile } from '../../test/e2e/lib/workbench.ts';
import { height, images, widths } from '../lib/pictures.mjs';
import { around } from '../lib/shots.mjs';
import { writeWebp } from '../lib/webp.mjs';

/** Around what a picture is clipped to, pixels. */
const MARGIN = 16;

/** Makes the panel below the canvas no higher than so. */
export async function lowered(desk, pixels) {
  const { frame } = await desk.canvas();
  const resizer = frame.locator('.resizer');
  await resizer.focus();
  for (let height = Number(await resizer.getAttribute('aria-valuenow')); height > pixels; height -= 20) await resizer.press('ArrowDown');
}

/** Waits until the workspace has a file. */
export async function written({ window, page }, file) {
  while (!existsSync(join(window.folder, file))) await page.waitForTimeout(100);
}

/** Puts the pointer where it is over nothing. */
async function aside(page) {
  await page.mouse.move(2, page.viewportSize().height - 2);
}

/** The desk in a window, in a theme whose name the pictures bear. */
export function deskOn(window, theme, size = { width: widths[0], height }) {
  const { page } = window;
  const canvas = () => Canvas.of(page);
  const desk = {
    window, page, theme, canvas,
    /** Opens a design as it is on disk, alone, at a width, wholly in view. */
    open: async (file, width = size.width) => {
      await window.command('View: Revert and Close Editor');
      await page.setViewportSize({ width, height: size.height });
      await openFile(window, file);
      // Beside the canvas where the window is wide: the canvas is what the pictures are of.
      const close = (await canvas()).frame.getByRole('button', { name: 'Close the inspector' });
      if (await close.count() > 0) await close.click();
      return desk.fit();
    },
    fit: async () => {
      const shown = await canvas();
      await shown.frame.getByRole('button', { name: 'Fit' }).click();
      await page.waitForTimeout(300);
      return shown;
    },
    resize: async (width) => {
      await page.setViewportSize({ width, height: size.height });
      return desk.fit();
    },
    /** Selects nodes by their ids, in this order. */
    select: async (...ids) => {
      const shown = await canvas();
      for (const [row, id] of ids.entries()) await shown.node(id).click({ position: { x: 50, y: 14 }, modifiers: row === 0 ? [] : ['Shift'] });
      return shown;
    },
    /** The picture of a part: of the whole window, or of what stands in all of `what`, with some room around it. */
    take: async (name, what = [], { pointerStays = false, margin = MARGIN } = {}) => {
      if (!pointerStays) await aside(page);
      await page.waitForTimeout(500);
      const clip = what.length === 0 ? undefined : await around(page, what, margin);
      const { width } = page.viewportSize();
      await writeWebp(await page.screenshot(clip && { clip }), join(images, `${name}-${theme}${width === widths[0] ? '' : `-${width}`}.webp`));
    },
  };
  return desk;
}
