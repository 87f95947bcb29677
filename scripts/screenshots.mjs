// `npm run screenshots`: the conference design in the real VS Code, in every kind of theme, wide and
// narrow, into docs/images/; wide with a node selected, which narrow would cover the canvas. Run it with
// the product built.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { openWindow } from '../test/e2e/lib/window.ts';
import { root, step } from './lib/steps.mjs';

/** By the name in VS Code's list, and what the workbench is marked with once it shows. */
const themes = {
  light: ['Light Modern', 'light_modern'],
  dark: ['Dark Modern', 'dark_modern'],
  'dark-high-contrast': ['Dark High Contrast', 'hc_black'],
  'light-high-contrast': ['Light High Contrast', 'hc_light'],
};
const widths = [1680, 900];
const height = 960;
const images = join(root, 'docs', 'images');

await mkdir(images, { recursive: true });
for (const [name, [theme, mark]] of Object.entries(themes)) {
  await step(theme, async () => {
    const settings = { 'workbench.activityBar.location': 'hidden' };
    const window = await openWindow({ settings, size: { width: widths[0], height } });
    try {
      await Canvas.of(window.page);
      await window.command('Preferences: Color Theme');
      await window.page.locator('.quick-input-widget input').fill(theme);
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
      await window.page.locator(`.monaco-workbench[class*=${mark}]`).waitFor();
      await window.command('Toggle Primary Side Bar Visibility');
      for (const width of widths) {
        await window.page.setViewportSize({ width, height });
        const canvas = await Canvas.of(window.page);
        await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
        await canvas.frame.getByRole('button', { name: 'Fit' }).click();
        if (width === widths[0]) await canvas.node('register').click();
        await window.page.mouse.move(2, height - 2);
        await window.page.waitForTimeout(600);
        await window.page.screenshot({ path: join(images, `${name}-${width}.png`) });
      }
    } finally {
      await window.close();
    }
  });
}
