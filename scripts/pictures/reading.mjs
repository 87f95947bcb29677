// Pictures of reading a design: legend, badges, documentation, words.
import { openFile } from '../../test/e2e/lib/workbench.ts';
import { lowered, written } from './desk.mjs';

export const reading = {
  /** Names that are longer than any card. */
  'long-names': async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('long-names.arch.yaml', width);
      await canvas.node('show').click();
      const closed = canvas.frame.getByRole('button', { name: 'Open the inspector' });
      if (await closed.count() > 0) await closed.click();
      await canvas.frame.locator('.inspector-title').waitFor();
      await desk.take('long-names');
    }
  },

  legend: async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('shop.arch.yaml', width);
      await canvas.frame.getByRole('button', { name: 'Legend' }).click();
      const sheet = canvas.frame.locator('.legend-sheet');
      await sheet.waitFor();
      await desk.take('legend', width === 1680 ? [sheet, canvas.frame.locator('.bottom-line .legend')] : []);
      await desk.page.keyboard.press('Escape');
    }
  },

  /** All badges: findings, cost, and the load of a simulation; then none. */
  badges: async (desk) => {
    let canvas = await desk.open('shop.arch.yaml');
    let stage = [canvas.frame.locator('.canvas'), canvas.frame.locator('.bottom-line')];
    const costs = canvas.frame.locator('.bottom-line').getByRole('button', { name: 'Cost', exact: false }).first();
    if (await costs.getAttribute('aria-pressed') === 'false') await costs.click();
    await desk.fit();
    await desk.take('badges', stage, { margin: 0 });
    const switches = [costs, canvas.frame.locator('.bottom-line').getByRole('button', { name: 'Findings' })];
    for (const each of switches) await each.click();
    await desk.take('badges-off', stage, { margin: 0 });
    for (const each of switches) await each.click();
    canvas = await desk.open('conference.arch.yaml');
    stage = [canvas.frame.locator('.canvas'), canvas.frame.locator('.bottom-line')];
    await canvas.frame.getByRole('button', { name: 'Simulate', exact: true }).click();
    await canvas.frame.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.frame.locator('.simulation-details').first().waitFor({ timeout: 120_000 });
    await lowered(desk, 160);
    await desk.fit();
    await desk.page.waitForTimeout(6_000);
    await desk.take('load', stage, { margin: 0 });
  },

  card: async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('shop.arch.yaml', width);
      await canvas.node('packing').click();
      const closed = canvas.frame.getByRole('button', { name: 'Open the inspector' });
      if (await closed.count() > 0) await closed.click();
      const field = canvas.frame.getByRole('group', { name: 'Visibility timeout' });
      await field.getByRole('button', { name: 'Documentation of the property' }).hover();
      await canvas.frame.locator('.property-card').waitFor();
      await canvas.frame.locator('.property-card p').first().waitFor();
      await desk.take('property-card', width === 1680 ? [canvas.frame.locator('.inspector')] : [], { pointerStays: true, margin: 0 });
    }
  },

  walk: async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('shop.arch.yaml', width);
      await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
      await desk.page.keyboard.press('t');
      await canvas.frame.locator('.walk').waitFor();
      for (let step = 0; step < 3; step += 1) await desk.page.keyboard.press('ArrowRight');
      await desk.take('walk', [canvas.frame.locator('.canvas'), canvas.frame.locator('.walk')], { margin: 0 });
      await desk.page.keyboard.press('Escape');
    }
  },

  /** What a picture says to whoever cannot see it: the walk, as the description of the exported SVG. */
  alternative: async (desk) => {
    const { window, page } = desk;
    await desk.open('shop.arch.yaml');
    await window.command('Export Diagram');
    const name = page.locator('.quick-input-widget input');
    while (!(await name.inputValue()).endsWith('.svg')) await page.waitForTimeout(100);
    await name.press('Enter');
    await written(desk, 'shop.svg');
    await openFile(window, 'shop.svg');
    // The words stand at the top.
    await page.setViewportSize({ width: 1680, height: 260 });
    await desk.take('alternative', [page.locator('.editor-group-container .monaco-editor')], { margin: 0 });
    await window.command('View: Close Editor');
  },
};
