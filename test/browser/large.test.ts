import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useCanvas } from './page/use-workbench.ts';

/** Rows of ten functions, each calling the next. */
function chain(count: number): string {
  const ids = Array.from({ length: count }, (_none, index) => `f${index}`);
  const nodes = ids.map((id, index) => `  ${id}: { service: lambda, at: [${(index % 40) * 320}, ${Math.floor(index / 40) * 140}], properties: { Runtime: nodejs24.x, Handler: index.handler } }`);
  const connections = ids.slice(1).map((id, index) => `  f${index}-${id}: { from: f${index}, to: ${id}, kind: invoke }`);
  return ['version: 1', 'name: large', 'region: us-east-1', 'nodes:', ...nodes, 'connections:', ...connections, ''].join('\n');
}

const open = useCanvas();

/** Whether the picture of the whole design has been drawn: then it has its place. */
function isPainted(page: Page): Promise<boolean> {
  return page.locator('.canvas.is-far .far-map').evaluateAll(([map]) => map instanceof HTMLCanvasElement && map.style.transform !== '');
}

describe('a design of 1,000 nodes', () => {
  it('is one picture from afar, with no element for each node', async () => {
    const { page } = await open({ text: chain(1000) });
    await expect.poll(() => isPainted(page), { timeout: 20_000 }).toBe(true);
    expect(await page.locator('.canvas.is-far').count()).toBe(1);
    expect(await page.locator('.react-flow__node-service').count()).toBe(0);
    const colors = await page.locator('.far-map').evaluate((map: HTMLCanvasElement) => new Set(map.getContext('2d')?.getImageData(0, 0, map.width, map.height).data).size);
    expect(colors).toBeGreaterThan(10);
  });

  it('gives what is under the pointer to the hand, from afar too', async () => {
    const view = await open({ text: chain(1000) });
    const { page } = view;
    await expect.poll(() => isPainted(page), { timeout: 20_000 }).toBe(true);
    const map = await page.locator('.far-map').boundingBox();
    if (!map) throw new Error('no picture');
    // The first node, whose corner is where the picture begins, but for the room around it.
    const zoom = map.width / (39 * 320 + 200 + 80);
    const at = { x: map.x + (40 + 100) * zoom, y: map.y + (40 + 32) * zoom };
    await page.mouse.move(at.x - 1, at.y);
    await page.mouse.move(at.x, at.y);
    const node = page.locator('.react-flow__node[data-id="node:f0"]');
    await node.waitFor();
    await page.mouse.down();
    await page.mouse.move(at.x + 3, at.y + 3);
    await page.mouse.move(at.x + 40, at.y + 40, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await view.requests('edit')).length).toBe(1);
  });

  it('draws near by only what is in view, pans and drags', async () => {
    const view = await open({ text: chain(1000), viewState: { viewport: { x: 100, y: 100, zoom: 1 } } });
    const { page } = view;
    const node = page.locator('.react-flow__node[data-id="node:f0"]');
    await node.waitFor();
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(60);
    const stage = await page.locator('.stage').boundingBox();
    if (!stage) throw new Error('no stage');
    await page.mouse.move(stage.x + 600, stage.y + 400);
    await page.mouse.wheel(2_000, 0);
    await expect.poll(() => node.count()).toBe(0);
    await page.locator('.react-flow__edge[data-id="connection:f4-f5"]').waitFor({ state: 'attached' });
    expect(await page.locator('.react-flow__edge[data-id="connection:f0-f1"]').count()).toBe(0);
    await page.mouse.wheel(-2_000, 0);
    await node.waitFor();
    const from = await node.locator('.service-icon').boundingBox();
    if (!from) throw new Error('no node');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 12);
    await page.mouse.move(from.x + 112, from.y + 62, { steps: 10 });
    await page.mouse.up();
    await expect.poll(async () => (await view.requests('edit')).map(({ params }) => (params as { intent: unknown }).intent)).toEqual([{ kind: 'move', nodes: { f0: [100, 50] } }]);
  });
});
