import type { Node } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { refuse, type Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { formatBytes } from '../model/units-format.ts';
import { parseByteRate, parseBytes, parseDuration } from '../model/units.ts';
import { isRange, parseAssumed } from '../traffic/assumptions.ts';
import type { CostContext } from './contract.ts';
import { worded } from './words.ts';

/** What is stored on average in the billed month. */
export interface Stored {
  readonly bytes: number;
  readonly how: Text;
}

const HOUR = 3_600_000;

/**
 * Mean bytes stored in the billed month, of `assume.storage: { start, grow, retain }`: what was there
 * at the start of month 1, and what has grown by the middle of the month; of what grows only the last
 * `retain` is kept. A plain size (`5 GB`) does not grow. Undefined where nothing is said.
 */
export function storedIn(node: Node, context: CostContext): Stored | undefined {
  const { month, hoursPerMonth } = context;
  const bytes = context.stated(node, 'storage', (value) => parseStorage(value, month, hoursPerMonth));
  if (bytes === undefined) return undefined;
  return { bytes, how: worded((locale) => (locale === 'en' ? `${formatBytes(bytes)} on average in month ${month}` : `${month}개월째 평균 ${formatBytes(bytes)}`)) };
}

/** How what is stored grows. */
export interface Growth {
  /** Bytes at the start of month 1. */
  readonly start: number;
  /** Bytes a month. */
  readonly grow: number;
  /** Months after which what has grown is gone. */
  readonly kept: number;
}

/** What `assume.storage` of a node says, or undefined where it says nothing that can be read. */
export function growthOf(node: Node, hoursPerMonth: number): Growth | undefined {
  const value = own(node.assume, 'storage');
  if (value === undefined) return undefined;
  const growth = parseGrowth(value, hoursPerMonth);
  return growth.ok ? growth.value : undefined;
}

/** Mean bytes in a month that are older than `from` and younger than `to` months. What was there at the start counts as new then. */
export function storedBetween({ start, grow, kept }: Growth, month: number, from: number, to: number): number {
  const old = (age: number): number => Math.min(1, Math.max(0, month - age));
  const upTo = Math.min(to, kept);
  return start * (old(from) - old(to)) + (upTo > from ? grow * (meanAge(month, upTo) - meanAge(month, from)) : 0);
}

function parseStorage(value: Json | undefined, month: number, hoursPerMonth: number): Result<number> {
  const growth = parseGrowth(value, hoursPerMonth);
  return growth.ok ? { ok: true, value: growth.value.start + growth.value.grow * meanAge(month, growth.value.kept) } : growth;
}

function parseGrowth(value: Json | undefined, hoursPerMonth: number): Result<Growth> {
  if (!isObject(value) || isRange(value) || own(value, 'p50') !== undefined) {
    const size = parseAssumed(value, parseBytes);
    return size.ok ? { ok: true, value: { start: size.value, grow: 0, kept: Infinity } } : size;
  }
  const start = part(value, 'start', parseBytes);
  const grow = part(value, 'grow', (rate) => parseByteRate(rate, hoursPerMonth));
  const retain = own(value, 'retain') === undefined ? undefined : parseDuration(own(value, 'retain'));
  for (const result of [start, grow, retain]) if (result && !result.ok) return result;
  const unknown = Object.keys(value).find((key) => !['start', 'grow', 'retain'].includes(key));
  if (unknown !== undefined) {
    return refuse('cost.unknown-storage-key', {
      en: `'${unknown.slice(0, 40)}' says nothing about storage. Write { start: 5 GB, grow: 60 MB/month, retain: 90 days }.`,
      ko: `'${unknown.slice(0, 40)}'은(는) 저장 용량에 쓸 수 없는 키입니다. 예: { start: 5 GB, grow: 60 MB/month, retain: 90 days }`,
    });
  }
  const kept = retain?.ok === true ? retain.value / (hoursPerMonth * HOUR) : Infinity;
  return { ok: true, value: { start: valueOf(start), grow: valueOf(grow), kept } };
}

/** Months of growth that are there on average in a month: its middle, but no more than is kept. */
export function meanAge(month: number, kept: number): number {
  const [from, to] = [month - 1, month];
  if (kept >= to) return from + 0.5;
  if (kept <= from) return kept;
  return (kept * kept - from * from) / 2 + kept * (to - kept);
}

function part(value: JsonObject, key: string, parse: (value: Json | undefined) => Result<number>): Result<number> | undefined {
  return own(value, key) === undefined ? undefined : parseAssumed(own(value, key), parse);
}

function valueOf(result: Result<number> | undefined): number {
  return result?.ok === true ? result.value : 0;
}
