import { describe, expect, it } from 'vitest';
import { createCatalog, type Catalog } from '../catalog/catalog.ts';
import { notModelled, type NodeKind, type ServiceDefinition } from '../catalog/service.ts';
import { EMPTY_DESIGN, type Design, type Node } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { parseCount } from '../model/units.ts';
import { createResolver } from '../resolve/resolver.ts';
import { propagate } from '../traffic/propagate.ts';
import type { Bill, CostPart, PriceTable } from './contract.ts';
import { estimate } from './estimate.ts';

const source = { url: 'https://aws.amazon.com/pricing/', asOf: '2026-11' };
const here = (tiers: readonly (readonly [number, number | null, number])[], more: object = {}): PriceTable[string] =>
  ({ unit: 'thing', regions: { 'us-east-1': { tiers: tiers.map(([from, to, usd]) => ({ from, to, usd })), source, ...more } } });

const prices: PriceTable = {
  flat: here([[0, null, 2]], { free: 10 }),
  tiered: here([[0, 100, 1], [100, null, 0.5]]),
  ending: here([[0, 100, 1]]),
  guessed: here([[0, null, 1]], { uncertain: true }),
  left: { ...here([[0, null, 1]], { free: 10 }), pool: 'both' },
  right: { ...here([[0, null, 3]], { free: 10 }), pool: 'both' },
};

/** A service that meters what its nodes assume: `assume: { flat: 3 }` are three things at the price `flat`. */
const cost: CostPart = {
  assumptions: [...Object.keys(prices), 'nowhere'],
  components: (node, context) => Object.keys(node.assume).filter((key) => key !== 'usage').map((key) => {
    const quantity = context.stated(node, key, parseCount);
    return {
      component: key, title: { en: key, ko: key }, quantity: quantity ?? 0, price: `shop.${key}`, how: { en: key, ko: key },
      ...(quantity === undefined && { unknown: { en: 'not said', ko: '없음' } }),
    };
  }),
};
const kind = { service: 'shop', keys: [], facts: {}, ports: { in: [], out: [] }, traffic: notModelled(''), properties: notModelled(''), simulation: notModelled(''), cost } as unknown as NodeKind;
const catalog: Catalog = createCatalog([{ family: 'shop', kinds: [kind], limits: {}, rules: [], prices } as ServiceDefinition]);

function billOf(nodes: Readonly<Record<string, JsonObject>>, account: JsonObject = {}, region = 'us-east-1', service = 'shop'): Bill {
  const design: Design = { ...EMPTY_DESIGN, region, account, nodes: Object.entries(nodes).map(([id, assume]) => nodeOf(id, assume, service)) };
  const resolve = createResolver(design);
  return estimate({ design, catalog, resolve, usage: propagate(design, catalog, resolve) });
}

