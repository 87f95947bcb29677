import { describe, expect, it } from 'vitest';
import { compareBills } from './compare.ts';
import type { Bill, BillLine } from './contract.ts';

function line(node: string, component: string, quantity: number, unitPrice: number): BillLine {
  return { node, service: 'lambda', component, title: { en: component, ko: component }, quantity, unit: 'request', amount: quantity * unitPrice, unitPrice, how: { en: '', ko: '' }, source: 'https://aws.amazon.com/', asOf: '2026-11-21' };
}

function bill(lines: readonly BillLine[], unpriced: Bill['unpriced'] = []): Bill {
  return { currency: 'USD', region: 'us-east-1', month: 1, freeTier: 'none', total: lines.reduce((sum, { amount }) => sum + amount, 0), lines, unpriced, notes: [], findings: [] };
}

const NO_PRICE = { node: 'b', service: 's3', component: 'storage', reason: { en: 'no price', ko: '가격 없음' } };

describe('two bills', () => {
  const before = bill([line('a', 'requests', 100, 0.02), line('a', 'duration', 10, 0.1), line('b', 'requests', 5, 1)]);
  const after = bill([line('a', 'requests', 100, 0.02), line('a', 'duration', 20, 0.1), line('c', 'requests', 1, 3)], [NO_PRICE]);
  const { change, lines, unpriced } = compareBills(before, after);

  it('differ by the later total less the earlier', () => {
    expect(change).toBeCloseTo(7 - 8, 12);
  });

  it('are held against each other line by line, what was removed in its place, what was added at the end', () => {
    expect(lines.map((each) => [each.node, each.component, each.status, each.change])).toEqual([
      ['a', 'requests', 'same', 0], ['a', 'duration', 'changed', 1], ['b', 'requests', 'removed', -5], ['c', 'requests', 'added', 3],
    ]);
  });

  it('say what one of them has no price for', () => {
    expect(unpriced).toEqual({ before: [], after: [NO_PRICE] });
  });

  it('are the same line where only the last digit of a sum differs', () => {
    const other = bill([{ ...line('a', 'requests', 100, 0.02), amount: 2 * (1 + 1e-15) }]);
    expect(compareBills(bill([line('a', 'requests', 100, 0.02)]), other).lines[0]?.status).toBe('same');
  });

  it('differ in a line that changed its service, even at the same price', () => {
    const other = bill([{ ...line('a', 'requests', 100, 0.02), service: 'lambda.edge' }]);
    expect(compareBills(bill([line('a', 'requests', 100, 0.02)]), other).lines[0]?.status).toBe('changed');
  });
});
