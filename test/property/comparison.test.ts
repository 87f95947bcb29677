import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../src/core/analysis/schema.ts';
import { biller } from '../../src/core/cost/bill-of.ts';
import { alternativesOf, compareDesigns, offersFor, type Against, type Comparison } from '../../src/core/cost/compare-design.ts';
import { compareBills } from '../../src/core/cost/compare.ts';
import { scaleTraffic } from '../../src/core/cost/scale-traffic.ts';
import { uncertaintyOf, type Uncertainty } from '../../src/core/cost/uncertainty.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Design } from '../../src/core/model/design.ts';
import type { Json } from '../../src/core/model/json.ts';
import { catalog, randomDesign } from './random-design.ts';

const read = (path: string): Design => parseDocument(readFileSync(new URL(path, import.meta.url), 'utf8'), schemaOf(catalog)).design;
const everyService = read('../golden/bills/every-service.arch.yaml');
const conference = read('../../samples/conference/conference.arch.yaml');

const bill = biller(catalog);

function finished<T>(steps: Generator<unknown, T, unknown>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function compared(design: Design, against: Against): Comparison {
  const result = compareDesigns({ design, catalog, against });
  if (!result.ok) throw new Error(result.error.message.en);
  return result.value;
}

/** Random traffic over the design of all services. */
const traffic: fc.Arbitrary<Design> = fc.double({ min: 1e-4, max: 1e4, noNaN: true }).map((factor) => scaleTraffic(everyService, factor));
const designs = fc.oneof(traffic, randomDesign, fc.constant(conference));
/** Every alternative with every value that its form offers. */
const alternatives = alternativesOf(catalog).flatMap(({ id, value }): readonly Extract<Against, { kind: 'alternative' }>[] =>
  (value ? value.examples.map((example) => ({ kind: 'alternative', id, value: example })) : [{ kind: 'alternative', id }]));

describe('two bills held against each other', () => {
  it('differ by the same from either side, in sum and in every line', () => {
    fc.assert(fc.property(designs, designs, (a, b) => {
      const [there, back] = [compareBills(bill(a).bill, bill(b).bill), compareBills(bill(b).bill, bill(a).bill)];
      expect(back.change + there.change).toBe(0);
      const changes = new Map(back.lines.map((line) => [`${line.node} ${line.component}`, line]));
      for (const { node, component, change, status } of there.lines) {
        const other = changes.get(`${node} ${component}`);
        expect(other?.change).toBeCloseTo(-change, 12);
        expect(other?.status).toBe(status === 'added' ? 'removed' : status === 'removed' ? 'added' : status);
      }
      expect(there.lines).toHaveLength(back.lines.length);
    }), { numRuns: 60 });
  });

  it('differ by nothing where the designs are the same', () => {
    fc.assert(fc.property(designs, (design) => {
      const { bills } = compared(design, { kind: 'earlier', design: structuredClone(design), title: { en: 'HEAD', ko: 'HEAD' } });
      expect(bills.change).toBe(0);
      expect(bills.lines.filter(({ status }) => status !== 'same')).toEqual([]);
    }), { numRuns: 40 });
  });

  it('differ in sum by what their lines differ by', () => {
    fc.assert(fc.property(traffic, fc.constantFrom(...alternatives), (design, against) => {
      const result = compareDesigns({ design, catalog, against });
      if (!result.ok) return;
      const { before, after, change, lines } = result.value.bills;
      expect(Math.abs(lines.reduce((sum, line) => sum + line.change, 0) - change)).toBeLessThanOrEqual(1e-9 * Math.max(1, before, after));
    }), { numRuns: 60 });
  });
});

describe('alternatives', () => {
  it('are offered exactly where they apply, and say why where not', () => {
    fc.assert(fc.property(designs, (design) => {
      for (const { id, value, applies, because } of offersFor(design, catalog)) {
        const values = value ? [value.default ?? '', ...value.examples].filter((each) => each !== '') : [undefined];
        const results = values.map((each) => compareDesigns({ design, catalog, against: { kind: 'alternative', id, ...(each !== undefined && { value: each }) } }));
        expect(results.some(({ ok }) => ok), id).toBe(applies);
        if (!applies) expect(because?.ko).not.toBe('');
      }
    }), { numRuns: 30 });
  });

  it('change nothing but what they say: of a design that none is about, the bill stays', () => {
    fc.assert(fc.property(designs, fc.constantFrom(...alternatives), (design, against) => {
      const result = compareDesigns({ design, catalog, against: { ...against, nodes: [] } });
      expect(result.ok && against.id !== 'region').toBe(false);
    }), { numRuns: 60 });
  });

  it('break no traffic: a design that carried it all carries it all', () => {
    const before = bill(conference).usage.findings.length;
    for (const against of alternatives) {
      const result = compareDesigns({ design: conference, catalog, against });
      if (result.ok) expect(result.value.after.usage.findings, `${against.id} ${against.value ?? ''}`).toHaveLength(before);
    }
  });

  it.each([['provisioned', 'on-demand'], ['auto-scaling', 'on-demand'], ['arm64', 'x86'], ['rest', 'http']])('undo each other: %s and then %s costs what it did', (there, back) => {
    const other = compared(conference, { kind: 'alternative', id: there }).after;
    const again = compared(other.design, { kind: 'alternative', id: back }).after;
    expect(other.bill.total).not.toBeCloseTo(again.bill.total, 9);
    expect(again.bill.total).toBeCloseTo(bill(conference).bill.total, 9);
  });

  it('leave viewers where they are when the region changes', () => {
    const { after } = compared(conference, { kind: 'alternative', id: 'region', value: 'us-east-1' });
    expect(after.bill.lines.filter(({ service }) => service === 'cloudfront').map(({ priceRegion }) => priceRegion)).toEqual(['edge-ap', 'edge-ap', 'edge-ap']);
  });
});

describe('traffic times a factor', () => {
  it('is as much of every flow, whatever its unit', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (factor) => {
      const [before, after] = [bill(everyService).usage, bill(scaleTraffic(everyService, factor)).usage];
      const named = new Set(everyService.nodes.flatMap(({ id, traffic: flows }) => Object.keys(flows).map((name) => `${id}.${name}`)));
      after.flows.forEach(({ id, perMonth }, place) => {
        const was = before.flows[place]?.perMonth ?? 0;
        expect(Math.abs(perMonth / (named.has(id) ? was * factor : was) - 1), id).toBeLessThan(1e-12);
      });
    }), { numRuns: 30 });
  });
});

