import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/steps.mjs';
import { FIRST_BUNDLE_BUDGET, firstBundle } from '../../scripts/package-budget.mjs';
import { nodeBox, overlaps } from '../../src/core/diagram/geometry.ts';
import { violations } from './page/axe.ts';
import type { Opened } from './page/open.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

const open = useCanvas();

interface Move {
  readonly kind: 'move';
  readonly nodes: Readonly<Record<string, readonly [number, number]>>;
}

async function moves(view: Opened): Promise<readonly Move[]> {
  return (await view.requests('edit')).map(({ params }) => (params as { intent: Move }).intent);
}

async function tidied(view: Opened): Promise<Move> {
  await expect.poll(async () => (await moves(view)).length, { timeout: 20_000 }).toBe(1);
  return (await moves(view))[0] as Move;
}

describe('tidying', () => {
  it('lays the whole design out in one step, from left to right, by its key', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.react-flow__node-service').first().waitFor();
    expect(await view.page.evaluate(() => (window as { layoutGraph?: unknown }).layoutGraph)).toBeUndefined();
    await view.page.locator('.canvas').focus();
    await view.page.keyboard.press('Shift+Alt+F');
    const { kind, nodes } = await tidied(view);
    expect(kind).toBe('move');
    expect(Object.keys(nodes)).toHaveLength(13);
    expect(nodes['cdn']?.[0]).toBeLessThan(nodes['api']?.[0] ?? 0);
    const boxes = Object.values(nodes).map(nodeBox);
    for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  });

  it('lays out what is selected and leaves the rest where it is, from the menu too', async () => {
    const view = await open({ text: conference });
    await view.page.locator('.react-flow__node[data-id="node:cdn"]').click();
    await view.page.locator('.react-flow__node[data-id="node:site"]').click({ modifiers: ['Control'] });
    await view.page.locator('.react-flow__node[data-id="node:site"]').click({ button: 'right' });
    await view.page.getByRole('menuitem', { name: 'Tidy from Top to Bottom' }).click();
    const { nodes } = await tidied(view);
    expect(nodes['cdn']?.[1]).toBeLessThan(nodes['site']?.[1] ?? 0);
    const placeOf = (text: string) => /^ {2}api:$[\s\S]*?at: (\[.*?\])/m.exec(text)?.[1];
    expect(placeOf(await view.text())).toBe(placeOf(conference));
  });
});

it('opens with a first bundle within its budget; the layout is not part of it', async () => {
  const bytes = await firstBundle(join(root, 'dist'));
  console.log(`first bundle of the webview: ${Math.round(bytes / 1000)} of ${FIRST_BUNDLE_BUDGET / 1000} KB, compressed`);
  expect(bytes).toBeLessThan(FIRST_BUNDLE_BUDGET);
});

describe('what is shown on the canvas', () => {
  it('is switched with one button each: findings, cost, the overview', async () => {
    // A service that is not known is a finding.
    const { page } = await open({ text: conference.replace('service: sns', 'service: unheard-of') });
    await page.locator('.node-badge').first().waitFor();
    await page.getByRole('button', { name: 'Findings', exact: true }).click();
    expect(await page.locator('.node-badge').first().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Cost on nodes' }).click();
    expect(await page.locator('.node-cost').count()).toBe(0);
    expect(await page.locator('.overview').count()).toBe(0);
    await page.getByRole('button', { name: 'Overview' }).click();
    const overview = page.locator('.overview');
    await overview.waitFor();
    const before = await page.locator('.react-flow__viewport').getAttribute('style');
    await overview.click({ position: { x: 20, y: 20 } });
    await expect.poll(() => page.locator('.react-flow__viewport').getAttribute('style')).not.toBe(before);
  });
});

describe('names longer than their card', () => {
  const text = conference
    .replace('  register:\n', '  register:\n    label: 참가 신청을 접수하고 확인 메일을 준비하는 등록 처리 함수\n')
    .replace('  show:\n', '  show:\n    label: ShowRegistrationHandlerWithPresignedCertificateLink\n')
    // Too much memory, so that there is something to find.
    .replace('MemorySize: 256', 'MemorySize: 20000');

  it.each([1, 0.5])('stay clear of the cost and the findings of their node, at %s', async (zoom) => {
    const { page } = await open({ text, viewState: { viewport: { x: 40, y: 20, zoom }, inspector: 'closed', palette: 'icons' } });
    await page.locator('.react-flow__node:has-text("참가 신청을") .node-badge').waitFor();
    const touching = await page.locator('.node-card').evaluateAll((cards) => cards.flatMap((card) => {
      const name = card.querySelector('.node-name')?.getBoundingClientRect();
      return [...card.parentElement?.querySelectorAll('.node-cost, .node-badge') ?? []].filter((badge) => {
        const { left, right, top, bottom } = badge.getBoundingClientRect();
        return name !== undefined && left < name.right && right > name.left && top < name.bottom && bottom > name.top;
      }).map((badge) => `${card.textContent}: ${badge.className}`);
    }));
    expect(touching).toEqual([]);
  });
});

describe('the legend', () => {
  it('says what lines and badges mean, opens and closes by keyboard, and axe-core has nothing to say', async () => {
    const view = await open({ text: conference });
    const { page } = view;
    const button = page.getByRole('button', { name: 'Legend' });
    const sheet = page.locator('.legend-sheet');
    expect(await sheet.isVisible()).toBe(false);
    await button.press('Enter');
    await sheet.waitFor();
    expect(await sheet.locator('h3').allTextContents()).toEqual(['Connections', 'Findings', 'Cost', 'Local run', 'Load, in a simulation', 'Deployment']);
    expect(await sheet.locator('li').allTextContents()).toEqual(expect.arrayContaining(['Error: it will not work, or AWS will refuse it', '$12.40What the node costs a month', '80 % of its limit or more', '7 failedRequests that failed here']));
    expect(await violations(view)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
