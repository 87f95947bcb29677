// Pictures of order on the canvas: aligning, helper lines, groups, lines and their ways, tidying.
const ALL = ['shoppers', 'api', 'place', 'show', 'orders', 'placed', 'packing', 'pack', 'parcels'];

/** What shows the whole shop. */
const whole = (canvas) => ALL.map((id) => canvas.node(id));

export const arranging = {
  align: async (desk) => {
    const canvas = await desk.open('askew.arch.yaml');
    await desk.select('place', 'show', 'cancel');
    await canvas.node('show').click({ button: 'right', position: { x: 120, y: 30 } });
    const menu = canvas.frame.getByRole('menu');
    await menu.getByRole('menuitem', { name: 'Align left edges' }).focus();
    await desk.take('align', [...['place', 'cancel', 'api', 'orders'].map((id) => canvas.node(id)), menu]);
    await menu.getByRole('menuitem', { name: 'Align left edges' }).click();
    await canvas.frame.getByRole('button', { name: 'Open the inspector' }).click();
    await canvas.frame.getByRole('button', { name: 'Distribute vertically' }).click();
    const leftOf = async (id) => (await canvas.node(id).boundingBox()).x;
    while (Math.abs(await leftOf('place') - await leftOf('show')) > 0.5) await desk.page.waitForTimeout(100);
    await desk.page.waitForTimeout(1_000);
    await desk.fit();
    await desk.take('align-after', [...['place', 'show', 'cancel', 'api', 'orders'].map((id) => canvas.node(id)), canvas.frame.locator('.inspector-title'), canvas.frame.locator('.arrange-buttons')]);
  },

  /** A node on its way into a group, on the line of its neighbour. */
  drag: async (desk) => {
    const canvas = await desk.open('grouped.arch.yaml');
    const { mouse } = desk.page;
    const from = await canvas.centreOf(canvas.node('parcels').locator('.service-icon'));
    const zoom = await canvas.zoom();
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 4, from.y);
    await mouse.move(from.x + 272 * zoom, from.y - 158 * zoom, { steps: 8 });
    await canvas.frame.locator('.guide-lines line').first().waitFor({ state: 'attached' });
    await desk.take('drag', [canvas.frame.locator('.canvas')], { pointerStays: true, margin: 0 });
    await desk.page.keyboard.press('Escape');
    await mouse.up();
  },

  groups: async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('grouped.arch.yaml', width);
      await desk.take('groups', [canvas.frame.locator('.canvas')], { margin: 0 });
      await canvas.frame.locator('[data-id="group:packing-team"] .group-toggle').click();
      await canvas.frame.locator('.fold-card').waitFor();
      await desk.fit();
      await desk.take('groups-collapsed', [canvas.frame.locator('.canvas')], { margin: 0 });
    }
  },

  edges: async (desk) => {
    const canvas = await desk.open('parallel.arch.yaml');
    await desk.take('edges', ['place', 'cancel', 'audit', 'journal'].map((id) => canvas.node(id)), { margin: 48 });
  },

  tidy: async (desk) => {
    const canvas = await desk.open('untidy.arch.yaml');
    await desk.take('tidy-before', whole(canvas), { margin: 32 });
    await desk.window.command('Tidy from Left to Right');
    await desk.page.waitForTimeout(2_500);
    await desk.fit();
    await desk.take('tidy-after', whole(canvas), { margin: 32 });
    await desk.window.command('Tidy from Top to Bottom');
    await desk.page.waitForTimeout(2_500);
    await desk.fit();
    await desk.take('tidy-down', whole(canvas), { margin: 32 });
  },
};
