import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Opened, OpenOptions } from './page/open.ts';
import { useWorkbench } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const tooSlow = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 1200');
const empty = 'version: 1\nname: empty\nregion: us-east-1\n';

const open = useWorkbench();

async function openWith(id: string, options: OpenOptions): Promise<Opened> {
  const view = await open(options);
  await view.page.locator('.bar').waitFor();
  await view.page.evaluate((revealed) => window.fakeHost.emit('reveal', { id: revealed }), id);
  await view.page.locator('.inspector-header, .connection-title').first().waitFor();
  return view;
}

const field = ({ page }: Opened, name: string) => page.locator('.inspector').getByRole('textbox', { name, exact: true });
const edits = async ({ requests }: Opened) => (await requests('edit')).map(({ params }) => (params as { intent: unknown }).intent);

async function editsAfter(view: Opened, count: number): Promise<unknown[]> {
  await expect.poll(async () => (await edits(view)).length).toBe(count);
  return edits(view);
}

describe('the inspector', () => {
  it('commits a setting once, on Enter, and the file changes in that place alone', async () => {
    const view = await openWith('register', { text: conference });
    await field(view, 'Memory').fill('512');
    expect(await edits(view)).toEqual([]);
    await field(view, 'Memory').press('Enter');
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'set', path: ['nodes', 'register', 'properties', 'MemorySize'], value: 512 }]);
    await field(view, 'Memory').blur();
    expect(await edits(view)).toHaveLength(1);
    const changed = (await view.text()).split('\n').filter((line, index) => line !== conference.split('\n')[index]);
    expect(changed).toEqual(['    properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 512, Timeout: 10 }']);
  });

  it('says what is wrong with a value and does not send it', async () => {
    const view = await openWith('register', { text: conference });
    await field(view, 'Memory').fill('20000');
    await field(view, 'Memory').press('Enter');
    expect(await view.page.getByRole('alert').textContent()).toBe('At most 10,240 MB.');
    await field(view, 'Memory').fill('many');
    await field(view, 'Memory').press('Enter');
    expect(await view.page.getByRole('alert').textContent()).toBe('A number is expected.');
    await field(view, 'Memory').press('Escape');
    expect(await field(view, 'Memory').inputValue()).toBe('256');
    expect(await edits(view)).toEqual([]);
  });

  it('removes a setting whose field is emptied', async () => {
    const view = await openWith('register', { text: conference });
    await field(view, 'Memory').fill('');
    await field(view, 'Memory').press('Enter');
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'set', path: ['nodes', 'register', 'properties', 'MemorySize'] }]);
  });

  it('shows what is wrong first and repairs it with one click', async () => {
    const view = await openWith('certificate', { text: tooSlow });
    const card = view.page.locator('.inspector .finding-card');
    expect(await card.locator('.finding-message').first().textContent()).toContain('1,200 s');
    await card.getByRole('button', { name: /AWS documentation/ }).click();
    expect(await view.requests('openLink')).toMatchObject([{ params: { url: /^https:\/\/docs\.aws\.amazon\.com\// } }]);
    await card.getByRole('button', { name: 'Set Timeout to 900' }).click();
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'set', path: ['nodes', 'certificate', 'properties', 'Timeout'], value: 900 }]);
    await expect.poll(() => card.count()).toBe(0);
  });

  it('shows what connections gave, and which', async () => {
    const view = await openWith('register', { text: conference });
    const given = view.page.locator('.given');
    expect(await given.first().textContent()).toMatch(/TABLE.*register-registrations/);
    await given.getByRole('button', { name: 'register-registrations' }).first().click();
    await expect.poll(() => view.page.locator('.connection-title').textContent()).toBe('register → registrations');
  });

  it('cites the bill lines of a node', async () => {
    const view = await openWith('certificate', { text: conference });
    await view.page.getByRole('tab', { name: 'Cost' }).click();
    const lines = view.page.locator('.cost-lines li');
    expect(await lines.count()).toBeGreaterThan(1);
    expect(await lines.first().getByRole('button').count()).toBe(1);
  });

  it('changes access, environment and routes of a connection', async () => {
    const view = await openWith('api-register', { text: conference });
    await view.page.locator('vscode-checkbox', { hasText: 'GET /admin/registrations' }).click();
    expect(await editsAfter(view, 1)).toEqual([{ kind: 'set', path: ['connections', 'api-register', 'routes'], value: ['create', 'all'] }]);
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register-registrations' }));
    await view.page.locator('vscode-checkbox', { hasText: /^\s*get:/ }).click();
    expect((await editsAfter(view, 2))[1]).toEqual({ kind: 'set', path: ['connections', 'register-registrations', 'access'], value: ['get', 'put'] });
    await field(view, 'Add a variable').fill('TABLE_ARN');
    await field(view, 'Add a variable').press('Enter');
    expect((await editsAfter(view, 3))[2]).toEqual({ kind: 'set', path: ['connections', 'register-registrations', 'env', 'TABLE_ARN'], value: 'name' });
  });

  it('opens over the canvas below 1200 px while something is selected', async () => {
    const view = await open({ text: conference, width: 900 });
    await view.page.locator('.bar').waitFor();
    expect(await view.page.locator('.inspector').count()).toBe(0);
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register' }));
    await expect.poll(() => view.page.locator('.inspector.is-overlay').count()).toBe(1);
    expect(await view.page.locator('.palette.is-icons').count()).toBe(1);
  });

  it('leaves the panel below free where it lies over the canvas', async () => {
    const view = await open({ text: conference, width: 900, viewState: { results: 'bill', resultsHeight: 300 } });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register' }));
    const [inspector, results] = await Promise.all(['.inspector.is-overlay', '.results'].map((part) => view.page.locator(part).boundingBox()));
    expect(Math.round((inspector?.y ?? 0) + (inspector?.height ?? 0))).toBe(Math.round(results?.y ?? 0));
  });

  it('keeps room for its settings where the panel below takes nearly all', async () => {
    const view = await open({ text: conference, width: 900, height: 420, viewState: { results: 'bill', resultsHeight: 600 } });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register' }));
    await expect.poll(async () => (await view.page.locator('.inspector.is-overlay').boundingBox())?.height).toBe(240);
  });
});

