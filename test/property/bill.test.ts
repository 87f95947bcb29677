import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bill, BillLine } from '../../src/core/cost/contract.ts';
import { estimate, type EstimateOptions } from '../../src/core/cost/estimate.ts';
import { HIDDEN_KINDS, summarize } from '../../src/core/cost/summary.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Design } from '../../src/core/model/design.ts';
import type { Json, JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { propagate } from '../../src/core/traffic/propagate.ts';
import { catalog } from '../golden/bill.ts';

const designs = ['every-service', 'data-services'].map((name) => [name, parseDocument(readFileSync(new URL(`../golden/bills/${name}.arch.yaml`, import.meta.url), 'utf8')).design] as const);

function billOf(design: Design, options: EstimateOptions = {}) {
  const resolve = createResolver(design);
  const usage = propagate(design, catalog, resolve);
  return { usage, bill: estimate({ design, catalog, resolve, usage, options }) };
}

/** Requests of each flow a month, and which connections and nodes of the shop are there. */
interface Shop {
  readonly rates: readonly number[];
  readonly without: readonly string[];
  readonly calls: Readonly<Record<string, number>>;
}

function shopsOf({ nodes, connections }: Design): fc.Arbitrary<Shop> {
  const leaves = nodes.filter(({ service }) => service !== 'client').map(({ id }) => id);
  // Connections whose calls are not spelt out by flow.
  const plain = connections.filter(({ assume }) => typeof assume['calls'] !== 'object').map(({ id }) => id);
  return fc.record({
    rates: fc.array(fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 20_000_000_000 })), { minLength: 4, maxLength: 4 }),
    without: fc.subarray(leaves, { maxLength: 8 }),
    calls: fc.dictionary(fc.constantFrom(...plain), fc.integer({ min: 1, max: 50 }).map((tenths) => tenths / 10), { maxKeys: 6 }),
  });
}

/** A design with other traffic, some of its nodes taken away and other numbers of calls. */
const changed = (everyService: Design) => ({ rates, without, calls }: Shop): Design => {
  const gone = new Set(without);
  const traffic = (flows: JsonObject): JsonObject => Object.fromEntries(Object.entries(flows).map(([name, flow], index) => [name, { ...(flow as JsonObject), requests: `${rates[index] ?? 0}/month` } as Json]));
  return {
    ...everyService,
    nodes: everyService.nodes.filter(({ id }) => !gone.has(id)).map((node) => ({ ...node, traffic: traffic(node.traffic) })),
    connections: everyService.connections.filter(({ from, to }) => !gone.has(from) && !gone.has(to)).map((each) => (calls[each.id] === undefined ? each : { ...each, assume: { ...each.assume, calls: calls[each.id] as number } })),
  };
};

const times = (shop: Shop, factor: number): Shop => ({ ...shop, rates: shop.rates.map((rate) => rate * factor) });
const options: fc.Arbitrary<EstimateOptions> = fc.record({
  region: fc.constantFrom('us-east-1', 'ap-northeast-2', 'eu-west-1', 'eu-west-9'), month: fc.integer({ min: 1, max: 36 }), freeTier: fc.constantFrom('none', 'always'),
});

const keyOf = ({ node, component }: Pick<BillLine, 'node' | 'component'>): string => `${node} ${component}`;
const byKey = (bill: Bill): ReadonlyMap<string, BillLine> => new Map(bill.lines.map((line) => [keyOf(line), line]));

function expectClose(got: number, wanted: number): void {
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}

/**
 * What there is less of when there is more traffic, by design: receives that find nothing (a busy queue is
 * asked in vain less often), which may fall by no more than what the receives that find something rise; and
 * cold starts (a busy function is kept warm), whose initialisation is made up for by the invocations.
 */
const FALLS: ReadonlySet<string> = new Set(['empty-receives', 'initialisation']);

/** What is paid for without any traffic: what is stored, provisioned, kept open, signed in to, or run by the clock. */
const FIXED: ReadonlySet<string> = new Set(['storage', 'point-in-time-recovery', 'read-capacity', 'write-capacity', 'connection-minutes', 'active-users', 'schedule-invocations', 'transitions', 'empty-receives',
  'backup', 'restore', 'stream-reads', 'federated-users', 'advanced-security', 'machine-clients', 'machine-tokens', 'replica-storage-ap-northeast-2', 'replica-storage-eu-west-1']);

