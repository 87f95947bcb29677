import { describe, expect, it } from 'vitest';
import type { Node } from '../../core/model/design.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { behavioursOf, matchesPattern, select } from './cache-behaviours.ts';

describe('a path pattern matches as CloudFront matches it', () => {
  it.each([
    ['/api/*', '/api/registrations', true],
    ['api/*', '/api/registrations', true],
    ['/api/*', '/api/', true],
    ['/api/*', '/api', false],
    ['/api/*', '/API/registrations', false],
    ['/images/*.jpg', '/images/2026/cat.jpg', true],
    ['/images/*.jpg', '/images/cat.png', false],
    ['*.gif', '/a/b/c.gif', true],
    ['/a?c', '/abc', true],
    ['/a?c', '/ac', false],
    ['/a?*', '/a', false],
    ['*', '/', true],
    ['/*', '/anything/at/all', true],
    ['/index.html', '/index.html', true],
    ['/index.html', '/indexxhtml', false],
    ['/*/*/z', '/a/b/c/z', true],
  ])('%s and %s: %s', (pattern, path, expected) => expect(matchesPattern(pattern, path)).toBe(expected));

  it('takes no longer for a hostile pattern', () => {
    expect(matchesPattern(`${'*a'.repeat(2000)}b`, `/${'a'.repeat(4000)}`)).toBe(false);
  });
});

describe('behaviours are asked in their order', () => {
  const node = distribution({
    default: { order: 1 },
    images: { order: 20, PathPattern: '/static/images/*' },
    static: { order: 10, PathPattern: '/static/*' },
    api: { order: 30, PathPattern: '/api/*', AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'] },
  });
  it.each([['/static/images/a.png', 'static'], ['/api/x', 'api'], ['/', 'default'], ['/static', 'default']])('%s → %s', (path, key) => {
    expect(select(behavioursOf(node), path)?.key).toBe(key);
  });
});

describe('the cache answers a share of safe requests', () => {
  const ratios = (behaviours: JsonObject, assume: JsonObject, originStores = true): Record<string, number> =>
    Object.fromEntries(behavioursOf(distribution(behaviours, assume)).map(({ key, hitRatio }) => [key, hitRatio(originStores, () => 2)]));
  const DISABLED = { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' };
  const OPTIMIZED = { CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6' };

  it('of every behaviour in front of a store', () => {
    expect(ratios({ default: {}, pictures: { PathPattern: '*.png' } }, { cacheHitRatio: '93 %' })).toEqual({ default: 0.93, pictures: 0.93 });
  });
  it('but not in front of an API, unless a policy says so', () => {
    expect([ratios({ default: {} }, { cacheHitRatio: 0.93 }, false), ratios({ default: OPTIMIZED }, { cacheHitRatio: 0.93 }, false)]).toEqual([{ default: 0 }, { default: 0.93 }]);
  });
  it('nor where the policy is CachingDisabled', () => expect(ratios({ default: DISABLED }, { cacheHitRatio: 0.93 })).toEqual({ default: 0 }));
  it('or of each behaviour as it is said', () => {
    expect(ratios({ default: {}, api: { PathPattern: '/api/*' } }, { cacheHitRatio: { default: 0.9, api: 0.5 } }, false)).toEqual({ default: 0.9, api: 0.5 });
  });
  it('or as the popularity of what is asked for has it, where no ratio is said', () => {
    const shop = { cacheObjects: 1, cacheTtl: '1.5 s' };
    expect(ratios({ default: {} }, shop)).toEqual({ default: 0.75 });
    expect([ratios({ default: {} }, shop, false), ratios({ default: DISABLED }, shop), ratios({ default: OPTIMIZED }, shop, false)]).toEqual([{ default: 0 }, { default: 0 }, { default: 0.75 }]);
    expect(ratios({ default: {}, api: { PathPattern: '/api/*' } }, { ...shop, cacheHitRatio: { api: 0.5 } }, false)).toEqual({ default: 0, api: 0.5 });
    expect(ratios({ default: {}, api: { PathPattern: '/api/*' } }, { cacheObjects: { api: 1 }, cacheTtl: { api: '1.5 s' } }, false)).toEqual({ default: 0, api: 0.75 });
    expect(ratios({ default: { DefaultTTL: 1.5 } }, { cacheObjects: 1 })).toEqual({ default: 0.75 });
    expect(ratios({ default: {} }, { ...shop, cacheHitRatio: 0.1 })).toEqual({ default: 0.1 });
  });
  it('and none where nothing is said', () => expect(ratios({ default: {} }, {})).toEqual({ default: 0 }));
});

function distribution(behaviours: JsonObject, assume: JsonObject = {}): Node {
  return { id: 'cdn', service: 'cloudfront', properties: {}, attributes: {}, parts: {}, assume, traffic: {}, routes: {}, behaviours, settings: {} };
}
