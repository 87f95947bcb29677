import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Price } from './contract.ts';
import { charge } from './tiers.ts';

const source = { url: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/useconsolidatedbilling-effective.html', asOf: '2026-04-13' };

function price(tiers: readonly (readonly [from: number, to: number | null, usd: number])[], more: Partial<Price> = {}): Price {
  return { tiers: tiers.map(([from, to, usd]) => ({ from, to, usd })), source, ...more };
}

describe('every unit has the price of the tier it falls into', () => {
  // AWS Billing guide, "Volume discounts": 12 TB of transfer at 0.17 for the first 10 TB and 0.13 above.
  const transfer = price([[0, 10240, 0.17], [10240, 51200, 0.13]]);
  it('12 TB cost 2,007.04', () => expect(charge(transfer, 12 * 1024).usd).toBeCloseTo(2007.04, 9));
  it('8 TB and 4 TB billed apart cost 2,088.96', () => expect(charge(transfer, 8 * 1024).usd + charge(transfer, 4 * 1024).usd).toBeCloseTo(2088.96, 9));
  it('the first unit of a tier has its price', () => expect(charge(transfer, 10241).usd - charge(transfer, 10240).usd).toBeCloseTo(0.13, 9));

  // AWS Billing guide, "Blended rates": 95,000 GB over three tiers of S3.
  it('95,000 GB cost 6,720', () => expect(charge(price([[0, 1000, 0.1], [1000, 50000, 0.08], [50000, 500000, 0.06]]), 95000).usd).toBeCloseTo(6720, 9));
});

describe('the free amount', () => {
  it('is taken off before the tiers', () => expect(charge(price([[0, 100, 2], [100, null, 1]]), 150, 50).usd).toBe(200));
  it('or is the first of them', () => expect(charge(price([[0, 100, 2], [100, null, 1]], { freeWithinTiers: true }), 150, 50).usd).toBe(150));
  it('never makes a bill negative', () => expect(charge(price([[0, null, 2]]), 10, 50).usd).toBe(0));
});

describe('what is not known is said', () => {
  it('units above the last known tier', () => expect(charge(price([[0, 100, 2]]), 130)).toEqual({ usd: 200, beyond: 30, uncertain: false }));
  it('a price that was not read', () => expect(charge(price([[0, null, 2]], { uncertain: true }), 1).uncertain).toBe(true));
  it('tiers that were not read, once they are reached', () => {
    const tiers = price([[0, 100, 2], [100, null, 1]], { uncertainFrom: 100 });
    expect([charge(tiers, 100).uncertain, charge(tiers, 101).uncertain]).toEqual([false, true]);
  });
});

it('more units never cost less', () => {
  const tiers = price([[0, 10, 3], [10, 1000, 2], [1000, null, 1]]);
  fc.assert(fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 50 }), (a, b, free) => {
    expect(charge(tiers, Math.max(a, b), free).usd).toBeGreaterThanOrEqual(charge(tiers, Math.min(a, b), free).usd);
  }));
});
