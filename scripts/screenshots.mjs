// `npm run screenshots`: the conference design in the real VS Code, in every kind of theme, wide and
// narrow, one node selected, into docs/images/. Run it with the product built.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { openWindow } from '../test/e2e/lib/window.ts';
import { root, step } from './lib/steps.mjs';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'dark-high-contrast': 'Default High Contrast',
  'light-high-contrast': 'Default High Contrast Light',
};
const widths = [1680, 900];
const height = 960;
const images = join(root, 'docs', 'images');

await mkdir(images, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  await step(theme, async () => {
    const settings = { 'workbench.colorTheme': theme, 'window.autoDetectColorScheme': false, 'window.autoDetectHighContrast': false, 'workbench.activityBar.location': 'hidden' };
    const window = await openWindow({ settings, size: { width: widths[0], height } });
    try {
      await Canvas.of(window.page);
      await window.command('Toggle Primary Side Bar Visibility');
      for (const width of widths) {
        await window.page.setViewportSize({ width, height });
        const canvas = await Canvas.of(window.page);
        await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
        await canvas.frame.getByRole('button', { name: 'Fit' }).click();
        await canvas.node('register').click();
        await window.page.mouse.move(2, height - 2);
        await window.page.waitForTimeout(600);
        await window.page.screenshot({ path: join(images, `${name}-${width}.png`) });
      }
    } finally {
      await window.close();
    }
  });
}
