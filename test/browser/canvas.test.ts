import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Opened } from './page/open.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

/** Two functions, a table and a topic, far enough apart to be hit, near enough to be seen at full size. */
const small = `version: 1
name: small
region: us-east-1
nodes:
  first: { service: lambda, at: [0, 0], properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 256, Timeout: 10 } }
  second: { service: lambda, at: [0, 200], properties: { Runtime: nodejs24.x, Handler: index.handler } }
  table: { service: dynamodb, at: [400, 0], properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
  people: { service: client, at: [400, 200] }
connections:
  first-table: { from: first, to: table, access: [read] }
`;

const open = useCanvas();

const node = ({ page }: Opened, id: string) => page.locator(`.react-flow__node[data-id="node:${id}"]`);
const edge = ({ page }: Opened, id: string) => page.locator(`.react-flow__edge[data-id="connection:${id}"]`);
const edits = async ({ requests }: Opened) => (await requests('edit')).map(({ params }) => (params as { intent: unknown }).intent);

/** Waits until the host has had so many edits, and gives them. */
async function editsAfter(view: Opened, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await edits(view)).length).toBe(count);
  return edits(view);
}

async function centreOf(view: Opened, selector: string): Promise<{ x: number; y: number }> {
  const box = await view.page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(view: Opened, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const { mouse } = view.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  // As a hand does it: a drag begins with a pixel or two.
  await mouse.move(from.x + 2, from.y + 2);
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await mouse.move(to.x, to.y, { steps: 4 });
}

describe('the conference', () => {
  it('is drawn whole: nodes, connections, cost and findings', async () => {
    const view = await open({ text: conference });
    await expect.poll(() => view.page.locator('.react-flow__node-service').count()).toBe(13);
    expect(await view.page.locator('.react-flow__edge').count()).toBe(16);
    expect(await node(view, 'all').locator('.node-name').textContent()).toBe('list');
    expect(await view.page.locator('.bar h1').textContent()).toBe('conference');
    expect(await view.page.locator('.bar-count').first().textContent()).toMatch(/^\$\d+\.\d\d \/ month$/);
  });

  it('draws the three kinds of line differently', async () => {
    const view = await open({ text: conference });
    await expect.poll(() => view.page.locator('.react-flow__edge').count()).toBe(16);
    const dashes = (id: string) => edge(view, id).locator('.connection-line').evaluate((path) => getComputedStyle(path).strokeDasharray);
    const [sync, async, authorize] = await Promise.all([dashes('cdn-site'), dashes('registered-certificate'), dashes('organizers-api')]);
    expect(sync).toBe('none');
    expect(new Set([sync, async, authorize]).size).toBe(3);
  });
});

describe('moving', () => {
  it('sends exactly one intent for a drag, when it is dropped', async () => {
    const view = await open({ text: small });
    const from = await centreOf(view, '[data-id="node:second"] .service-icon');
    await drag(view, from, { x: from.x + 100, y: from.y + 50 });
    expect(await edits(view)).toEqual([]);
    await view.page.mouse.up();
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'move', nodes: { second: [100, 250] } }]);
    expect(await view.text()).toBe(small.replace('at: [0, 200]', 'at: [100, 250]'));
  });

  it('writes all positions with the first move in a file that lacks some', async () => {
    const view = await open({ text: small.replace(', at: [400, 200]', '') });
    const from = await centreOf(view, '[data-id="node:second"] .service-icon');
    await drag(view, from, { x: from.x + 100, y: from.y + 50 });
    await view.page.mouse.up();
    const [move] = await editsAfter(view, 1);
    expect(Object.keys((move as { nodes: object }).nodes)).toEqual(['first', 'second', 'table', 'people']);
  });

  it('moves by arrow keys as one intent when the key is let go', async () => {
    const view = await open({ text: small });
    await node(view, 'first').focus();
    await view.page.keyboard.down('ArrowRight');
    await view.page.keyboard.down('ArrowRight');
    await view.page.keyboard.up('ArrowRight');
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'move', nodes: { first: [20, 0] } }]);
  });
});