describe.each(designs)('the bill of %s', (_, everyService) => {
  const shops = shopsOf(everyService);
  const designOf = changed(everyService);

  it('is the sum of its lines, of its nodes and of its services; what is easily forgotten is a part of it', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const design = designOf(shop);
      const { bill, usage } = billOf(design, asked);
      const { nodes, services, hidden } = summarize(bill, design, usage);
      for (const parts of [bill.lines, nodes, services]) expectClose(parts.reduce((sum, { amount }) => sum + amount, 0), bill.total);
      expect(HIDDEN_KINDS.reduce((sum, kind) => sum + hidden[kind], 0)).toBeLessThanOrEqual(bill.total * (1 + 1e-9));
    }));
  });

  it('has an amount that is the unit price times what is paid for, on every line', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      for (const { quantity, free = 0, beyond = 0, unitPrice, amount } of billOf(designOf(shop), asked).bill.lines) {
        const paid = Math.max(0, quantity - free - beyond);
        expect(Math.abs(amount - paid * unitPrice)).toBeLessThanOrEqual(1e-8 * Math.max(1, amount));
      }
    }));
  });

  it('never has a unit price outside of the tiers of its price', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      for (const { unitPrice, tiers } of billOf(designOf(shop), asked).bill.lines) {
        if (!tiers) continue;
        const prices = tiers.map(({ usd }) => usd);
        expect(unitPrice).toBeGreaterThanOrEqual(Math.min(...prices) * (1 - 1e-9));
        expect(unitPrice).toBeLessThanOrEqual(Math.max(...prices) * (1 + 1e-9));
      }
    }));
  });

  it('does not fall when traffic grows: neither its total nor any line, but what a busy queue saves', () => {
    fc.assert(fc.property(shops, options, fc.integer({ min: 2, max: 1000 }), (shop, asked, factor) => {
      const [less, more] = [billOf(designOf(shop), asked).bill, billOf(designOf(times(shop, factor)), asked).bill];
      expect(more.total).toBeGreaterThanOrEqual(less.total * (1 - 1e-9));
      const before = byKey(less);
      for (const line of more.lines) if (!FALLS.has(line.component)) expect(line.quantity).toBeGreaterThanOrEqual((before.get(keyOf(line))?.quantity ?? 0) * (1 - 1e-9));
    }));
  });

  it('takes nothing away that is metered: every quantity is on a line or among what is not priced', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const design = designOf(shop);
      const [here, there] = [billOf(design, { ...asked, region: 'us-east-1' }).bill, billOf(design, asked).bill];
      const named = (bill: Bill): ReadonlySet<string> => new Set([...bill.lines, ...bill.unpriced].map(keyOf));
      expect([...named(there)].sort()).toEqual([...named(here)].sort());
    }));
  });

  it('with the free tier is never above the list prices, and nothing is below nothing', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const design = designOf(shop);
      const [listed, free] = [billOf(design, { ...asked, freeTier: 'none' }).bill, billOf(design, { ...asked, freeTier: 'always' }).bill];
      expect(free.total).toBeLessThanOrEqual(listed.total * (1 + 1e-9));
      for (const { amount } of free.lines) expect(amount).toBeGreaterThanOrEqual(-1e-9);
    }));
  });

  it('is the same with credits, which pay a part of it and no more than were granted', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const design = designOf(shop);
      const [free, paid] = [billOf(design, { ...asked, freeTier: 'always' }).bill, billOf(design, { ...asked, freeTier: 'credits' }).bill];
      expect([paid.total, paid.lines]).toEqual([free.total, free.lines]);
      const { applied = NaN, due = NaN, left = NaN, before = NaN, granted = NaN } = paid.credits ?? {};
      expectClose(applied + due, paid.total);
      for (const amount of [applied, due, left]) expect(amount).toBeGreaterThanOrEqual(-1e-9);
      expect(before + applied).toBeLessThanOrEqual(granted * (1 + 1e-9));
    }), { numRuns: 50 });
  });

  it('without traffic is exactly what stands there anyway', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const { bill } = billOf(designOf(times(shop, 0)), asked);
      for (const { component, quantity, amount } of bill.lines) if (!FIXED.has(component)) expect([component, quantity, amount]).toEqual([component, 0, 0]);
      expectClose(bill.total, bill.lines.filter(({ component }) => FIXED.has(component)).reduce((sum, { amount }) => sum + amount, 0));
    }));
  });

  it('says where a quantity goes beyond the last known price, and counts it among what is not priced', () => {
    fc.assert(fc.property(shops, options, (shop, asked) => {
      const { bill } = billOf(designOf(shop), asked);
      const unpriced = new Set(bill.unpriced.map(keyOf));
      for (const line of bill.lines) expect(unpriced.has(keyOf(line))).toBe(line.beyond !== undefined);
    }));
  });
});
