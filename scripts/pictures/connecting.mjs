// Pictures of drawing a connection: to a node that takes it, to one that does not, and to nothing.
const shop = ['place', 'show', 'orders', 'placed', 'packing', 'api'];

/** Draws from the right edge of a node to a place, and holds. */
async function pull(desk, canvas, from, to) {
  const { mouse } = desk.page;
  await canvas.node(from).hover();
  const at = await canvas.centreOf(canvas.node(from).locator('.node-source'));
  await mouse.move(at.x, at.y);
  await mouse.down();
  await mouse.move(at.x + 4, at.y + 2);
  await mouse.move((at.x + to.x) / 2, (at.y + to.y) / 2, { steps: 5 });
  await mouse.move(to.x, to.y, { steps: 5 });
  await desk.page.waitForTimeout(300);
}

const held = { pointerStays: true };

export const connecting = {
  connect: async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    await pull(desk, canvas, 'show', await canvas.centreOf(canvas.node('placed').locator('.node-name')));
    await desk.take('connect', shop.map((id) => canvas.node(id)), held);
    await desk.page.keyboard.press('Escape');
    await desk.page.mouse.up();
  },

  refused: async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    await pull(desk, canvas, 'placed', await canvas.centreOf(canvas.node('orders').locator('.node-name')));
    const refusal = canvas.frame.locator('.refusal');
    await refusal.waitFor();
    await desk.take('refused', [...shop.map((id) => canvas.node(id)), refusal], held);
    await desk.page.mouse.up();
  },

  'quick-add': async (desk) => {
    for (const width of [1680, 900]) {
      const canvas = await desk.open('shop.arch.yaml', width);
      const at = await canvas.centreOf(canvas.node('orders'));
      await pull(desk, canvas, 'show', { x: at.x, y: at.y + 110 });
      await desk.page.mouse.up();
      const dialog = canvas.frame.getByRole('dialog');
      await dialog.waitFor();
      await desk.take('quick-add', width === 1680 ? [dialog, ...shop.map((id) => canvas.node(id))] : []);
      await desk.page.keyboard.press('Escape');
    }
  },
};