describe('connecting by pointer', () => {
  it('connects to a legal target', async () => {
    const view = await open({ text: small });
    await node(view, 'second').hover();
    await drag(view, await centreOf(view, '[data-id="node:second"] .node-source'), await centreOf(view, '[data-id="node:table"] .node-name'));
    await expect.poll(() => view.page.locator('[data-id="node:table"] .is-legal').count()).toBe(1);
    await view.page.mouse.up();
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'add-connection', id: 'second-table', connection: { from: 'second', to: 'table', access: ['read', 'write'] } }]);
    await expect.poll(() => edge(view, 'second-table').count()).toBe(1);
  });

  it('dims illegal targets and says why one is refused', async () => {
    const view = await open({ text: small });
    await node(view, 'second').hover();
    await drag(view, await centreOf(view, '[data-id="node:second"] .node-source'), await centreOf(view, '[data-id="node:people"] .node-name'));
    await expect.poll(() => view.page.locator('[data-id="node:people"] .is-illegal').count()).toBe(1);
    expect(await view.page.locator('.refusal').textContent()).toMatch(/^second cannot connect to people: .+\.$/);
    await view.page.mouse.up();
    expect(await edits(view)).toEqual([]);
  });

  it('asks which kind where several are legal', async () => {
    const view = await open({ text: small });
    await node(view, 'first').hover();
    await drag(view, await centreOf(view, '[data-id="node:first"] .node-source'), await centreOf(view, '[data-id="node:second"] .node-name'));
    await view.page.mouse.up();
    await view.page.getByRole('dialog').getByRole('button', { name: 'on failure' }).click();
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'add-connection', id: 'first-second', connection: { from: 'first', to: 'second', kind: 'on-failure' } }]);
  });
});

