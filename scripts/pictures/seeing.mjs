// Pictures of finding one's way: search, overview, distance, and what has the focus.
export const seeing = {
  find: async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('shop.arch.yaml', width);
      await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
      await desk.page.keyboard.press('Control+F');
      await canvas.frame.locator('.find-input').fill('pack');
      await desk.page.waitForTimeout(500);
      await desk.take('find', [canvas.frame.locator('.canvas'), canvas.frame.locator('.find-bar')], { margin: 0 });
      await desk.page.keyboard.press('Escape');
    }
  },

  overview: async (desk) => {
    const canvas = await desk.open('large.arch.yaml');
    const toggle = canvas.frame.getByRole('button', { name: 'Overview' });
    await toggle.click();
    await canvas.frame.locator('.overview').waitFor();
    await approach(desk, canvas, 'place5', 0.6);
    await desk.take('overview', [canvas.frame.locator('.canvas')], { margin: 0 });
    await toggle.click();
  },

  /** One design from afar, from the middle and near by. */
  distance: async (desk) => {
    const canvas = await desk.open('large.arch.yaml');
    const stage = canvas.frame.locator('.canvas');
    await desk.take('distance-far', [stage], { margin: 0 });
    await approach(desk, canvas, 'place5', 0.45);
    await desk.take('distance-middle', [stage], { margin: 0 });
    await approach(desk, canvas, 'place5', 0.9);
    await desk.take('distance-near', [stage], { margin: 0 });
  },

  zoom: async (desk) => {
    const canvas = await desk.open('large.arch.yaml');
    await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await desk.page.keyboard.press('Control+F');
    await canvas.frame.locator('.find-input').fill('Shop 8');
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('z');
    await desk.page.waitForTimeout(800);
    await desk.take('zoom-to-selection', [canvas.frame.locator('.canvas')], { margin: 0 });
  },

  /** What has the focus: a node, a connection, a note. */
  focus: async (desk) => {
    const canvas = await desk.open('notes.arch.yaml');
    const near = ['api', 'place', 'show', 'orders', 'placed'].map((id) => canvas.node(id));
    await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await desk.page.keyboard.press('Tab');
    await canvas.node('place').focus();
    await desk.take('focus-node', near);
    await desk.page.keyboard.press('Tab');
    await canvas.connection('place-orders').focus();
    await desk.take('focus-connection', near);
  },
};

/** Turns the wheel over a node until the design is so near. */
async function approach({ page }, canvas, node, zoom) {
  const { x, y } = await canvas.centreOf(canvas.node(node));
  await page.mouse.move(x, y);
  while (await canvas.zoom() < zoom) {
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.waitForTimeout(80);
  }
}
