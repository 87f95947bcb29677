import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { breakingPoints } from '../../src/core/simulation/breaking-point.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { hitShare } from '../../src/core/traffic/cache-law.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Fifty pages a second, of which each cache keeps the five thousand for ten minutes. */
const shop = (assume = '{ cacheObjects: 5000, cacheTtl: 10 min }') => `version: 1
name: shop
nodes:
  people: { service: client, traffic: { pages: { requests: 40/s, path: GET /, receives: 20 KB }, pictures: { requests: 10/s, path: GET /, receives: 200 KB }, orders: { requests: 5/s, path: POST / } } }
  cdn: { service: cloudfront, behaviours: { default: { AllowedMethods: [GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE] } }, assume: ${assume} }
  site: { service: s3 }
connections:
  people-cdn: { from: people, to: cdn }
  cdn-site: { from: cdn, to: site, kind: origin, behaviour: default }
scenarios:
  hour: { duration: 1 h }
  rush: { flows: { pages: { requests: 400/s }, pictures: { requests: 100/s } }, duration: 10 min }
`;
const LAW = { objects: 5000, exponent: 0.8, ttlSeconds: 600, caches: 1 };

function analysed(text: string) {
  const { document: { design }, resolve, usage, findings } = createAnalyser(catalog).analyse(text);
  return { design, catalog, resolve, usage, findings };
}

const hits = (text: string, scenario: string) => simulate({ ...analysed(text), scenario })?.nodes.find(({ node }) => node === 'cdn')?.hitRatio ?? NaN;
const atOrigin = (text: string) => analysed(text).usage.arriving('site').reduce((sum, { perMonth }) => sum + perMonth, 0) / (730 * 3600);

describe('a hit ratio that follows from popularity and a time to live', () => {
  it('is that of all flows of the behaviour together, in the bill: only misses and orders reach the origin', () => {
    expect(analysed(shop()).findings.filter(({ rule }) => rule.startsWith('traffic.') || rule.startsWith('cost.'))).toEqual([]);
    expect(atOrigin(shop())).toBeCloseTo(50 * (1 - hitShare(LAW, 50)) + 5, 9);
  });

  it('is the same in a run at the same rates, within four standard errors', () => {
    const law = (hitShare(LAW, 50) * 50) / 55;
    expect(Math.abs(hits(shop(), 'hour') - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / (55 * 3600)));
  });

  it('is that of the load of a scenario: where more people come, more of them find what others fetched', () => {
    const law = (hitShare(LAW, 500) * 500) / 505;
    expect(Math.abs(hits(shop(), 'rush') - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / (505 * 600)));
  });

  it('is that of the load at which the first node gives way, where the breaking point is sought', () => {
    const points = breakingPoints({ ...analysed(shop()), scenario: 'rush' });
    const load = points[0]?.factor ?? 0;
    const site = points.find(({ node }) => node === 'site');
    const misses = 500 * (1 - hitShare(LAW, 500 * load)) + 5;
    expect(load).toBeGreaterThan(10);
    expect((site?.requestsPerSecond ?? 0) / (site?.factor ?? 0)).toBeCloseTo(misses, 4);
  });

  it('gives way to a ratio that is said', () => {
    expect(atOrigin(shop('{ cacheObjects: 5000, cacheHitRatio: 0.5 }'))).toBeCloseTo(30, 9);
  });

  it.each([
    ['cacheTtl: soon', ['cacheTtl']],
    ['cacheObjects: { default: many }', ['cacheObjects', 'default']],
    ['cacheObjects: { pictures: 20 }', ['cacheObjects', 'pictures']],
  ])('says what is wrong with %s', (assume, path) => {
    expect(analysed(shop(`{ ${assume} }`)).findings.filter(({ rule }) => rule === 'traffic.invalid-assumption').map((finding) => finding.path)).toEqual([['nodes', 'cdn', 'assume', ...path]]);
  });
});
