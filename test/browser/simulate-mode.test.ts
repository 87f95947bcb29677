import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Opened } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8').replace('duration: 15 min', 'duration: 20 s');
const throttled = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 60, ReservedConcurrentExecutions: 5').replace('duration: 20 s', 'duration: 60 s');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

const open = useCanvas();

async function simulate(view: Opened): Promise<void> {
  await view.page.getByRole('button', { name: 'Simulate' }).click();
  await view.page.getByRole('button', { name: 'Run', exact: true }).click();
}

async function simulated(view: Opened): Promise<void> {
  await simulate(view);
  await view.page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 25_000 });
}

async function violations({ page }: Opened): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('the Simulate mode', () => {
  it('offers the scenarios of the file and the day that every design has', async () => {
    const view = await open({ text: conference });
    await view.page.getByRole('button', { name: 'Simulate' }).click();
    await expect.poll(() => view.page.locator('.run-form vscode-option').allTextContents()).toEqual(['opens', 'day']);
  });

  it('runs a scenario and says for each flow what its callers saw', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    expect(await view.page.locator('.simulation-table tbody th').allTextContents()).toEqual(['visitors.pages', 'visitors.register', 'visitors.look', 'visitors.organize']);
    expect(Number((await view.page.locator('.simulation-table tbody tr').first().locator('td').first().textContent() ?? '').replaceAll(',', ''))).toBeGreaterThan(10_000);
    expect(await view.page.locator('.simulation-figures dt').allTextContents()).toEqual(['Requests', 'Errors', 'Throttled', 'Cold starts', 'p50', 'p99', 'Cost of the run', 'Breaks first']);
  });

  it('comes to the same again with the same seed, and to something else with another', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    const figures = () => view.page.locator('.simulation-table').textContent();
    const before = await figures();
    await view.page.getByRole('button', { name: 'Run again' }).click();
    await view.page.getByRole('button', { name: 'Run again' }).waitFor();
    expect(await figures()).toBe(before);
    await view.page.locator('.run-form').getByRole('textbox', { name: 'Seed' }).fill('7');
    await view.page.getByRole('button', { name: 'Run again' }).click();
    await view.page.getByRole('button', { name: 'Run again' }).waitFor();
    expect((await view.requests('simulate')).at(-1)?.params).toMatchObject({ scenario: 'opens', seed: 7 });
    expect(await figures()).not.toBe(before);
  });

  it('says how far a run is, ends it on request and keeps what it came to', async () => {
    const view = await open({ text: conference.replace('duration: 20 s', 'duration: 6 h') });
    await simulate(view);
    await view.page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor();
    await view.page.locator('.simulation-table').waitFor();
    await view.page.getByRole('button', { name: 'Cancel' }).click();
    await view.page.getByText('The run was cancelled; the figures are those up to then.').first().waitFor();
    expect(await view.page.locator('.simulation-table').count()).toBe(1);
    const asked = (await view.requests('simulating')).length;
    await view.page.waitForTimeout(600);
    expect((await view.requests('simulating')).length).toBe(asked);
  });

  it('marks a result as stale after an edit, and not after a move or once the edit is taken back', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    const stale = view.page.getByText('The design has changed since this run.');
    await view.setText(conference.replace(/at: \[\d+, \d+\]/, 'at: [5, 5]'));
    expect(await stale.count()).toBe(0);
    await view.setText(conference.replace('MemorySize: 1024', 'MemorySize: 512'));
    await stale.waitFor();
    await view.setText(conference);
    await expect.poll(() => stale.count()).toBe(0);
  });

  it('shows on the canvas what each node took, how full it was, what failed, and what each connection carried', async () => {
    const view = await open({ text: throttled });
    await simulated(view);
    const card = (id: string) => view.page.locator(`.react-flow__node[data-id="node:${id}"]`);
    expect(await card('cdn').locator('.node-summary').textContent()).toMatch(/^[\d,.]+k?\/s · p99 /);
    expect(await card('cdn').getByRole('img', { name: /^Demand at its highest: / }).count()).toBe(1);
    await expect.poll(() => card('certificate').locator('.node-failed').textContent()).toMatch(/^[\d,.]+k? failed$/);
    expect(await view.page.locator('.react-flow__edge[data-id="connection:visitors-cdn"] .connection.has-flow').count()).toBe(1);
    expect(await view.page.locator('.node-cost').count()).toBe(0);
    await view.page.getByRole('button', { name: 'Design' }).click();
    expect(await view.page.locator('.node-load, .node-failed').count()).toBe(0);
  });

  it('lists what fails first with its documented limit', async () => {
    const view = await open({ text: throttled });
    await simulated(view);
    await view.page.getByRole('button', { name: 'What fails first' }).click();
    const first = view.page.locator('.simulation-table tbody tr').first();
    expect(await first.locator('th').textContent()).toBe('certificate');
    expect(await first.locator('td').nth(0).textContent()).toMatch(/^× 0\.\d+$/);
    expect(await first.locator('td').nth(2).textContent()).toContain('concurrency');
  });

  it('shows at a selected node its figures with the closed form beside, and its course', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    await view.page.getByRole('button', { name: 'Nodes', exact: true }).click();
    await view.page.locator('.simulation-table tbody').getByRole('button', { name: 'api', exact: true }).click();
    const figures = view.page.locator('.node-figures');
    expect(await figures.locator('dt').allTextContents()).toEqual(expect.arrayContaining(['Requests', 'At once: mean', 'By Little’s law']));
    const [mean, little] = await Promise.all([4, 5].map(async (at) => Number(await figures.locator('dd').nth(at + 1).textContent())));
    expect(mean).toBeGreaterThan(0);
    expect(Math.abs((little as number) / (mean as number) - 1)).toBeLessThan(0.1);
    expect(await view.page.locator('.course h2').textContent()).toBe('Over time: api');
  });

  it('shows one moment of the run on the canvas with the slider', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    const slider = view.page.getByRole('slider', { name: 'Moment of the run' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('Whole run');
    await slider.fill('30');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^\d[\d.]* s: [\d,.]+k?\/s, 0 failed, /);
    expect(await view.page.locator('.react-flow__node[data-id="node:cdn"] .node-summary').textContent()).not.toContain('p99');
    await slider.press('ArrowRight');
    await expect.poll(() => slider.inputValue()).toBe('31');
  });

  it('exports the figures as CSV', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    await view.page.getByRole('button', { name: 'Export CSV…' }).click();
    const [request] = await view.requests('exportSimulation');
    expect((request?.params as { csv: string }).csv.split('\r\n')[1]).toMatch(/^Flow,visitors\.pages,\d+,0,0,0,/);
  });

  it('speaks Korean', async () => {
    const view = await open({ text: conference, locale: 'ko' });
    await view.page.getByRole('button', { name: '시뮬레이션' }).click();
    await view.page.getByRole('button', { name: '실행', exact: true }).click();
    await view.page.getByRole('button', { name: '다시 실행' }).waitFor();
    expect(await view.page.locator('.simulation-figures dt').first().textContent()).toBe('요청');
  });
});

