import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Opened } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const ranged = conference.replace('receives: 40 KB', 'receives: { p10: 20 KB, p90: 90 KB }').replace('cacheHitRatio: 0.93', 'cacheHitRatio: { from: 80 %, to: 97 % }');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

const open = useCanvas();

const showing = (billView: string): { readonly viewState: Record<string, string | number> } => ({ viewState: { results: 'bill', billView, resultsHeight: 560 } });

/** Chooses in one of VS Code's selects, whose list stands in a shadow of its own. */
async function choose({ page }: Opened, label: string, value: string): Promise<void> {
  await page.locator(`.results vscode-single-select[label="${label}"]`).evaluate((element, chosen) => {
    (element as HTMLSelectElement).value = chosen;
    element.dispatchEvent(new Event('change'));
  }, value);
}

async function violations({ page }: Opened): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('the bill held against an alternative', () => {
  it('says the difference, what changes, what is taken for granted and what comes or goes', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'provisioned');
    await expect.poll(() => view.page.locator('.comparison h3').allTextContents()).toEqual(['What changes', 'Taken for granted', 'Besides the price', 'Break-even over traffic']);
    await expect.poll(() => view.page.locator('.comparison-words').textContent()).toContain('registrations: on demand → 1 read and 1 write units');
    expect(await view.page.locator('.comparison .bill-figures dd').last().textContent()).toMatch(/^\+\$0\.\d\d \(\+\d/);
    expect(await view.page.locator('.comparison-lines tbody tr').count()).toBe(4);
  });

  it('draws both over the traffic: where you are, where they cross, and the same as a table', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'provisioned');
    await view.page.locator('.crossing').first().waitFor();
    const chart = view.page.getByRole('img', { name: /^At \d.* the traffic both cost .* USD a month/ });
    expect(await chart.locator('text').allTextContents()).toEqual(expect.arrayContaining(['0.01 ×', '1 ×', '100 ×', 'you are here']));
    await view.page.locator('.break-even summary').click();
    expect(await view.page.locator('.break-even tbody th').allTextContents()).toEqual(expect.arrayContaining(['0.01 ×', '1 ×', '100 ×']));
  });

  it('is read at any traffic with the arrow keys', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'provisioned');
    const reader = view.page.locator('.break-even-reader input');
    await reader.waitFor();
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^1 ×: As it is \$\d+\.\d\d, Instead \$\d+\.\d\d$/);
    await reader.press('ArrowRight');
    await expect.poll(() => reader.getAttribute('aria-valuetext')).toMatch(/^1\.12 ×: /);
  });

  it('asks for a value where the alternative needs one, and how much of a duration is computing', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'memory');
    await choose(view, 'Memory in MB', '512');
    await choose(view, 'Nodes', 'certificate');
    const share = view.page.locator('.compare-form').getByRole('textbox', { name: 'Computing, of the duration' });
    await share.fill('50');
    await share.press('Enter');
    await expect.poll(async () => (await view.requests('compare')).at(-1)?.params).toEqual({ alternative: { id: 'memory', value: '512', nodes: ['certificate'], cpuBound: 0.5 } });
    await expect.poll(() => view.page.locator('.comparison-words').textContent()).toContain('50 % of the duration is computing');
  });

  it('lists what is no alternative here, with the reason', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await view.page.locator('.compare > .besides > summary').click();
    await expect.poll(() => view.page.locator('.compare > .besides li').allTextContents()).toContain('HTTP APIs instead of REST APIs: api is an HTTP API already.');
  });

  it('follows the design', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'arm64');
    await expect.poll(() => view.page.locator('.comparison-words').textContent()).toContain('certificate: x86_64 → arm64');
    await view.setText(conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 60, Architectures: [arm64]'));
    await expect.poll(() => view.page.locator('.comparison-words').textContent()).not.toContain('certificate: x86_64 → arm64');
  });
});

describe('the bill held against the last commit', () => {
  it('says what was added, removed and changed since', async () => {
    const committed = conference.replace('MemorySize: 1024', 'MemorySize: 512');
    const view = await open({ text: conference, committed, ...showing('compare') });
    await choose(view, 'Compare with', 'commit');
    await expect.poll(() => view.page.locator('.comparison .bill-figures dt').allTextContents()).toEqual(['HEAD', 'Now', 'Difference']);
    await expect.poll(() => view.page.locator('.comparison-lines tbody tr').first().textContent()).toMatch(/^certificateDuration \(x86\)\$0\.\d\d .*\+\$0\.\d\d$/);
  });

  it('says why it cannot be told', async () => {
    const view = await open({ text: conference, ...showing('compare') });
    await choose(view, 'Compare with', 'commit');
    await expect.poll(() => view.page.locator('.compare > p').textContent()).toBe('This file has not been committed yet.');
  });
});

