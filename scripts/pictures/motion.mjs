// The picture of a local run where VS Code asks for less motion: a window of its own, for the setting and for the code that runs.
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { height, images, inTheme, themes, widths } from '../lib/pictures.mjs';
import { writeWebp } from '../lib/webp.mjs';

/** One registration has passed; counts tell of it where nothing may move. */
export function still(theme) {
  return inTheme(themes[theme], 'whole', async (window) => {
    const { frame } = await Canvas.of(window.page);
    await frame.getByRole('button', { name: 'Run locally' }).click();
    const site = frame.locator('.run-addresses .link').first();
    await site.waitFor({ timeout: 120_000 });
    const body = JSON.stringify({ name: '김가람', email: 'garam@example.com', consent: true });
    await fetch(`${await site.textContent()}api/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await frame.locator('.connection-flow').first().waitFor();
    await frame.locator('.results').getByRole('button', { name: 'Close' }).click();
    await frame.getByRole('button', { name: 'Fit' }).click();
    await window.page.waitForTimeout(1_500);
    const clip = await frame.locator('.canvas').boundingBox();
    await writeWebp(await window.page.screenshot({ clip }), join(images, `less-motion-${theme}.webp`));
    await frame.locator('.bar').getByRole('button', { name: 'Stop' }).click();
    await frame.locator('.bar').getByRole('button', { name: 'Run locally' }).waitFor();
  }, { width: widths[0], height }, { settings: { 'workbench.reduceMotion': 'on' } });
}
