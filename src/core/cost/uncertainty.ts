import type { Catalog } from '../catalog/catalog.ts';
import { RandomStream } from '../kernel/random.ts';
import type { Design } from '../model/design.ts';
import type { Path } from '../model/json.ts';
import { biller } from './bill-of.ts';
import type { Bill, BillLine } from './contract.ts';
import type { EstimateOptions } from './estimate.ts';
import { P10, P50, P90, rangesOf, withQuantiles, type AssumedRange, type Quantile, type RangeLaw } from './ranges.ts';

/** What a bill is between, while its assumptions are between what they are. */
export interface Uncertainty {
  readonly samples: number;
  readonly seed: number;
  readonly total: Spread;
  /** Of each line that any sample has, in the order of the bill. */
  readonly lines: readonly LineSpread[];
  /** Ranges by what they do to the total, the largest first. */
  readonly drivers: readonly Driver[];
}

/** USD a month that a tenth, half and nine tenths of the samples do not exceed, and their mean. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
}

interface LineSpread extends Spread, Pick<BillLine, 'node' | 'service' | 'component' | 'title'> {}

/** What one range alone does to the total, all others at their medians. */
export interface Driver {
  readonly path: Path;
  readonly law: RangeLaw;
  readonly low: string;
  readonly high: string;
  /** USD a month with this range at its P10 and at its P90. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Size of the difference. */
  readonly swing: number;
  /** The swing over the sum of all swings, 0 to 1. */
  readonly share: number;
}

export interface UncertaintyInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly options?: EstimateOptions;
  /** Default: 1,000, fewer for a large design (`samplesFor`). */
  readonly samples?: number;
  /** Default 1. Same seed, same numbers. */
  readonly seed?: number;
}

export const MOST_SAMPLES = 100_000;

/** Bills of so many nodes in all, at most, where nobody says how many: some seconds of work. */
const NODES_IN_ALL = 200_000;

/** How often a design is billed where nobody says it. It follows from the design alone, so that the numbers do, too. */
function samplesFor({ nodes }: Design): number {
  return Math.max(100, Math.min(1000, Math.round(NODES_IN_ALL / Math.max(1, nodes.length))));
}

/**
 * Bills a design again and again, each range drawn anew from its distribution (independently of the others, from a
 * stream of random numbers of its own, so that another range does not change its draws).
 *
 * A generator, since each step is a whole estimate: it tells the share that is done, and whoever runs it may stop.
 *
 * @returns undefined where the design has no ranges.
 */
export function* uncertaintyOf({ design, catalog, options, samples = samplesFor(design), seed = 1 }: UncertaintyInput): Generator<number, Uncertainty | undefined, unknown> {
  const ranges = rangesOf(design);
  if (ranges.length === 0) return undefined;
  const bill = biller(catalog, options);
  const billAt = (quantiles: readonly Quantile[]): Bill => bill(withQuantiles(design, ranges, quantiles)).bill;
  const steps = samples + 2 * ranges.length;
  const streams = ranges.map(({ path }) => new RandomStream(seed, path.join('\n')));
  const totals = new Float64Array(samples);
  const lines = lineCollector(samples);
  for (let sample = 0; sample < samples; sample++) {
    const drawn = billAt(ranges.map((range, place) => draw(range, streams[place] as RandomStream)));
    totals[sample] = drawn.total;
    lines.add(sample, drawn);
    yield sample / steps;
  }
  const swings: Driver[] = [];
  for (const [place, range] of ranges.entries()) {
    const one = (quantile: Quantile): number => billAt(ranges.map((_, other) => (other === place ? quantile : P50))).total;
    const atLow = one(P10);
    yield (samples + 2 * place) / steps;
    const atHigh = one(P90);
    yield (samples + 2 * place + 1) / steps;
    swings.push({ path: range.path, law: range.law, low: range.low, high: range.high, atLow, atHigh, swing: Math.abs(atHigh - atLow), share: 0 });
  }
  return { samples, seed, total: spreadOf(totals), lines: lines.spreads(), drivers: ranked(swings) };
}

/** Uniform ranges take a uniform number, the others a normal one. */
function draw({ law }: AssumedRange, stream: RandomStream): Quantile {
  return law === 'uniform' ? { share: stream.uniform(), deviations: 0 } : { share: 0, deviations: stream.normal() };
}

function ranked(swings: readonly Driver[]): readonly Driver[] {
  const all = swings.reduce((sum, { swing }) => sum + swing, 0);
  return swings.map((driver) => ({ ...driver, share: all > 0 ? driver.swing / all : 0 })).sort((a, b) => b.swing - a.swing);
}

/** Gathers the amounts of lines, by node and component; a line that a sample lacks costs nothing in it. */
function lineCollector(samples: number): { readonly add: (sample: number, bill: Bill) => void; readonly spreads: () => readonly LineSpread[] } {
  const found = new Map<string, { readonly line: BillLine; readonly amounts: Float64Array }>();
  return {
    add: (sample, bill) => {
      for (const line of bill.lines) {
        const key = `${line.node}\n${line.component}`;
        const entry = found.get(key) ?? { line, amounts: new Float64Array(samples) };
        entry.amounts[sample] = line.amount;
        found.set(key, entry);
      }
    },
    spreads: () => [...found.values()].map(({ line: { node, service, component, title }, amounts }) => ({ node, service, component, title, ...spreadOf(amounts) })),
  };
}

function spreadOf(values: Float64Array): Spread {
  const sorted = Float64Array.from(values).sort();
  return { p10: quantileIn(sorted, 0.1), p50: quantileIn(sorted, 0.5), p90: quantileIn(sorted, 0.9), mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length) };
}

/** Between the two nearest of the sorted values, in proportion. */
function quantileIn(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [a, b] = [sorted[below] ?? 0, sorted[Math.min(sorted.length - 1, below + 1)] ?? 0];
  return a === b ? a : a + (b - a) * (place - below);
}