/** The conference with ranges in place of some of its assumptions. */
function ranged(receives: Json, hits: Json): Design {
  return {
    ...conference,
    nodes: conference.nodes.map((node) => {
      if (node.id === 'visitors') return { ...node, traffic: { ...node.traffic, pages: { ...(node.traffic['pages'] as Record<string, Json>), receives } } };
      return node.id === 'cdn' ? { ...node, assume: { cacheHitRatio: hits } } : node;
    }),
  };
}

function uncertain(design: Design, seed = 1, samples = 40): Uncertainty {
  const result = finished(uncertaintyOf({ design, catalog, seed, samples }));
  if (!result) throw new Error('no ranges');
  return result;
}

const kilobytes = fc.integer({ min: 1, max: 5000 });
const percent = fc.integer({ min: 0, max: 100 });
const ranges: fc.Arbitrary<Design> = fc.record({ sizes: fc.tuple(kilobytes, kilobytes), hits: fc.tuple(percent, percent), uniform: fc.boolean() }).map(({ sizes: [a, b], hits: [low, high], uniform }) => ranged(
  uniform ? { from: `${a} KB`, to: `${b} KB` } : { p10: `${Math.min(a, b)} KB`, p90: `${Math.max(a, b)} KB` },
  uniform ? { p10: low / 100, p90: high / 100 } : { from: `${low} %`, to: `${high} %` },
));

describe('a bill of ranges', () => {
  it('has its P10 below its P50 below its P90, in sum and in every line', () => {
    fc.assert(fc.property(ranges, fc.nat(1e6), (design, seed) => {
      const { total, lines } = uncertain(design, seed, 20);
      for (const { p10, p50, p90 } of [total, ...lines]) {
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
      }
    }), { numRuns: 20 });
  });

  it('is the same for the same seed, and another for another', () => {
    const design = ranged({ p10: '20 KB', p90: '90 KB' }, { from: '80 %', to: '97 %' });
    expect(uncertain(design, 7)).toEqual(uncertain(design, 7));
    expect(uncertain(design, 7).total).not.toEqual(uncertain(design, 8).total);
  });

  it('is the plain bill where every range has no width', () => {
    fc.assert(fc.property(kilobytes, percent, (size, hits) => {
      const design = ranged({ p10: `${size} KB`, p90: `${size} KB` }, { from: `${hits} %`, to: `${hits} %` });
      const { total, drivers } = uncertain(design, 1, 5);
      const plain = bill(design).bill.total;
      for (const value of Object.values(total)) expect(value).toBeCloseTo(plain, 9);
      expect(drivers.map(({ swing }) => swing)).toEqual([0, 0]);
    }), { numRuns: 15 });
  });

  it('draws a range as before when another is added', () => {
    const [one, two] = [ranged({ from: '20 KB', to: '90 KB' }, 0.9), ranged({ from: '20 KB', to: '90 KB' }, { from: '90 %', to: '90 %' })];
    expect(uncertain(two).total.p50).toBeCloseTo(uncertain(one).total.p50, 9);
  });

  it('ranks assumptions by what each alone does to the total', () => {
    const { drivers } = uncertain(ranged({ p10: '20 KB', p90: '90 KB' }, { from: '80 %', to: '97 %' }));
    expect(drivers.map(({ path }) => path.join('.'))).toEqual(['nodes.visitors.traffic.pages.receives', 'nodes.cdn.assume.cacheHitRatio']);
    expect(drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(drivers[0]?.atHigh).toBeGreaterThan(drivers[0]?.atLow ?? Infinity);
  });

  it('is made of fewer bills where the design is large, and of as many as asked for', () => {
    const design = ranged({ from: '20 KB', to: '90 KB' }, 0.9);
    const idle = design.nodes.filter(({ service }) => service === 'sqs');
    const many: Design = { ...design, nodes: [...design.nodes, ...Array.from({ length: 2000 }, (_, at) => idle.map((node) => ({ ...node, id: `idle-${at}` }))).flat()] };
    expect(finished(uncertaintyOf({ design: many, catalog }))?.samples).toBe(100);
    expect(finished(uncertaintyOf({ design: many, catalog, samples: 3 }))?.samples).toBe(3);
  });

  it('is not there where the design has no ranges', () => {
    expect(finished(uncertaintyOf({ design: conference, catalog }))).toBeUndefined();
  });
});
