import { describe, expect, it } from 'vitest';
import type { Opened } from './page/open.ts';
import { useCanvas } from './page/use-workbench.ts';

const HTML = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const SCRIPT_URL = 'javascript:alert(3)';

/** Names, values, routes and notes that would run or be misread where they are taken for more than text. */
const hostile = `version: 1
name: ${JSON.stringify(HTML)}
region: ${JSON.stringify(SCRIPT_URL)}
nodes:
  html: { service: lambda, at: [0, 0], label: ${JSON.stringify(HTML)}, properties: { Runtime: ${JSON.stringify(HTML)}, Handler: ${JSON.stringify(SCRIPT_URL)} } }
  constructor: { service: apigateway.http, at: [0, 150], label: "__proto__", routes: { constructor: { route: GET /constructor }, toString: { route: GET /string } } }
  valueof: { service: lambda, at: [350, 150], label: ${JSON.stringify('\u202Eright to left \u0000\u0007')} }
connections:
  constructor: { from: constructor, to: html, label: ${JSON.stringify(HTML)} }
  valueof: { from: constructor, to: valueof, routes: [constructor, __proto__] }
groups:
  constructor: { label: ${JSON.stringify(HTML)}, contains: [html, constructor, __proto__] }
notes:
  constructor: { text: ${JSON.stringify(HTML)}, at: [350, 0] }
`;

const open = useCanvas();

const node = ({ page }: Opened, id: string) => page.locator(`.react-flow__node[data-id="node:${id}"]`);

describe('hostile names and values', () => {
  it('are shown as the text that they are', async () => {
    const view = await open({ text: hostile });
    expect(await node(view, 'html').locator('.node-name').textContent()).toBe(HTML);
    expect(await node(view, 'constructor').locator('.node-name').textContent()).toBe('__proto__');
    expect(await view.page.locator('.bar h1').textContent()).toBe(HTML);
    expect(await view.page.locator('.note-card').textContent()).toBe(HTML);
    expect(await view.page.locator('.stage img[src="x"], .stage script').count()).toBe(0);
  });

  it('are text in every panel', async () => {
    const view = await open({ text: hostile });
    for (const id of ['html', 'constructor', 'valueof']) {
      await node(view, id).click();
      for (const tab of ['Assumptions', 'Cost', 'All', 'Properties']) await view.page.getByRole('tab', { name: tab, exact: true }).click();
    }
    await view.page.locator('.react-flow__edge').first().focus();
    await view.page.keyboard.press('Enter');
    await view.page.locator('.bar-count').nth(1).click();
    expect(await view.page.locator('img[src="x"], #root script').count()).toBe(0);
    expect(await view.page.evaluate(() => Object.keys(Object.prototype).length)).toBe(0);
  });

  it('are renamed and deleted like any other', async () => {
    const view = await open({ text: hostile });
    await node(view, 'constructor').focus();
    await view.page.keyboard.press('F2');
    await view.page.keyboard.type('"><b>bold</b>');
    await view.page.keyboard.press('Enter');
    await expect.poll(() => node(view, 'constructor').locator('.node-name').textContent()).toBe('"><b>bold</b>');
    await node(view, 'constructor').focus();
    await view.page.keyboard.press('Delete');
    await expect.poll(() => node(view, 'constructor').count()).toBe(0);
  });
});

describe('the page', () => {
  it('asks for nothing outside of itself', async () => {
    const view = await open({ text: hostile });
    const addresses = await view.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const { origin } = new URL(view.page.url());
    expect(addresses.filter((address) => !address.startsWith(origin) && !address.startsWith('data:'))).toEqual([]);
  });

  it('has no addresses that lead elsewhere', async () => {
    const view = await open({ text: hostile });
    expect(await view.page.locator('a[href], iframe, form').count()).toBe(0);
  });
});
