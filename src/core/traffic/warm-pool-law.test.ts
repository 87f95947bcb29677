import { describe, expect, it } from 'vitest';
import { coldShare } from './warm-pool.ts';
import { poolLaw } from './warm-pool-law.ts';

describe('the law of the warm pool', () => {
  // By matrix exponentials: one symmetric tridiagonal eigenproblem a level.
  it.each([
    [0.9, 1.991, 600, 0.00132931, 7.69193], [10, 2.016, 10, 0.026987, 28.473], [10, 2.016, 600, 0.000289734, 37.535],
    [10, 0.3, 360, 0.0002154, 11.4768], [0.1, 0.3, 360, 0.01064, 1.65498], [100, 0.1, 360, 0.0000307891, 25.5619], [1000, 0.07, 360, 6.6e-6, 108.9],
  ])('%d a second of %d s, kept for %d s', (rate, seconds, idle, cold, environments) => {
    const law = poolLaw(rate, seconds, idle);
    expect((law?.coldShare ?? 0) / cold).toBeCloseTo(1, 2);
    expect((law?.environments ?? 0) / environments).toBeCloseTo(1, 3);
  });

  it('with rare requests, each is cold unless another came within the while', () => {
    const law = poolLaw(1 / 300, 0.001, 600);
    expect(law?.coldShare).toBeCloseTo(Math.exp(-2), 4);
    expect(law?.environments).toBeCloseTo(1 - Math.exp(-2), 4);
  });

  it('never has more environments than there may be, and under load all of them all the time', () => {
    const law = poolLaw(50, 1, 300, 60);
    expect(law?.environments).toBeCloseTo(60, 3);
    expect(law?.coldShare).toBeLessThan(1e-6);
  });

  it('agrees with the approximation of the bill to a fifth', () => {
    for (const [rate, seconds, idle] of [[0.01, 1, 360], [1, 0.3, 360], [20, 0.1, 60]] as const) {
      expect((poolLaw(rate, seconds, idle)?.coldShare ?? 0) / coldShare(rate, seconds, idle)).toBeGreaterThan(0.8);
      expect((poolLaw(rate, seconds, idle)?.coldShare ?? 0) / coldShare(rate, seconds, idle)).toBeLessThan(1.25);
    }
  });

  it('says nothing where it would take too long, or where nothing comes', () => {
    expect(poolLaw(1000, 1, 360)).toBeUndefined();
    expect(poolLaw(0, 1, 360)).toBeUndefined();
  });
});