describe('the bill of ranges', () => {
  it('says P10 to P90, which assumption matters most, and leads to its place in the text', async () => {
    const view = await open({ text: ranged, ...showing('ranges') });
    await expect.poll(() => view.page.locator('.tornado tbody th').allTextContents()).toEqual(['visitors.traffic.pages.receives', 'cdn.assume.cacheHitRatio']);
    expect(await view.page.locator('.bill-head dd').first().textContent()).toMatch(/^\$\d+\.\d\d – \$\d+\.\d\d$/);
    await view.page.locator('.tornado tbody th button').first().click();
    await expect.poll(async () => (await view.requests('revealText')).at(-1)?.params).toEqual({ path: ['nodes', 'visitors', 'traffic', 'pages', 'receives'] });
  });

  it('shows how to write one where there is none, and asks the host for nothing', async () => {
    const view = await open({ text: conference, ...showing('ranges') });
    await expect.poll(() => view.page.locator('.ranges code').first().textContent()).toBe('assume: { objectSize: { from: 20 KB, to: 90 KB } }');
    expect(await view.requests('ranges')).toEqual([]);
  });

  it('is computed only while the bill is shown', async () => {
    const view = await open({ text: ranged });
    await view.setText(ranged.replace('name: conference', 'name: congress'));
    await view.page.waitForTimeout(600);
    expect(await view.requests('ranges')).toEqual([]);
  });
});

describe('assumptions and the free tier', () => {
  it('leads from a line that rests on a default to the assumption, where it is written', async () => {
    const view = await open({ text: conference, ...showing('lines') });
    await view.page.locator('.bill tr', { hasText: 'CloudWatch Logs, ingestion' }).first().getByRole('button', { name: 'Change…' }).click();
    await expect.poll(() => view.page.getByRole('tab', { name: 'Assumptions' }).getAttribute('aria-selected')).toBe('true');
    const field = view.page.locator('.inspector').getByRole('textbox', { name: 'Log lines' });
    expect(await field.getAttribute('placeholder')).toContain('512 B');
    await field.fill('2 KB');
    await field.press('Enter');
    await expect.poll(() => view.text()).toContain('logBytes: 2 KB');
  });

  it('writes how the account is billed into the file', async () => {
    const view = await open({ text: conference, ...showing('lines') });
    await choose(view, 'Free tier', 'always');
    await expect.poll(() => view.text()).toMatch(/account:\n? *(?:\{ )?billing:/);
    await expect.poll(() => view.page.locator('.bill-mark', { hasText: /free$/ }).count()).toBeGreaterThan(3);
    await choose(view, 'Free tier', 'credits');
    await expect.poll(() => view.page.locator('.bill-figures dt').allTextContents()).toEqual(expect.arrayContaining(['Credits', 'To pay']));
  });
});

describe('the cost on nodes', () => {
  it('is switched off and on, and the choice is remembered', async () => {
    const view = await open({ text: conference });
    const costs = view.page.locator('.node-cost');
    await expect.poll(() => costs.count()).toBeGreaterThan(5);
    await view.page.getByRole('button', { name: 'Cost on nodes' }).click();
    await expect.poll(() => costs.count()).toBe(0);
    await expect.poll(async () => (await view.requests('saveViewState')).at(-1)?.params).toMatchObject({ viewState: { nodeCosts: false } });
  });
});

describe.each(THEMES)('in the theme %s, axe-core has nothing to say about', (theme) => {
  it('a comparison and a bill of ranges', async () => {
    const view = await open({ text: ranged, theme, ...showing('compare') });
    await choose(view, 'Compare with', 'provisioned');
    await view.page.locator('.crossing').first().waitFor();
    expect(await violations(view)).toEqual([]);
    await view.page.getByRole('button', { name: 'Ranges' }).click();
    await view.page.locator('.tornado').waitFor();
    expect(await violations(view)).toEqual([]);
  });
});
