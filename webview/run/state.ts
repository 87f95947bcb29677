import { formatCount, formatDuration } from '../../src/core/model/units-format.ts';
import { say, type Locale } from '../../src/core/model/text.ts';
import type { HopCount, HopSnapshot, RunActivity, RunSnapshot } from '../../src/protocol/run-messages.ts';
import type { ConnectionShown, NodeShown, Shown } from '../simulation/shown.ts';
import { runStrings } from '../ui/run-strings.ts';

/** A local run as the page knows it. */
export interface RunState {
  readonly snapshot: RunSnapshot;
  /** What nodes and connections show of it. */
  readonly shown: Shown;
  readonly nodes: ReadonlyMap<string, Tally>;
  readonly connections: ReadonlyMap<string, Tally>;
  /** Pulses by connection; those of one connection have rising numbers. */
  readonly pulses: ReadonlyMap<string, Pulse>;
  /** The newest first. */
  readonly traces: readonly TraceSummary[];
}

export interface Tally {
  readonly count: number;
  readonly errors: number;
  /** Milliseconds of the last hop that was told. */
  readonly last?: number;
}

export interface Pulse {
  readonly number: number;
  /** Milliseconds of the page's clock. */
  readonly at: number;
  readonly wrong: boolean;
}

/** A request and all that it has led to so far. */
export interface TraceSummary {
  readonly trace: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly until: number;
  /** Of its first hop: the beginning of the request where that has been told already. */
  readonly what: string;
  readonly to: string;
  readonly status?: number;
  readonly isRoot: boolean;
  readonly hops: number;
  readonly errors: number;
}

/** How long a pulse travels; in that time no second one starts on the same connection. */
export const PULSE_MS = 700;
/** Pulses at a time on the whole canvas. */
export const MOST_PULSES = 30;
const MOST_TRACES = 200;

const NO_SHOWN: Shown = { nodes: new Map(), connections: new Map() };

/** What the page knows when it hears of a run's state. */
export function withSnapshot(state: RunState | undefined, snapshot: RunSnapshot): RunState {
  return state ? { ...state, snapshot } : { snapshot, shown: NO_SHOWN, nodes: new Map(), connections: new Map(), pulses: new Map(), traces: [] };
}

/** What it knows when something has passed. `now`: milliseconds of the page's clock. */
export function withActivity(state: RunState, activity: RunActivity, { locale, now }: { readonly locale: Locale; readonly now: number }): RunState {
  const before = activity.whole ? withSnapshot(undefined, state.snapshot) : state;
  const nodes = tallied(before.nodes, activity, ({ to }) => to);
  const connections = tallied(before.connections, activity, ({ connection }) => connection);
  const touchedNodes = new Set(activity.counts.map(({ to }) => to));
  const touched = new Set(activity.counts.flatMap(({ connection }) => connection ?? []));
  return {
    snapshot: state.snapshot, nodes, connections,
    pulses: activity.whole ? before.pulses : beating(before.pulses, activity.counts, now),
    traces: tracesOf(before.traces, activity.hops),
    shown: {
      nodes: replaced(before.shown.nodes, touchedNodes, (id) => nodeShown(nodes.get(id), locale)),
      connections: replaced(before.shown.connections, touched, (id) => connectionShown(connections.get(id), locale)),
    },
  };
}

/** Everything where one batch counts as much as another: what fails says so by its own mark. */
function nodeShown(tally: Tally = { count: 0, errors: 0 }, locale: Locale): NodeShown {
  const last = tally.last === undefined ? undefined : formatDuration(tally.last, locale);
  return { text: say(runStrings.calls(formatCount(tally.count), last), locale), level: tally.errors > 0 ? 'wrong' : 'fine', failed: tally.errors };
}

function connectionShown(tally: Tally = { count: 0, errors: 0 }, locale: Locale): ConnectionShown {
  const failed = tally.errors > 0 ? formatCount(tally.errors) : undefined;
  return { text: say(runStrings.passed(formatCount(tally.count), failed), locale), width: 2, waits: tally.errors > 0 };
}

