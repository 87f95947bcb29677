// Takes what happens on the canvas picture by picture, and writes it as one WebP that moves.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { images } from '../lib/pictures.mjs';
import { writeMoving } from '../lib/webp.mjs';

/** Milliseconds between two pictures, where the machine is quick enough. */
const EVERY = 125;
/** The last picture stays so long before all begins again, milliseconds. */
const END = 1_500;
/** What a page can bear. */
const LARGEST = 600_000;

/** Films `what` while `act` does its work, with the pointer, which a screenshot does not show. */
export async function film(desk, name, what, act) {
  const clip = await what.boundingBox();
  await showPointer(desk.page);
  const shots = [];
  let filming = true;
  const running = (async () => {
    while (filming) {
      const at = performance.now();
      shots.push({ png: await desk.page.screenshot({ clip }), at });
      await sleep(Math.max(0, EVERY - (performance.now() - at)));
    }
  })();
  await act();
  filming = false;
  await running;
  const frames = shots.map(({ png, at }, index) => ({ png, milliseconds: Math.round((shots[index + 1]?.at ?? at + END) - at) }));
  const file = join(images, `${name}.webp`);
  await writeMoving(frames, file);
  const [{ size }, { pages, delay }] = [await stat(file), await sharp(file, { animated: true }).metadata()];
  console.log(`  ${pages} frames, ${(delay.reduce((sum, each) => sum + each, 0) / 1000).toFixed(1)} s, ${Math.round(size / 1000)} KB`);
  if (size > LARGEST) throw new Error(`${name} has ${size} bytes; ${LARGEST} are what a page can bear`);
}

/** An arrow that follows the pointer over everything, also in the frames of webviews. */
async function showPointer(page) {
  await page.evaluate(() => {
    if (document.querySelector('#filmed-pointer')) return;
    const pointer = document.createElement('div');
    pointer.id = 'filmed-pointer';
    pointer.style.cssText = 'position:fixed;left:-50px;top:-50px;z-index:99999;width:22px;height:26px;pointer-events:none';
    const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    drawn.setAttribute('viewBox', '0 0 22 26');
    const arrow = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    for (const [key, value] of [['d', 'M2 2v18l5-4.5 3.2 7.5 3.6-1.6-3.2-7.3 6.6-.6z'], ['fill', '#fff'], ['stroke', '#000'], ['stroke-width', '1.5']]) arrow.setAttribute(key, value);
    drawn.append(arrow);
    pointer.append(drawn);
    document.body.append(pointer);
  });
}

/** The pointer glides to a place, as a hand would. */
export async function glide(page, { x, y }, { steps = 12 } = {}) {
  const from = await page.evaluate(() => {
    const { left, top } = document.querySelector('#filmed-pointer').style;
    return { x: Number.parseFloat(left), y: Number.parseFloat(top) };
  });
  for (let row = 1; row <= steps; row += 1) {
    const share = (1 - Math.cos((Math.PI * row) / steps)) / 2;
    const at = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share };
    await page.evaluate(([left, top]) => Object.assign(document.querySelector('#filmed-pointer').style, { left: `${left}px`, top: `${top}px` }), [at.x, at.y]);
    await page.mouse.move(at.x, at.y);
    await sleep(35);
  }
}