describe('while a run goes on', () => {
  // How long the page is blocked is measured in the real VS Code, where a run has a thread of its own: test/e2e/develop/simulate.test.ts.
  it('the page asks for figures no more than ten times a second, and does what it is asked', async () => {
    const view = await open({ text: conference.replace('duration: 20 s', 'duration: 6 h') });
    await simulate(view);
    await view.page.locator('.simulation-table').waitFor();
    const before = (await view.requests('simulating')).length;
    const started = Date.now();
    await view.page.waitForTimeout(1_500);
    const asked = (await view.requests('simulating')).length - before;
    expect(asked).toBeGreaterThan(0);
    expect(asked / ((Date.now() - started) / 1_000)).toBeLessThanOrEqual(10);
    await view.page.locator('.react-flow__node[data-id="node:register"]').focus();
    await view.page.keyboard.press('c');
    await view.page.getByRole('dialog').waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('button', { name: 'Cancel' }).click();
    await view.page.getByRole('button', { name: 'Run again' }).waitFor();
  });
});

describe.each(THEMES)('in the theme %s, axe-core has nothing to say about', (theme) => {
  it('a run with failures, each of its tables and the canvas', async () => {
    const view = await open({ text: throttled, theme });
    await simulated(view);
    await view.page.locator('.react-flow__node[data-id="node:certificate"]').focus();
    expect(await violations(view)).toEqual([]);
    for (const name of ['Nodes', 'What fails first']) {
      await view.page.getByRole('button', { name, exact: true }).click();
      expect(await violations(view)).toEqual([]);
    }
  });
});

describe('at 900 pixels of width', () => {
  it('nothing of the panel lies outside of the page', async () => {
    const view = await open({ text: throttled, width: 900 });
    await simulated(view);
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
    expect(await violations(view)).toEqual([]);
  });
});