function replaced<T>(known: ReadonlyMap<string, T>, ids: ReadonlySet<string>, make: (id: string) => T): ReadonlyMap<string, T> {
  return ids.size === 0 ? known : new Map([...known, ...[...ids].map((id) => [id, make(id)] as const)]);
}

function tallied(known: ReadonlyMap<string, Tally>, { counts, hops }: RunActivity, keyOf: (each: HopCount | HopSnapshot) => string | undefined): ReadonlyMap<string, Tally> {
  if (counts.length === 0) return known;
  const tallies = new Map(known);
  for (const each of counts) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const { count, errors, ...rest } = tallies.get(key) ?? { count: 0, errors: 0 };
    tallies.set(key, { ...rest, count: count + each.count, errors: errors + each.errors });
  }
  for (const hop of hops) {
    const tally = tallies.get(keyOf(hop) ?? '');
    if (tally) tallies.set(keyOf(hop) ?? '', { ...tally, last: hop.milliseconds });
  }
  return tallies;
}

/** One pulse for a batch: where one travels already, or enough do elsewhere, the count alone tells of more. */
function beating(known: ReadonlyMap<string, Pulse>, counts: readonly HopCount[], now: number): ReadonlyMap<string, Pulse> {
  const pulses = new Map(known);
  let travelling = [...known.values()].filter(({ at }) => now - at < PULSE_MS).length;
  for (const { connection, errors } of counts) {
    const before = connection === undefined ? undefined : pulses.get(connection);
    if (connection === undefined || travelling >= MOST_PULSES || (before && now - before.at < PULSE_MS)) continue;
    pulses.set(connection, { number: (before?.number ?? 0) + 1, at: now, wrong: errors > 0 });
    travelling += 1;
  }
  return pulses;
}

function tracesOf(known: readonly TraceSummary[], hops: readonly HopSnapshot[]): readonly TraceSummary[] {
  if (hops.length === 0) return known;
  const traces = new Map(known.map((trace) => [trace.trace, trace]));
  for (const hop of hops) traces.set(hop.trace, summed(traces.get(hop.trace), hop));
  return [...traces.values()].sort((a, b) => b.at - a.at).slice(0, MOST_TRACES);
}

/** A hop is told when it has ended: the one that began the request comes after those within it. */
function summed(before: TraceSummary | undefined, hop: HopSnapshot): TraceSummary {
  const { trace, at, milliseconds, what, to, status, error, parent } = hop;
  const isFirst = !before || (!before.isRoot && (parent === undefined || at < before.at));
  const shown = isFirst ? { what, to, isRoot: parent === undefined, ...(status !== undefined && { status }) } : { what: before.what, to: before.to, isRoot: before.isRoot, ...(before.status !== undefined && { status: before.status }) };
  return {
    trace, ...shown, at: Math.min(at, before?.at ?? at), until: Math.max(at + milliseconds, before?.until ?? 0),
    hops: (before?.hops ?? 0) + 1, errors: (before?.errors ?? 0) + (error === undefined ? 0 : 1),
  };
}

/** A hop in its place below the one that caused it. */
export interface HopRow {
  readonly hop: HopSnapshot;
  readonly depth: number;
}

/** The hops of a trace as a tree, by their beginning; one whose cause is not known stands at the top. */
export function rowsOf(hops: readonly HopSnapshot[]): readonly HopRow[] {
  const spans = new Set(hops.map(({ span }) => span));
  const below = new Map<string | undefined, HopSnapshot[]>();
  for (const hop of [...hops].sort((a, b) => a.at - b.at)) {
    const parent = hop.parent !== undefined && hop.parent !== hop.span && spans.has(hop.parent) ? hop.parent : undefined;
    below.set(parent, [...(below.get(parent) ?? []), hop]);
  }
  const placed = new Set<string>();
  const rows = (parent: string | undefined, depth: number): readonly HopRow[] => (below.get(parent) ?? []).flatMap((hop) => {
    if (placed.has(hop.span)) return [];
    placed.add(hop.span);
    return [{ hop, depth }, ...rows(hop.span, depth + 1)];
  });
  return rows(undefined, 0);
}
