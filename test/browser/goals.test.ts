import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Opened } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';
import { useCanvas } from './page/use-workbench.ts';

const sample = (name: string): string => readFileSync(new URL(`../../samples/${name}/${name}.arch.yaml`, import.meta.url), 'utf8').replace('duration: 15 min', 'duration: 60 s').replace('peak: 2400/s', 'peak: 200/s');
const [conference, sync] = [sample('conference'), sample('conference-sync')];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The two of four that have the least contrast to give; the Simulate mode itself is tried in all. */
const THEMES: readonly ThemeName[] = ['light', 'high-contrast'];

const open = useCanvas();

async function simulated(view: Opened): Promise<void> {
  await view.page.getByRole('button', { name: 'Simulate' }).click();
  await view.page.getByRole('button', { name: 'Run', exact: true }).click();
  await view.page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 25_000 });
}

async function compared(view: Opened, against?: string): Promise<void> {
  await simulated(view);
  await compare(view, against);
}

async function compare(view: Opened, against?: string): Promise<void> {
  await view.page.getByRole('button', { name: 'Compare', exact: true }).click();
  if (against !== undefined) {
    await view.page.locator('.run-compare vscode-single-select').click();
    await view.page.locator('.run-compare vscode-single-select').getByText(against, { exact: true }).last().click();
  }
  await view.page.getByRole('button', { name: 'Run both' }).click();
}

async function violations({ page }: Opened): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('goals with the figures of a run', () => {
  it('that all hold take one line', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    const line = view.page.locator('.goals-line');
    expect(await line.textContent()).toMatch(/^Goals: All \d hold✓ quick p99 of visitors\.register under opens [\d.]+ ms < 300 ms/);
    expect(await view.page.locator('.goal-missed').count()).toBe(0);
  });

  it('that are missed say why, and lead to the node that stands in the way and to the goal in the file', async () => {
    const view = await open({ text: sync });
    await simulated(view);
    const missed = view.page.locator('.goal-missed');
    expect(await missed.textContent()).toMatch(/quick missed p99 of visitors\.register under opens is [\d.]+ s; allowed is < 300 ms\. Of it, 1\.[\d.]+ s on average pass at register itself/);
    await missed.getByRole('button', { name: 'register' }).click();
    await view.page.locator('.react-flow__node.selected[data-id="node:register"]').waitFor();
    await missed.getByRole('button', { name: 'quick' }).click();
    expect((await view.requests('revealText')).at(-1)?.params).toEqual({ path: ['goals', 'quick', 'p99'] });
  });
});

describe('goals that are edited after a run', () => {
  it('are judged again by the figures that it has; nothing is run', async () => {
    const view = await open({ text: conference });
    await simulated(view);
    await view.setText(conference.replace('p99: < 300 ms', 'p99: < 1 ms'));
    await view.page.locator('.goal-missed', { hasText: 'allowed is < 1 ms' }).waitFor();
    await view.setText(conference);
    await view.page.locator('.goals-line', { hasText: /All \d hold/ }).waitFor();
    expect(await view.page.locator('.simulation .is-stale').count()).toBe(0);
    expect((await view.requests('simulate')).length).toBe(1);
  });
});

describe('two designs under one load', () => {
  it('show in one table and one chart why the certificate goes through SNS', async () => {
    const view = await open({ text: conference, others: { 'conference-sync.arch.yaml': sync } });
    await compared(view, 'conference-sync.arch.yaml');
    await view.page.locator('.run-comparison').waitFor({ timeout: 25_000 });
    expect((await view.requests('compareRuns')).at(-1)?.params).toEqual({ scenario: 'opens', seed: 1, path: 'conference-sync.arch.yaml' });
    expect(await view.page.locator('.run-because li').allTextContents()).toEqual([
      expect.stringMatching(/^visitors\.register takes [\d.]+ s at p99 \(conference-sync\) instead of [\d.]+ ms \(conference\): /),
      expect.stringMatching(/^While the caller waits, /), expect.stringMatching(/^Nobody waits for the [\d.]+ s of certificate \(conference\): /),
    ]);
    const bars = await view.page.locator('.waits-chart g', { has: view.page.locator(':scope > .waits-flow', { hasText: 'visitors.register' }) }).last().locator('.waits-bar').evaluateAll((all) => all.map((bar) => {
      const { left, right } = bar.getBoundingClientRect();
      return { left, right };
    }));
    // All of the bar of the design without SNS lies to the right of the other's.
    expect(bars[1]?.left).toBeGreaterThan(bars[0]?.right ?? Infinity);
    const rows = await view.page.locator('.run-comparison-table tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows.find(([of, figure]) => of === 'visitors.register' && figure === 'p99')).toEqual(['visitors.register', 'p99', expect.stringMatching(/ ms$/), expect.stringMatching(/ s$/), expect.stringMatching(/^× \d+[.\d]* worse$/)]);
    expect(rows.find(([of]) => of === 'registered')?.at(-1)).toBe('gone');
    expect(rows.some(([of, figure]) => of === 'visitors.pages' && figure === 'p50')).toBe(false);
    await view.page.getByRole('checkbox', { name: 'Only what differs' }).uncheck();
    await view.page.locator('.run-comparison-table').getByText('visitors.pages').first().waitFor();
    await view.page.getByRole('button', { name: 'Export Markdown…' }).click();
    expect(((await view.requests('exportRunComparison')).at(-1)?.params as { markdown: string }).markdown).toMatch(/^# conference: opens/);
  });

  it('can be the last commit and now, end on request, and are marked once the design is another', async () => {
    const view = await open({ text: conference, committed: conference.replace('MemorySize: 1024', 'MemorySize: 512') });
    await compared(view);
    await view.page.getByText('Bill of a month as drawn').waitFor({ timeout: 25_000 });
    expect(await view.page.locator('.run-comparison thead th').allTextContents()).toEqual(['Of', 'Figure', 'HEAD', 'Now', 'Difference']);
    await view.setText(conference.replace('MemorySize: 1024', 'MemorySize: 2048').replace('duration: 60 s', 'duration: 6 h'));
    await view.page.getByText('The design has changed since this comparison.').waitFor();
    await view.page.getByRole('button', { name: 'Run both' }).click();
    await view.page.locator('.run-compare').getByRole('button', { name: 'Cancel' }).click();
    await view.page.getByRole('button', { name: 'Run both' }).waitFor();
    expect(await view.page.locator('.run-comparison').count()).toBe(1);
  });

  it('say why there is nothing to hold the design against', async () => {
    const view = await open({ text: conference });
    await compared(view);
    await view.page.getByText('This file has not been committed yet.').first().waitFor();
  });
});

describe.each(THEMES)('in the theme %s, axe-core has nothing to say about', (theme) => {
  it('missed goals and a comparison', async () => {
    const view = await open({ text: sync, committed: conference, theme, width: 1500, height: 1000 });
    await simulated(view);
    expect(await violations(view)).toEqual([]);
    await compare(view);
    await view.page.locator('.run-comparison').waitFor({ timeout: 25_000 });
    expect(await violations(view)).toEqual([]);
  });
});