describe('placing', () => {
  const lambda = (view: Opened) => view.page.locator('.palette').getByRole('button', { name: 'Lambda', exact: true });

  it('places by drag from the palette', async () => {
    const view = await open({ text: small });
    const table = await centreOf(view, '[data-id="node:table"]');
    await drag(view, await centreOf(view, '.palette-item:has(:text-is("Lambda"))'), { x: table.x, y: table.y + 300 });
    await view.page.mouse.up();
    expect(await editsAfter(view, 1)).toMatchObject([{ kind: 'add-node', id: 'lambda', node: { service: 'lambda', at: [400, 300] } }]);
    await expect.poll(() => node(view, 'lambda').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('places by click and click', async () => {
    const view = await open({ text: small });
    const table = await centreOf(view, '[data-id="node:table"]');
    await lambda(view).click();
    expect(await view.page.locator('.armed-hint').textContent()).toBe('Click where Lambda should stand. Escape cancels.');
    await view.page.mouse.click(table.x, table.y + 300);
    expect(await editsAfter(view, 1)).toMatchObject([{ kind: 'add-node', id: 'lambda', node: { at: [400, 300] } }]);
  });

  it('places by keyboard beside the selection and gives the new node the focus', async () => {
    const view = await open({ text: small });
    await node(view, 'table').click();
    await lambda(view).focus();
    await view.page.keyboard.press('Enter');
    expect(await editsAfter(view, 1)).toMatchObject([{ kind: 'add-node', id: 'lambda', node: { at: [740, 0] } }]);
    await expect.poll(() => node(view, 'lambda').evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('the keyboard', () => {
  it('connects, legal targets first, illegal ones with their reason', async () => {
    const view = await open({ text: small });
    await node(view, 'second').focus();
    await view.page.keyboard.press('c');
    const choices = view.page.getByRole('dialog').locator('.choice');
    expect(await choices.last().textContent()).toMatch(/^peoplesecond cannot connect to people/);
    await view.page.keyboard.type('table');
    await expect.poll(() => choices.count()).toBe(1);
    await view.page.keyboard.press('Enter');
    expect(await editsAfter(view, 1)).toMatchObject([{ kind: 'add-connection', id: 'second-table' }]);
  });

  it('deletes nodes and connections', async () => {
    const view = await open({ text: small });
    await edge(view, 'first-table').focus();
    await view.page.keyboard.press('Delete');
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'delete', connections: ['first-table'] }]);
    await node(view, 'table').focus();
    await view.page.keyboard.press('Backspace');
    expect((await editsAfter(view, 2))[1]).toEqual({ kind: 'delete', nodes: ['table'] });
    await expect.poll(() => node(view, 'table').count()).toBe(0);
  });

  it('relabels in place with F2; Escape leaves the name as it was', async () => {
    const view = await open({ text: small });
    await node(view, 'first').focus();
    await view.page.keyboard.press('F2');
    await view.page.keyboard.type('nothing');
    await view.page.keyboard.press('Escape');
    expect(await edits(view)).toEqual([]);
    await view.page.keyboard.press('F2');
    await view.page.keyboard.type('등록');
    await view.page.keyboard.press('Enter');
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'set', path: ['nodes', 'first', 'label'], value: '등록' }]);
    await expect.poll(() => node(view, 'first').locator('.node-name').textContent()).toBe('등록');
  });

  it('comes near to edit a name that is too small to read', async () => {
    const view = await open({ text: small, viewState: { viewport: { x: 300, y: 300, zoom: 0.2 } } });
    await node(view, 'table').focus();
    await view.page.keyboard.press('F2');
    await expect.poll(() => view.page.locator('.zoom-value').textContent()).toBe('100 %');
    expect(await view.page.locator('.name-editor').evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('leaves undo and redo to VS Code, and says aloud what it does', async () => {
    const view = await open({ text: small });
    await node(view, 'first').focus();
    await view.page.keyboard.press('Delete');
    await expect.poll(() => node(view, 'first').count()).toBe(0);
    await view.page.keyboard.press('Control+z');
    await expect.poll(() => node(view, 'first').count()).toBe(1);
    expect(await view.page.locator('[aria-live]').textContent()).toBe('Undone.');
    await view.page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => node(view, 'first').count()).toBe(0);
    expect(await view.page.locator('[aria-live]').textContent()).toBe('Redone.');
  });

  it('keeps the keys that it handles from VS Code', async () => {
    const view = await open({ text: small });
    await view.page.evaluate(() => {
      window.addEventListener('keydown', (event) => { document.title += `[${event.key}]`; });
    });
    await node(view, 'first').focus();
    await view.page.keyboard.press('ArrowRight');
    await view.page.keyboard.press('F1');
    expect(await view.page.title()).toMatch(/\[F1\]$/);
    expect(await view.page.title()).not.toContain('[ArrowRight]');
  });

  it('selects all and nothing', async () => {
    const view = await open({ text: small });
    await node(view, 'first').focus();
    await view.page.keyboard.press('Control+a');
    await expect.poll(() => view.page.locator('.node-card.is-selected').count()).toBe(4);
    await view.page.keyboard.press('Escape');
    await expect.poll(() => view.page.locator('.node-card.is-selected').count()).toBe(0);
  });
});

describe('selection in step with the text', () => {
  const viewport = { x: 100, y: 100, zoom: 1 };
  /** The cursor of the text beside comes to a node. */
  const follow = ({ page }: Opened, id: string) => page.evaluate((next) => window.fakeHost.emit('follow', { id: next }), id);
  const place = ({ page }: Opened) => page.locator('.react-flow__viewport').evaluate((element) => {
    const { e, f, a } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: e, y: f, zoom: a };
  });

  it('leaves the canvas where it is when the node is in view', async () => {
    const view = await open({ text: small, viewState: { viewport, palette: 'icons', inspector: 'closed' } });
    await node(view, 'second').waitFor();
    await follow(view, 'second');
    await view.page.locator('.react-flow__node.selected[data-id="node:second"]').waitFor();
    await view.page.waitForTimeout(200);
    expect(await place(view)).toEqual(viewport);
  });

  it('moves it no further than it takes to see the node', async () => {
    const far = small.replace('at: [400, 200]', 'at: [4000, 200]');
    const view = await open({ text: far, viewState: { viewport, palette: 'icons', inspector: 'closed' } });
    await node(view, 'first').waitFor();
    const canvas = await view.page.locator('.canvas').boundingBox();
    await follow(view, 'people');
    await node(view, 'people').waitFor();
    await expect.poll(() => place(view)).toEqual({ x: (canvas?.width ?? 0) - 24 - 200 - 4000, y: 100, zoom: 1 });
    await follow(view, 'first');
    await expect.poll(() => place(view)).toEqual({ x: 24, y: 100, zoom: 1 });
  });

  it('brings it beside an inspector that lies over a narrow canvas', async () => {
    const view = await open({ text: small, width: 900, viewState: { viewport, palette: 'icons' } });
    await node(view, 'table').waitFor();
    await follow(view, 'table');
    await view.page.locator('.inspector.is-overlay').waitFor();
    // The palette takes 46 pixels at the left, the inspector 304 at the right.
    await expect.poll(() => place(view)).toEqual({ x: 900 - 46 - 304 - 24 - 200 - 400, y: 100, zoom: 1 });
  });

  it('does so too where the node was clicked on', async () => {
    const view = await open({ text: small, width: 900, viewState: { viewport, palette: 'icons' } });
    await node(view, 'table').click({ position: { x: 80, y: 20 } });
    await view.page.locator('.inspector.is-overlay').waitFor();
    await expect.poll(() => place(view)).toEqual({ x: 900 - 46 - 304 - 24 - 200 - 400, y: 100, zoom: 1 });
  });
});