describe('the results', () => {
  const shown = async ({ page }: Opened): Promise<readonly boolean[]> => page.locator('.react-flow__node:has(.node-card)').evaluateAll((nodes) => {
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    return nodes.map((node) => { const { top, bottom } = node.getBoundingClientRect(); return pane !== undefined && top >= pane.top && bottom <= pane.bottom; });
  });

  it('leave the whole design in sight of who saw it whole', async () => {
    const view = await open({ text: conference, width: 900, height: 800 });
    await view.page.locator('.bar').waitFor();
    await expect.poll(async () => (await shown(view)).every(Boolean)).toBe(true);
    await view.page.getByRole('button', { name: 'month' }).first().click();
    await view.page.locator('.bill tfoot').waitFor();
    await expect.poll(async () => (await shown(view)).every(Boolean)).toBe(true);
  });

  it('leave who has gone near to a part there', async () => {
    const view = await open({ text: conference, width: 900, height: 800, viewState: { viewport: { x: -600, y: -100, zoom: 1 } } });
    await view.page.locator('.bar').waitFor();
    const place = () => view.page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform);
    const before = await place();
    await view.page.getByRole('button', { name: 'month' }).first().click();
    await view.page.locator('.bill tfoot').waitFor();
    expect(await place()).toBe(before);
  });

  it('lists findings with source, place and repair', async () => {
    const view = await open({ text: tooSlow });
    await view.page.locator('.bar-count').nth(1).click();
    const row = view.page.locator('.findings li').first();
    expect(await row.locator('code').textContent()).toBe('lambda.timeout-above-limit');
    await row.getByRole('button', { name: /^line \d+$/ }).click();
    expect(await view.requests('revealText')).toEqual([{ method: 'revealText', params: { path: ['nodes', 'certificate', 'properties', 'Timeout'] } }]);
    await row.getByRole('button', { name: 'certificate', exact: true }).click();
    await expect.poll(() => view.page.locator('.node-card.is-selected').count()).toBe(1);
  });

  it('shows the bill line by line; its total is the one in the bar', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.bar-count').first().click();
    const total = await view.page.locator('.bill tfoot td.number').textContent();
    expect(await view.page.locator('.bar-count strong').textContent()).toBe(total);
    expect(await view.page.locator('.bill tbody tr').count()).toBeGreaterThan(12);
  });

  it('groups the bill by service, says what is easily forgotten, and has it exported', async () => {
    const view = await open({ text: conference, locale: 'en' });
    await view.page.locator('.bar-count').first().click();
    expect(await view.page.locator('.bill-figures dt').allTextContents()).toEqual(expect.arrayContaining(['Data transfer', 'Charges by the call', 'Logs', 'Per million requests', 'Per user', 'Uncertain prices']));
    expect(await view.page.locator('.bill-group th').first().textContent()).toBe('cdn');
    await view.page.getByRole('button', { name: 'Service', exact: true }).click();
    await expect.poll(() => view.page.locator('.bill-group th').first().textContent()).toBe('CloudFront distribution');
    await view.page.getByRole('button', { name: 'Export…' }).click();
    expect(await view.requests('exportBill')).toEqual([{ method: 'exportBill', params: {} }]);
  });

  it('is remembered with the rest of the view', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.bar-count').first().click();
    await expect.poll(async () => (await view.requests('saveViewState')).at(-1)?.params).toMatchObject({ viewState: { results: 'bill' } });
    await view.page.close();
    const again = await open({ text: conference, viewState: { results: 'bill', resultsHeight: 300, viewport: { x: 10, y: 20, zoom: 0.5 } } });
    await expect.poll(() => again.page.locator('.results').evaluate((element) => element.getBoundingClientRect().height)).toBe(300);
    expect(await again.page.locator('.zoom-value').textContent()).toBe('50 %');
  });

  it('is kept where a change overtakes it while the canvas is still loading', async () => {
    const view = await open({ text: conference, overtaken: true, viewState: { results: 'bill', resultsHeight: 300, viewport: { x: 10, y: 20, zoom: 0.5 } } });
    expect(await view.page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)).toBe('translate(10px, 20px) scale(0.5)');
  });
});

