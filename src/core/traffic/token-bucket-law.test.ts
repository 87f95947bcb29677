import { describe, expect, it } from 'vitest';
import { refusedShare } from './token-bucket-law.ts';

describe('a token bucket under Poisson arrivals', () => {
  // The exact sum, in 60 digits: 1 - G / (1 + rho G), G = sum over k < b of (-rho (b-1-k))^k e^(rho (b-1-k)) / k!.
  it.each([[12, 10, 5, 0.199147], [9, 10, 5, 0.064362], [10, 10, 20, 0.025210], [15, 10, 50, 0.333333], [9.5, 10, 20, 0.00806865]])('%d a second at %d with a burst of %d refuse %d', (arrivals, rate, burst, share) => {
    expect(refusedShare(arrivals, rate, burst) / share).toBeCloseTo(1, 3);
  });

  it('of one token refuses like a server that nobody waits for', () => {
    expect(refusedShare(10, 10, 1)).toBeCloseTo(0.5, 12);
  });

  it('with a large burst refuses nothing below its rate, and what is above it', () => {
    expect(refusedShare(9000, 10_000, 5000)).toBeLessThan(1e-9);
    expect(refusedShare(12_000, 10_000, 5000)).toBeCloseTo(1 / 6, 9);
    expect(refusedShare(10_000, 10_000, 5000)).toBeCloseTo(1e-4, 5);
  });
});
