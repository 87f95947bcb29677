import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billOf } from './bill.ts';
import { WORKED_BILLS, type WorkedBill } from './cost-examples.ts';

function amounts({ design, region, freeTier = undefined, hoursPerMonth = 730 }: WorkedBill): ReadonlyMap<string, number> {
  const billing = `account: { billing: { hoursPerMonth: ${hoursPerMonth}${freeTier === undefined ? '' : `, freeTier: ${freeTier}`} } }`;
  const { bill } = billOf(`version: 1\nname: example\nregion: ${region}\n${billing}\nnodes:${design}\n`);
  expect(bill.findings).toEqual([]);
  return new Map(bill.lines.map(({ node, component, amount }) => [`${node} ${component}`, amount]));
}

/** Equal to what is printed, to its last printed digit. */
function expectPrinted(amount: number, published: string, within = 0): void {
  const digits = published.split('.')[1]?.length ?? 0;
  expect(Math.abs(amount - Number(published)), `${amount} printed as ${published}`).toBeLessThanOrEqual(Math.max(within, 0.5 * 10 ** -digits) + 1e-9);
}

describe('published bills come out as printed', () => {
  it.each(WORKED_BILLS)('$id', (example) => {
    const got = amounts(example);
    for (const { of, published, within } of example.lines) {
      for (const component of of) expect(got.has(component), component).toBe(true);
      expectPrinted(of.reduce((sum, component) => sum + (got.get(component) ?? 0), 0), published, within);
    }
    if (example.total !== undefined) expectPrinted([...got.values()].reduce((sum, amount) => sum + amount, 0), example.total);
  });
});

const collected = new URL('../../../shared/facts/cost-examples.json', import.meta.url);

describe.skipIf(!existsSync(collected))('the figures here are those of the collected examples (skipped where ../shared is not there)', () => {
  interface Collected { readonly id: string; readonly region: string; readonly lines: readonly { readonly published: number | null }[]; readonly published_total: number | null }
  const examples = new Map((existsSync(collected) ? (JSON.parse(readFileSync(collected, 'utf8')) as Collected[]) : []).map((example) => [example.id, example]));

  it.each(WORKED_BILLS.filter(({ total }) => total !== undefined))('total of $id', ({ id, total }) => expect(Number(total)).toBe(examples.get(id)?.published_total));

  it.each(WORKED_BILLS)('lines of $id', ({ id, lines }) => {
    const figures = (examples.get(id)?.lines ?? []).map(({ published }) => published ?? NaN);
    for (const { published } of lines) expect(isSumOfSome(figures, Number(published)), `${published} of ${figures.join(', ')}`).toBe(true);
  });
});

/** Whether some of the figures add up to the sum: a line here may gather several of a source's. */
function isSumOfSome(figures: readonly number[], sum: number): boolean {
  if (Math.abs(sum) < 0.005 && figures.length === 0) return true;
  const [first, ...others] = figures;
  if (first === undefined) return false;
  return Math.abs(first - sum) < 0.005 || isSumOfSome(others, sum - first) || isSumOfSome(others, sum);
}
