import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { limitsReadOn } from '../catalog/limit.ts';
import { defineService, notModelled } from '../catalog/service.ts';
import { EMPTY_DESIGN } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import { createResolver } from '../resolve/resolver.ts';
import { ruleContext } from './context.ts';
import { outOfRange } from './number-check.ts';

const { hard } = limitsReadOn('https://example.com/', '2026-11-21');
const limits = { least: hard(10, 's', 'job', 'least'), most: hard(900, 's', 'job', 'most') };
const catalog = createCatalog([defineService({ family: 'worker', kinds: [], rules: [], limits, prices: notModelled('-') })]);
const usage = { arriving: () => [], over: () => [], kindOf: () => undefined, peak: () => 0, flows: [], hoursPerMonth: 730, findings: [], passages: [] };
const context = ruleContext({ design: EMPTY_DESIGN, catalog, resolve: createResolver(EMPTY_DESIGN), usage }, () => undefined);

function check(value: Json) {
  return outOfRange({ in: { Time: { Out: value } }, base: ['properties'], path: 'Time.Out', unit: 'seconds', by: 'The worker', min: 'worker.least', max: 'worker.most' }, context);
}

describe('a number held to a range', () => {
  it('names the limit that it breaks, and offers the nearest allowed value', () => {
    expect(check(1200)).toEqual([{
      path: ['properties', 'Time', 'Out'],
      message: { en: 'Time.Out is 1,200 s; The worker allows 10 to 900 s.', ko: 'Time.Out 값이 1,200초입니다. The worker의 허용 범위는 10~900초입니다.' },
      limit: { id: 'worker.most', needed: 1200 },
      fix: { title: { en: 'Set Time.Out to 900', ko: 'Time.Out: 900(으)로 바꾸기' }, path: ['properties', 'Time', 'Out'], value: 900 },
    }]);
    expect(check(1)[0]?.limit).toEqual({ id: 'worker.least', needed: 1 });
  });

  it('is reported exactly where it lies outside, and its fix lies inside', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const [violation] = check(value);
      expect(violation !== undefined).toBe(value < 10 || value > 900);
      if (violation) expect(check(violation.fix!.value!)).toEqual([]);
    }));
  });

  it.each([[{ Ref: 'Later' }], ['soon'], [null], [[1200]]])('says nothing of %j', (value) => {
    expect(check(value)).toEqual([]);
  });

  it('reads a number in quotes as CloudFormation does', () => {
    expect(check('1200')).toHaveLength(1);
  });
});
