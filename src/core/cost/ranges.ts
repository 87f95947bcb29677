import type { Connection, Design, Node } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import { parseByteRate, parseBytes, parseCount, parseDuration, parseRate, parseRatio } from '../model/units.ts';
import { exp, ln } from '../kernel/elementary.ts';
import { hoursPerMonthOf } from '../traffic/propagate.ts';

/** An assumed number that is not known exactly, and where it stands. */
export interface AssumedRange {
  /** From the top of the file: `['nodes', 'site', 'assume', 'objectSize']`. */
  readonly path: Path;
  readonly law: RangeLaw;
  /** As it is written: `20 KB` and `2 MB`. */
  readonly low: string;
  readonly high: string;
  /** The number at a quantile, written as the file writes numbers of this kind. */
  readonly at: (quantile: Quantile) => Json;
}

/**
 * `uniform` between `from` and `to`. `{ p10, p90 }`: `log-normal` where both are positive, else `normal`, cut at 0;
 * what is a share is cut at 1.
 */
export type RangeLaw = 'uniform' | 'log-normal' | 'normal';

/** A point of a distribution: the share below it, and the same in standard deviations of a normal one. */
export interface Quantile {
  readonly share: number;
  readonly deviations: number;
}

/** The 90th percentile of the standard normal distribution. */
const Z90 = 1.2815515655446004;

export const P10: Quantile = { share: 0.1, deviations: -Z90 };
export const P50: Quantile = { share: 0.5, deviations: 0 };
export const P90: Quantile = { share: 0.9, deviations: Z90 };

/** How a number of some kind is read, and how it is written without losing a digit. */
interface Kind {
  readonly read: (value: Json, hours: number) => number | undefined;
  readonly write: (value: number) => Json;
  readonly most?: number;
}

type Parse = (value: Json, hours: number) => { readonly ok: true; readonly value: number } | { readonly ok: false };

function kind(parse: Parse, write: Kind['write'], most?: number): Kind {
  return {
    read: (value, hours) => {
      const result = parse(value, hours);
      return result.ok ? result.value : undefined;
    },
    write,
    ...(most !== undefined && { most }),
  };
}

/** The first kind that reads both ends. Bare numbers are shares where both are at most 1, else counts; bytes have a unit. */
const KINDS: readonly Kind[] = [
  kind(parseRatio, (value) => value, 1),
  kind(parseCount, (value) => value),
  kind(parseBytes, (value) => `${value} B`),
  kind(parseDuration, (value) => `${value} ms`),
  kind(parseRate, (value) => `${value}/month`),
  kind(parseByteRate, (value) => `${value} B/month`),
];

/** The ranges of a design: of its flows, nodes and connections, in the order of the file. What cannot be read as one is left out; the bill reports it. */
export function rangesOf(design: Design): readonly AssumedRange[] {
  const hours = hoursPerMonthOf(design);
  return [
    ...design.nodes.flatMap((node) => rangesIn(node, hours)),
    ...design.connections.flatMap((connection) => rangesIn(connection, hours)),
  ];
}

type Owner = Node | Connection;

const known = new WeakMap<Owner, { readonly hours: number; readonly ranges: readonly AssumedRange[] }>();
const NONE: readonly AssumedRange[] = [];

function rangesIn(owner: Owner, hours: number): readonly AssumedRange[] {
  const before = known.get(owner);
  if (before?.hours === hours) return before.ranges;
  const isNode = 'traffic' in owner;
  const base: Path = [isNode ? 'nodes' : 'connections', owner.id];
  const found = [...(isNode ? search(owner.traffic, [...base, 'traffic'], hours) : NONE), ...search(owner.assume, [...base, 'assume'], hours)];
  const ranges = found.length === 0 ? NONE : found;
  known.set(owner, { hours, ranges });
  return ranges;
}

function search(value: Json, path: Path, hours: number): readonly AssumedRange[] {
  if (!isObject(value)) return NONE;
  const range = readRange(value, path, hours);
  if (range) return [range];
  return Object.entries(value).flatMap(([key, part]) => search(part, [...path, key], hours));
}

function readRange(value: JsonObject, path: Path, hours: number): AssumedRange | undefined {
  const uniform = own(value, 'from') !== undefined && own(value, 'to') !== undefined;
  const [low, high] = uniform ? [own(value, 'from'), own(value, 'to')] : [own(value, 'p10'), own(value, 'p90')];
  if (low === undefined || high === undefined || isObject(low) || isObject(high)) return undefined;
  const found = kindOf(low, high, hours);
  if (!found) return undefined;
  const [a, b] = [Math.min(found.low, found.high), Math.max(found.low, found.high)];
  const law: RangeLaw = uniform ? 'uniform' : a > 0 ? 'log-normal' : 'normal';
  const valueAt = quantileOf(law, a, b);
  const { write, most = Infinity } = found.kind;
  return { path, law, low: String(low), high: String(high), at: (quantile) => write(Math.min(most, Math.max(0, valueAt(quantile)))) };
}

function kindOf(low: Json, high: Json, hours: number): { readonly kind: Kind; readonly low: number; readonly high: number } | undefined {
  for (const each of KINDS) {
    const [a, b] = [each.read(low, hours), each.read(high, hours)];
    if (a !== undefined && b !== undefined) return { kind: each, low: a, high: b };
  }
  return undefined;
}

function quantileOf(law: RangeLaw, low: number, high: number): (quantile: Quantile) => number {
  if (low === high) return () => low;
  switch (law) {
    case 'uniform': return ({ share }) => low + share * (high - low);
    case 'normal': return ({ deviations }) => (low + high) / 2 + (deviations * (high - low)) / (2 * Z90);
    case 'log-normal': {
      const [middle, spread] = [(ln(low) + ln(high)) / 2, ln(high / low) / (2 * Z90)];
      return ({ deviations }) => exp(middle + deviations * spread);
    }
  }
}

/** The design with each range replaced by the number at its quantile; ranges and quantiles in the same order. */
export function withQuantiles(design: Design, ranges: readonly AssumedRange[], quantiles: readonly Quantile[]): Design {
  const values = new Map<string, Map<string, readonly (readonly [Path, Json])[]>>([['nodes', new Map()], ['connections', new Map()]]);
  ranges.forEach(({ path, at }, place) => {
    const [section, id, ...rest] = path as readonly string[];
    const owners = values.get(section as string);
    owners?.set(id as string, [...(owners.get(id as string) ?? []), [rest, at(quantiles[place] ?? P50)]]);
  });
  return {
    ...design,
    nodes: design.nodes.map((node) => filled(node, values.get('nodes')?.get(node.id))),
    connections: design.connections.map((connection) => filled(connection, values.get('connections')?.get(connection.id))),
  };
}

function filled<T extends Owner>(owner: T, values: readonly (readonly [Path, Json])[] | undefined): T {
  return (values ?? []).reduce<T>((whole, [path, value]) => put(whole as unknown as JsonObject, path, value) as unknown as T, owner);
}

/** A copy of an object with another value at a path that it has. */
function put(object: JsonObject, [step, ...rest]: Path, value: Json): JsonObject {
  const inner = own(object, String(step));
  const next = rest.length > 0 && isObject(inner) ? put(inner, rest, value) : value;
  return Object.fromEntries(Object.entries(object).map(([key, old]) => [key, key === step ? next : old]));
}
