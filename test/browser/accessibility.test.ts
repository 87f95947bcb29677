import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Opened } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8').replace('Timeout: 60', 'Timeout: 1200');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

const open = useCanvas();

/** What axe-core finds wrong, each with the elements it is wrong of. */
async function violations({ page }: Opened): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe.each(THEMES)('in the theme %s, axe-core has nothing to say about', (theme) => {
  it('the whole design with a wrong node selected', async () => {
    const view = await open({ text: conference, theme });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'certificate' }));
    await view.page.locator('.finding-card').first().waitFor();
    expect(await violations(view)).toEqual([]);
  });

  it('findings and bill', async () => {
    const view = await open({ text: conference, theme });
    await view.page.locator('.bar-count').nth(1).click();
    expect(await violations(view)).toEqual([]);
    await view.page.getByRole('tab', { name: 'Bill' }).click();
    expect(await violations(view)).toEqual([]);
  });

  it('what is silenced, what is not checked and what to ask AWS for', async () => {
    const busy = conference.replace('register: { requests: 60k/month', 'register: { requests: 20k/s').replace('MemorySize: 256, Timeout: 10', 'MemorySize: 256, Timeout: !ImportValue slow');
    const view = await open({ text: busy, theme });
    await view.page.locator('.bar-count').nth(1).click();
    for (const section of await view.page.locator('.results .besides > summary').all()) await section.click();
    expect(await view.page.locator('.results .besides[open]').count()).toBe(2);
    expect(await violations(view)).toEqual([]);
    await view.page.getByRole('tab', { name: /^Quotas/ }).click();
    await view.page.locator('.quota').first().waitFor();
    expect(await violations(view)).toEqual([]);
  });
});

describe('axe-core has nothing to say about', () => {
  it('an empty design', async () => {
    expect(await violations(await open({ text: 'version: 1\nname: empty\nregion: us-east-1\n' }))).toEqual([]);
  });

  it('the dialog that connects', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.react-flow__node[data-id="node:register"]').focus();
    await view.page.keyboard.press('c');
    await view.page.getByRole('dialog').waitFor();
    expect(await violations(view)).toEqual([]);
  });

  it('a connection', async () => {
    const view = await open({ text: conference, theme: 'light' });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register-registrations' }));
    await view.page.locator('.connection-title').waitFor();
    expect(await violations(view)).toEqual([]);
  });

  it('600 pixels of width', async () => {
    expect(await violations(await open({ text: conference, width: 600, locale: 'ko' }))).toEqual([]);
  });
});

describe('screen readers', () => {
  it('hear what a node and a connection are', async () => {
    const { page } = await open({ text: conference });
    const node = page.locator('.react-flow__node[data-id="node:certificate"]');
    expect(await node.getAttribute('aria-label')).toMatch(/^certificate, Lambda.*, 1 error, \$\d+\.\d\d a month$/);
    expect(await node.getAttribute('aria-roledescription')).toBe('node');
    expect(await page.locator('.react-flow__edge[data-id="connection:register-registered"]').getAttribute('aria-label')).toMatch(/^from register to registered, .*asynchronous$/);
  });

  it('hear what was done', async () => {
    const { page } = await open({ text: conference });
    await page.locator('.react-flow__node[data-id="node:undelivered"]').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.locator('[aria-live]').last().textContent()).toBe('1 deleted.');
  });
});
