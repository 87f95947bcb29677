// The gallery, and each sample opened from it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { root } from '../lib/steps.mjs';
import { around, dress, inWindow, narrow, shot, shots } from '../lib/shots.mjs';

/** The page of the gallery, the only webview with cards. */
async function cardsIn({ page }) {
  for (;;) {
    for (const frame of page.frames()) if ((await frame.locator('li img').count().catch(() => 0)) > 0) return frame;
    await page.waitForTimeout(200);
  }
}

export const gallery = () => inWindow('the gallery', { size: { width: 1680, height: 1100 } }, async (window) => {
  await Canvas.of(window.page);
  await window.command('Open a Sample');
  const frame = await cardsIn(window);
  await frame.locator('li footer span', { hasText: 'a month' }).first().waitFor();
  await shots(window, 'gallery');
  await frame.getByRole('searchbox').fill('mainframe');
  await window.page.setViewportSize({ width: 900, height: 500 });
  await shots(window, 'gallery-nothing', { themes: ['light'] });
  await frame.getByRole('searchbox').fill('');
  await window.page.setViewportSize({ ...narrow, height: 1100 });
  await shots(window, 'gallery', { suffix: '-900' });
});

/** Each on its own, in one theme: what it looks like, not what it looks like in each. */
export const samples = async () => {
  const names = (await readdir(join(root, 'samples'), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  await inWindow('each sample', { samples: true, open: `${names[0]}/${names[0]}.arch.yaml`, size: { width: 1500, height: 760 } }, async (window) => {
    await dress(window, 'light');
    for (const name of names) {
      if (name !== names[0]) await openDesign(window, `${name}.arch.yaml`);
      const canvas = await Canvas.of(window.page);
      await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
      await canvas.frame.locator('.inspector-close').click();
      await canvas.frame.getByRole('button', { name: 'Fit' }).click();
      await shot(window, `sample-${name}`, { clip: await around(window.page, [canvas.frame.locator('.react-flow')], 0) });
    }
  });
};

async function openDesign({ page }, file) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(file);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().click();
  await page.locator('.tab.active', { hasText: file }).first().waitFor();
  await page.waitForTimeout(2_500);
}