function nodeOf(id: string, assume: JsonObject, service: string): Node {
  return { id, service, properties: {}, attributes: {}, parts: {}, assume, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

const amounts = (bill: Bill): Record<string, number> => Object.fromEntries(bill.lines.map(({ node, component, amount }) => [`${node} ${component}`, amount]));
const ALWAYS = { billing: { freeTier: 'always' } };

describe('tiers and free amounts count for the whole account', () => {
  it('two nodes share the tiers by quantity: 150 things cost 125, of which a third is 41.67', () => {
    expect(amounts(billOf({ a: { tiered: 50 }, b: { tiered: 100 } }))).toEqual({ 'a tiered': expect.closeTo(125 / 3, 9), 'b tiered': expect.closeTo(250 / 3, 9) });
  });
  it('nothing is free unless the account says so', () => expect(billOf({ a: { flat: 5 } })).toMatchObject({ total: 10, freeTier: 'none' }));
  it('the free amount is taken off once', () => {
    const bill = billOf({ a: { flat: 15 }, b: { flat: 5 } }, ALWAYS);
    expect([bill.total, bill.lines.map(({ free }) => free)]).toEqual([20, [7.5, 2.5]]);
  });
  it('a pool of dimensions shares one free amount', () => {
    expect(amounts(billOf({ a: { left: 10 }, b: { right: 10 } }, ALWAYS))).toEqual({ 'a left': 5, 'b right': 15 });
  });
});

describe('what has no price is listed, never zero', () => {
  const unpriced = (bill: Bill): readonly string[] => bill.unpriced.map(({ node, component, reason }) => `${node} ${component}: ${reason.en}`);

  it('a region without a price', () => {
    const bill = billOf({ a: { flat: 5 } }, {}, 'eu-west-9');
    expect([bill.lines, unpriced(bill)]).toEqual([[], ['a flat: No price is known for shop.flat in eu-west-9 (quantity 5).']]);
  });
  it('a dimension without a price', () => expect(unpriced(billOf({ a: { nowhere: 5 } }))).toEqual(['a nowhere: No price is known for shop.nowhere in us-east-1 (quantity 5).']));
  it('an amount above the last known tier; the rest is billed', () => {
    const bill = billOf({ a: { ending: 130 } });
    expect([bill.total, unpriced(bill)]).toEqual([100, ['a ending: 30 thing lie above 100, where no price is known.']]);
  });
  it('but not beside a line that uses none of it', () => {
    const bill = billOf({ a: { ending: 130 }, b: { ending: 0 } });
    expect([bill.lines.map(({ beyond }) => beyond), unpriced(bill)]).toEqual([[30, undefined], ['a ending: 30 thing lie above 100, where no price is known.']]);
  });
  it('a quantity that is not known', () => expect(unpriced(billOf({ a: { flat: 'much' } }))).toEqual(['a flat: not said']));
  it('a kind of node that is not priced', () => expect(unpriced(billOf({ a: {} }, {}, 'us-east-1', 'resource'))).toEqual(['a *: resource is not priced yet.']));
  it('what lies outside the template is nobody\'s bill', () => expect(billOf({ a: {} }, {}, 'us-east-1', 'external').unpriced).toEqual([]));
});

describe('the unit price', () => {
  it('is the mean over the tiers that the account reaches, which are shown beside it', () => {
    const [line] = billOf({ a: { tiered: 150 } }).lines;
    expect([line?.unitPrice, line?.tiers?.length]).toEqual([expect.closeTo(125 / 150, 9), 2]);
  });
  it('leaves out what is free and what has no price', () => {
    expect(billOf({ a: { flat: 15 } }, ALWAYS).lines[0]).toMatchObject({ free: 10, unitPrice: 2, amount: 10 });
    expect(billOf({ a: { ending: 130 } }).lines[0]).toMatchObject({ beyond: 30, unitPrice: 1, amount: 100 });
  });
  it('is that of the first unit where all is free, whoever shares it', () => {
    expect(billOf({ a: { flat: 0.1 }, b: { flat: 0.2 }, c: { flat: 0.7 } }, ALWAYS).lines.map(({ unitPrice, amount }) => [unitPrice, amount])).toEqual([[2, 0], [2, 0], [2, 0]]);
  });
  it('is that of the first unit where nothing is used', () => expect(billOf({ a: { tiered: 0 } }).lines[0]?.unitPrice).toBe(1));
  it('has no tiers where one price holds for any number', () => expect(billOf({ a: { flat: 1 } }).lines[0]).not.toHaveProperty('tiers'));
});

it('a price that was not read is marked', () => expect(billOf({ a: { guessed: 1, flat: 1 } }).lines.map(({ uncertain }) => uncertain)).toEqual([true, undefined]));

describe('usage by hand', () => {
  it('replaces the derived quantity and says so', () => {
    const { lines } = billOf({ a: { flat: 5, usage: { flat: '2k' } } });
    expect(lines).toMatchObject([{ quantity: 2000, amount: 4000, byHand: true, how: { en: '2,000 typed under assume.usage' } }]);
  });
  it('gives a quantity that could not be derived', () => expect(billOf({ a: { flat: {}, usage: { flat: 3 } } })).toMatchObject({ total: 6, unpriced: [] }));
  it('under a misspelt key is a finding with the key that was meant', () => {
    const { findings } = billOf({ a: { tiered: 5, usage: { teired: 3 } } });
    expect(findings).toMatchObject([{ rule: 'cost.unknown-component', node: 'a', path: ['nodes', 'a', 'assume', 'usage', 'teired'], message: { en: "'teired' is not known here, so nothing reads it. Did you mean 'tiered'?" } }]);
  });
  it('that is no number is a finding', () => {
    expect(billOf({ a: { flat: 5, usage: { flat: 'lots' } } }).findings).toMatchObject([{ rule: 'cost.invalid-assumption', path: ['nodes', 'a', 'assume', 'usage', 'flat'] }]);
  });
});

describe('what is written wrongly is a finding at its place', () => {
  it('an assumption that nothing reads', () => {
    expect(billOf({ a: { flatt: 5 } }).findings).toMatchObject([{ rule: 'cost.unknown-assumption', path: ['nodes', 'a', 'assume', 'flatt'] }]);
  });
  it('an assumption that is no number', () => {
    expect(billOf({ a: { flat: 'much' } }).findings).toMatchObject([{ rule: 'cost.invalid-assumption', path: ['nodes', 'a', 'assume', 'flat'] }]);
  });
  it.each([
    [{ freeTier: 'forever' }, 'cost.invalid-billing', 'freeTier'],
    [{ hoursPerMonth: 'many' }, 'cost.invalid-billing', 'hoursPerMonth'],
    [{ freetier: 'always' }, 'traffic.unknown-key', 'freetier'],
  ])('billing %o', (billing, rule, key) => {
    expect(billOf({}, { billing }).findings).toMatchObject([{ rule, path: ['account', 'billing', key] }]);
  });
});

it('every line is cited', () => {
  expect(billOf({ a: { flat: 1 } }).lines).toMatchObject([{ source: 'https://aws.amazon.com/pricing/', asOf: '2026-11', unit: 'thing' }]);
});
