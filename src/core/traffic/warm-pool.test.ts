import { describe, expect, it } from 'vitest';
import { coldShare, erlangB } from './warm-pool.ts';

describe('Erlang B', () => {
  // Tables of the loss formula, as any textbook has them.
  it.each([[10, 12, 0.30193], [100, 90, 0.026957], [1000, 950, 0.0036493], [1000, 2000, 0.5005]])('%d servers under %d Erlang lose %d', (servers, load, lost) => {
    expect(erlangB(servers, load)).toBeCloseTo(lost, 5);
  });
  it('without servers loses all, without load nothing, and of a huge load what flows over', () => {
    expect([erlangB(0, 5), erlangB(7, 0), erlangB(50_000, 100_000), erlangB(1e12, 5)]).toEqual([1, 0, 0.5, 0]);
  });
});

describe('share of cold starts', () => {
  // The exact law of the warm pool, computed with matrix exponentials: rate, seconds each, kept for, share.
  it.each([
    [0.9, 1.991, 600, 0.0013293], [10, 2.016, 10, 0.026987], [10, 2.016, 600, 0.00028973],
    [1, 0.3, 360, 0.0012468], [100, 0.1, 360, 3.08e-5], [1000, 0.07, 360, 6.6e-6],
  ])('%d a second of %d s, kept for %d s: within a fifth of %d', (rate, duration, idle, exact) => {
    expect(coldShare(rate, duration, idle) / exact).toBeGreaterThan(0.8);
    expect(coldShare(rate, duration, idle) / exact).toBeLessThan(1.2);
  });
  it('is exp(-rate × idle) where requests are rare, and none without requests', () => {
    expect(coldShare(1e-3, 1e-6, 360)).toBeCloseTo(Math.exp(-0.36), 6);
    expect([coldShare(0, 1, 360), coldShare(1e9, 1, 360)]).toEqual([0, 0]);
  });
});
