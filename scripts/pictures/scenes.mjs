// What is filmed: a connection into nothing, a drag, tidying, the walk, a simulation.
import { setTimeout as sleep } from 'node:timers/promises';
import { film, glide } from './camera.mjs';
import { lowered } from './desk.mjs';

const stageOf = (canvas) => canvas.frame.locator('.canvas');

/** Waits until a node stands elsewhere than at a place. */
async function moved(canvas, id, { x, y }) {
  for (;;) {
    const now = await canvas.node(id).boundingBox();
    if (now && Math.abs(now.x - x) + Math.abs(now.y - y) > 5) return;
    await sleep(50);
  }
}

/** Types as a person does. */
const type = (desk, text) => desk.page.keyboard.type(text, { delay: 90 });

export const scenes = {
  'film-quick-add': async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    await film(desk, 'film-quick-add', canvas.frame.locator('.middle'), async () => {
      await glide(desk.page, await canvas.centreOf(canvas.node('show')), { steps: 8 });
      const from = await canvas.centreOf(canvas.node('show').locator('.node-source'));
      await glide(desk.page, from, { steps: 8 });
      await desk.page.mouse.down();
      await glide(desk.page, { x: from.x + 60, y: from.y + 110 });
      await desk.page.mouse.up();
      await canvas.frame.getByRole('dialog').waitFor();
      await sleep(900);
      await type(desk, 'sqs');
      await sleep(500);
      await desk.page.keyboard.press('Enter');
      await canvas.frame.locator('.react-flow__node.selected').waitFor();
      await sleep(900);
    });
  },

  'film-drag': async (desk) => {
    const canvas = await desk.open('grouped.arch.yaml');
    await film(desk, 'film-drag', stageOf(canvas), async () => {
      const from = await canvas.centreOf(canvas.node('parcels').locator('.service-icon'));
      const zoom = await canvas.zoom();
      await glide(desk.page, from, { steps: 8 });
      await desk.page.mouse.down();
      await glide(desk.page, { x: from.x + 130 * zoom, y: from.y - 60 * zoom });
      await glide(desk.page, { x: from.x + 272 * zoom, y: from.y - 158 * zoom }, { steps: 20 });
      await sleep(700);
      await desk.page.mouse.up();
      await sleep(900);
    });
  },

  'film-tidy': async (desk) => {
    const canvas = await desk.open('untidy.arch.yaml');
    await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await film(desk, 'film-tidy', stageOf(canvas), async () => {
      await sleep(900);
      const before = await canvas.node('shoppers').boundingBox();
      await desk.page.keyboard.press('Shift+Alt+F');
      await moved(canvas, 'shoppers', before);
      await sleep(700);
      await desk.page.keyboard.press('0');
      await sleep(1_500);
      const tidy = await canvas.node('shoppers').boundingBox();
      await desk.page.keyboard.press('Control+Z');
      await moved(canvas, 'shoppers', tidy);
      await sleep(500);
      await desk.page.keyboard.press('0');
      await sleep(400);
    });
  },

  'film-walk': async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await film(desk, 'film-walk', stageOf(canvas), async () => {
      await desk.page.keyboard.press('t');
      for (let row = 0; row < 6; row += 1) {
        await sleep(1_100);
        await desk.page.keyboard.press('ArrowRight');
      }
      await sleep(800);
    });
  },

  'film-simulation': async (desk) => {
    const canvas = await desk.open('conference.arch.yaml');
    // The numbers on nodes and connections are what it is about: they need room.
    await desk.page.setViewportSize({ width: 1500, height: 980 });
    await canvas.frame.locator('.palette-toggle').click();
    await canvas.frame.getByRole('button', { name: 'Simulate', exact: true }).click();
    await canvas.frame.getByRole('button', { name: 'Run', exact: true }).click();
    await canvas.frame.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 120_000 });
    await lowered(desk, 240);
    await desk.fit();
    const slider = canvas.frame.getByRole('slider').first();
    await slider.focus();
    await desk.page.keyboard.press('Home');
    await film(desk, 'film-simulation', canvas.frame.locator('.middle'), async () => {
      for (let row = 0; row < 40; row += 1) {
        await desk.page.keyboard.press('ArrowRight');
        await sleep(120);
      }
    });
  },
};
