import { describe, expect, it } from 'vitest';
import { hitShare, type Popularity } from './cache-law.ts';

const shop: Popularity = { objects: 5000, exponent: 0.8, ttlSeconds: 600, caches: 1 };

/** The sum as the law is written. */
function byHand({ objects, exponent, ttlSeconds, caches }: Popularity, perSecond: number): number {
  const weights = Array.from({ length: objects }, (_, at) => (at + 1) ** -exponent);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight) => {
    const asked = ((weight / all) * perSecond * ttlSeconds) / caches;
    return sum + ((weight / all) * asked) / (1 + asked);
  }, 0);
}

describe('the share of requests that a cache with a time to live answers', () => {
  it('of one object is m of m + 1, where it is asked for m times while it is kept', () => {
    expect(hitShare({ objects: 1, exponent: 0.8, ttlSeconds: 60, caches: 1 }, 0.05)).toBeCloseTo(0.75, 12);
  });

  it.each([[1, shop], [50, shop], [5, { ...shop, exponent: 0 }], [5, { ...shop, objects: 200_000 }], [5, { ...shop, caches: 12 }]])('is the sum over all objects, at %s a second of %o', (perSecond, popularity) => {
    expect(hitShare(popularity, perSecond)).toBeCloseTo(byHand(popularity, perSecond), 5);
  });

  it('grows with the requests and the time, and falls with objects and with caches that share nothing', () => {
    const at = hitShare(shop, 10);
    expect(hitShare(shop, 20)).toBeGreaterThan(at);
    expect(hitShare({ ...shop, ttlSeconds: 1200 }, 10)).toBeGreaterThan(at);
    expect(hitShare({ ...shop, objects: 10_000 }, 10)).toBeLessThan(at);
    expect(hitShare({ ...shop, caches: 4 }, 10)).toBeLessThan(at);
  });

  it('is nothing where nothing is asked for or kept', () => {
    expect([hitShare(shop, 0), hitShare({ ...shop, ttlSeconds: 0 }, 10)]).toEqual([0, 0]);
  });

  it('of a thousand million objects takes no time', () => {
    expect(hitShare({ ...shop, objects: 1e9 }, 1000)).toBeGreaterThan(0);
  });
});
