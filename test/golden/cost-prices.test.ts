import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isModelled } from '../../src/core/catalog/service.ts';
import { services } from '../../src/services/index.generated.ts';

const dimensions = services.flatMap(({ family, prices }) => (isModelled(prices) ? Object.entries(prices).map(([name, dimension]) => ({ name: `${family}.${name}`, dimension })) : []));

describe('every price', () => {
  const prices = dimensions.flatMap(({ name, dimension }) => Object.entries(dimension.regions).map(([region, price]) => ({ name: `${name} in ${region}`, price })));

  it('is cited with a link and a date', () => {
    for (const { name, price } of prices) {
      expect(price.source.url, name).toMatch(/^https:\/\//);
      expect(price.source.asOf, name).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    }
  });
  it('has tiers that begin at zero, join, and do not rise', () => {
    for (const { name, price } of prices) {
      expect(price.tiers[0]?.from, name).toBe(0);
      price.tiers.slice(1).forEach((tier, index) => {
        expect(tier.from, name).toBe(price.tiers[index]?.to);
        expect(tier.usd, name).toBeLessThanOrEqual(price.tiers[index]?.usd ?? 0);
      });
    }
  });
});

it('has a price of every dimension in us-east-1 and ap-northeast-2, or everywhere, but for those that were found nowhere', async () => {
  const missing = dimensions.flatMap(({ name, dimension }) => {
    const regions = Object.keys(dimension.regions);
    const everywhere = regions.includes('*') || regions.some((region) => region.startsWith('edge-'));
    const without = everywhere ? [] : ['us-east-1', 'ap-northeast-2'].filter((region) => !regions.includes(region));
    return without.length > 0 ? [`${name}: ${without.join(', ')}\n`] : [];
  });
  await expect(missing.join('')).toMatchFileSnapshot('./prices-not-found.txt');
});

const collected = new URL('../../../shared/facts/prices.json', import.meta.url);

describe.skipIf(!existsSync(collected))('the price files are what the import writes (skipped where ../shared is not there)', () => {
  it('every folder', async () => {
    // The script belongs to no TypeScript project, so it is found by its address.
    const script = (await import(new URL('../../scripts/import-prices.ts', import.meta.url).href)) as { importPrices: (collected: unknown) => ReadonlyMap<string, unknown> };
    const imported = script.importPrices(JSON.parse(readFileSync(collected, 'utf8')));
    expect(Object.fromEntries(services.map(({ family, prices }) => [family, prices]))).toEqual(Object.fromEntries(imported));
  });
});
