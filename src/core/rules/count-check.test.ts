import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { limitsReadOn } from '../catalog/limit.ts';
import { defineService, notModelled } from '../catalog/service.ts';
import { EMPTY_DESIGN } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { createResolver } from '../resolve/resolver.ts';
import { ruleContext } from './context.ts';
import { tooMany } from './count-check.ts';

const { adjustable } = limitsReadOn('https://example.com/', '2026-11-21');
const catalog = createCatalog([defineService({ family: 'shelf', kinds: [], rules: [], limits: { books: adjustable(1000, 'books', 'shelf', 'books') }, prices: notModelled('-') })]);
const usage = { arriving: () => [], over: () => [], kindOf: () => undefined, peak: () => 0, flows: [], hoursPerMonth: 730, findings: [], passages: [] };

function check(count: number, quotas: JsonObject = {}) {
  const design = { ...EMPTY_DESIGN, account: { quotas } };
  const context = ruleContext({ design, catalog, resolve: createResolver(design), usage }, () => undefined);
  return tooMany({
    count, limit: 'shelf.books', by: 'AWS', path: ['properties', 'Books'],
    holder: { en: 'The shelf', ko: '책장' }, what: { en: 'books', ko: '책' }, advice: { en: 'Give some away.', ko: '나누어 주세요.' },
  }, context);
}

describe('things that AWS counts', () => {
  it('are one violation with both numbers where there are too many', () => {
    expect(check(1200)).toEqual([{
      path: ['properties', 'Books'],
      limit: { id: 'shelf.books', needed: 1200 },
      message: { en: 'The shelf has 1,200 books; AWS allows 1,000. Give some away.', ko: '책장은 책 1,200개를 가집니다. AWS 한도는 1,000개입니다. 나누어 주세요.' },
    }]);
  });

  it('are fine up to the limit, and up to what the account was granted', () => {
    expect([check(1000), check(1200, { 'shelf.books': 1200 })]).toEqual([[], []]);
    expect(check(901, { 'shelf.books': 900 })).toHaveLength(1);
  });
});