describe('states', () => {
  it('says that it is loading, and why it could not', async () => {
    const silent = await open({ text: conference, silent: true });
    expect(await silent.page.getByText('Opening the design…').count()).toBe(1);
    await silent.page.close();
    const failing = await open({ text: conference, failFirst: 'The file is gone.' });
    expect(await failing.page.getByRole('alert').textContent()).toContain('The file is gone.');
    await failing.page.getByRole('button', { name: 'Try again' }).click();
    await failing.page.locator('.bar').waitFor();
  });

  it.each(['Static site', 'HTTP API with a table', 'Queue worker'])('starts an empty design as %s, one undo step without errors', async (name) => {
    const view = await open({ text: empty });
    await view.page.getByRole('button', { name }).click();
    expect(await editsAfter(view, 1)).toMatchObject([{ kind: 'batch' }]);
    await expect.poll(() => view.page.locator('.react-flow__node-service').count()).toBeGreaterThan(2);
    expect(await view.page.locator('.count.is-error').count()).toBe(0);
    expect(await view.page.locator('.empty').count()).toBe(0);
  });

  it('starts an empty file too', async () => {
    const view = await open({ text: '' });
    await view.page.getByRole('button', { name: 'Static site' }).click();
    await expect.poll(() => view.page.locator('.react-flow__node-service').count()).toBe(3);
  });

  it('shows the last good design dimmed while the text is broken, says where, and changes nothing', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.react-flow__node-service').first().waitFor();
    await view.setText(conference.replace('nodes:', 'nodes: ['));
    await expect.poll(() => view.page.locator('.canvas.is-broken').count()).toBe(1);
    expect(await view.page.locator('.react-flow__node-service').count()).toBe(13);
    expect(await view.page.locator('.banner').textContent()).toMatch(/^The text is broken at line \d+; the last good state is shown\./);
    await view.page.locator('.react-flow__node[data-id="node:register"]').focus();
    await view.page.keyboard.press('Delete');
    expect(await edits(view)).toEqual([]);
    await view.page.getByRole('button', { name: 'Show in the text' }).click();
    expect(await view.requests('revealText')).toHaveLength(1);
    await view.setText(conference);
    await expect.poll(() => view.page.locator('.canvas.is-broken').count()).toBe(0);
  });

  it('shows a newer version of the format read-only', async () => {
    const view = await open({ text: conference.replace('version: 1', 'version: 99') });
    await view.page.getByText('Read-only').waitFor();
    expect(await view.page.locator('.palette-item').first().isDisabled()).toBe(true);
  });

  it('speaks Korean', async () => {
    const view = await open({ text: conference, locale: 'ko' });
    await view.page.getByRole('button', { name: '내보내기' }).waitFor();
    expect(await view.page.locator('.counts').textContent()).toBe('노드 13개 · 연결 16개');
    expect(await view.page.locator('.react-flow__node[data-id="node:visitors"] .node-name').textContent()).toBe('참가자');
  });

  it('follows the text while it is edited beside', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.react-flow__node-service').first().waitFor();
    await view.setText(conference.replace('label: list', 'label: everyone'));
    await expect.poll(() => view.page.locator('.react-flow__node[data-id="node:all"] .node-name').textContent()).toBe('everyone');
  });
});
