import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvesOf, factorsOf, type Curves } from './break-even.ts';

type Cost = (factor: number) => number;

function curves(before: Cost, after: Cost): Curves {
  const steps = curvesOf((factor) => ({ before: before(factor), after: after(factor), shared: 0 }));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const linear = (fixed: number, each: number): Cost => (factor) => fixed + each * factor;

describe('the axis', () => {
  it('has twenty points for each tenfold of traffic, and the traffic as it is written', () => {
    const factors = factorsOf();
    expect([factors.length, factors[0], factors.at(-1)]).toEqual([81, 0.01, 100]);
    expect(factors).toContain(1);
  });
});

describe('the break-even point of two linear tariffs', () => {
  const money = fc.double({ min: 0.01, max: 1000, noNaN: true });

  it('is where the closed form says', () => {
    fc.assert(fc.property(money, money, fc.double({ min: 0.011, max: 99, noNaN: true }), money, (fixed, each, at, more) => {
      // The second costs less to have and more to use, so that both cost the same at `at`.
      const { crossings } = curves(linear(fixed + more * at, each), linear(fixed, each + more));
      expect(crossings).toHaveLength(1);
      expect(Math.abs((crossings[0]?.factor ?? 0) / at - 1)).toBeLessThan(1e-6);
      expect(crossings[0]?.cheaperAbove).toBe('before');
    }));
  });

  it('is the same from both sides', () => {
    const [one, other] = [linear(10, 1), linear(0, 3)];
    const [there, back] = [curves(one, other).crossings[0], curves(other, one).crossings[0]];
    expect(there?.factor).toBeCloseTo(5, 9);
    expect(back?.factor).toBeCloseTo(5, 9);
    expect([there?.cheaperAbove, back?.cheaperAbove]).toEqual(['before', 'after']);
  });

  it('is not there where one is always cheaper, or both cost the same', () => {
    expect(curves(linear(1, 1), linear(2, 2)).crossings).toEqual([]);
    expect(curves(linear(1, 1), linear(1, 1)).crossings).toEqual([]);
  });
});

describe('tariffs with steps', () => {
  it('cross as often as one becomes the cheaper', () => {
    const { crossings } = curves(linear(0, 1), (factor) => (factor < 5 ? 2 : 6) + 0.4 * factor);
    expect(crossings.map(({ factor, cheaperAbove }) => [Number(factor.toFixed(6)), cheaperAbove])).toEqual([[3.333333, 'after'], [5, 'before'], [10, 'after']]);
  });

  it('do not cross where they only touch or run along each other', () => {
    const free: Cost = (factor) => Math.max(0, factor - 1);
    expect(curves(free, (factor) => 2 * Math.max(0, factor - 1)).crossings).toEqual([]);
  });
});
