import { formatCount, formatDuration } from '../../src/core/model/units-format.ts';
import type { Locale } from '../../src/core/model/text.ts';
import type { BreakingSnapshot, Measured, NodeSimulation, SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';

/** What the canvas says of a run, by node and by connection. */
export interface Shown {
  readonly nodes: ReadonlyMap<string, NodeShown>;
  readonly connections: ReadonlyMap<string, ConnectionShown>;
}

export interface NodeShown {
  readonly text: string;
  /** Demand as a share of the documented limit that gives way first; absent where there is none. */
  readonly load?: number;
  /** `idle`: nothing came; `wrong`: calls failed, were turned away or were never answered, or a goal is missed because of it. */
  readonly level: 'idle' | 'fine' | 'busy' | 'wrong';
  /** Calls that failed, were turned away or were never answered. */
  readonly failed: number;
}

export interface ConnectionShown {
  /** Empty where nothing flows. */
  readonly text: string;
  /** Pixels: by the logarithm of the flow. */
  readonly width: number;
  /** Work waits, or is turned away, at its target. */
  readonly waits: boolean;
}

/** From this load on a node is busy. */
export const BUSY = 0.8;
const THINNEST = 1.6;
const WIDEST = 7;

export interface ShownOptions {
  readonly locale: Locale;
  /** The node that each connection leads to. */
  readonly targets: ReadonlyMap<string, { readonly to: string }>;
  /** Milliseconds from the start; absent: the whole run. */
  readonly at?: number | undefined;
}

/**
 * What nodes and connections show of a run: as a whole, when the load is that of the highest demand, or at one
 * moment of it (`at`). Then a connection shows what came to its target at that moment, where it alone brings anything
 * there; of several each has about its share in the whole run, since only nodes keep their course.
 */
export function shownOf(result: SimulationSnapshot, { locale, targets, at }: ShownOptions): Shown {
  const limits = new Map(result.breaking.map((point) => [point.node, point]));
  const nodes = new Map(result.nodes.map((node) => [node.node, nodeShown(node, limits.get(node.node), { result, locale, at })]));
  const passed = passedSeconds(result);
  const momentAt = at === undefined ? undefined : new Map(result.nodes.map((node) => [node.node, momentOf(node, at)?.perSecond]));
  const brought = new Map<string, number>();
  const targetOf = (connection: string): string => targets.get(connection)?.to ?? '';
  for (const { connection, requests } of result.connections) brought.set(targetOf(connection), (brought.get(targetOf(connection)) ?? 0) + requests);
  return { nodes, connections: new Map(result.connections.map(({ connection, requests }) => {
    const target = targetOf(connection);
    const [now, all] = [momentAt?.get(target), brought.get(target) ?? 0];
    const perSecond = now !== undefined && all > 0 ? (now * requests) / all : passed > 0 ? requests / passed : 0;
    return [connection, connectionShown(perSecond, { target: nodes.get(target), isShare: now !== undefined && requests < all, locale })];
  })) };
}

/** Seconds of load so far: what comes while a run drains belongs to it. */
function passedSeconds({ endedMs, durationMs }: SimulationSnapshot): number {
  return Math.min(endedMs, durationMs) / 1000;
}

interface When {
  readonly result: SimulationSnapshot;
  readonly locale: Locale;
  readonly at: number | undefined;
}

function nodeShown(node: NodeSimulation, limit: BreakingSnapshot | undefined, { result, locale, at }: When): NodeShown {
  const moment = at === undefined ? undefined : momentOf(node, at);
  const passed = passedSeconds(result);
  const perSecond = moment?.perSecond ?? (passed > 0 ? node.requests / passed : 0);
  // While a run goes on there are always calls under way: only at its end are they unfinished.
  const failed = moment ? moment.failed : node.errors + node.throttles + (node.course ? node.unfinished : 0);
  const load = moment ? shareOf(limit, moment.perSecond) : limit && 1 / limit.factor;
  const p99 = moment ? moment.latency : node.latency.p99;
  const level = failed > 0 || (!moment && standsInTheWay(node.node, result)) ? 'wrong' : perSecond === 0 ? 'idle' : (load ?? 0) >= BUSY ? 'busy' : 'fine';
  const told = p99 === null && (moment !== undefined || !node.course) ? undefined : duration(p99, locale);
  const parts = [rate(perSecond, locale), ...(told !== undefined && node.requests > 0 ? [moment ? told : `p99 ${told}`] : [])];
  return { text: parts.join(' · '), level, failed, ...(load !== undefined && { load }) };
}

/** A goal under load is missed, because of this node before all others. What it costs shows nothing of the load. */
function standsInTheWay(node: string, { goals = [] }: SimulationSnapshot): boolean {
  return goals.some(({ pass, nodes: [first], path }) => !pass && first === node && !/cost/i.test(String(path.at(-1))));
}

/** A node at one moment of the run: courses have intervals of their own. */
function momentOf({ course }: NodeSimulation, ms: number): { readonly perSecond: number; readonly failed: number; readonly latency: Measured } | undefined {
  if (!course) return undefined;
  const at = Math.floor(ms / course.stepMs);
  return {
    perSecond: (course.requests[at] ?? 0) / (course.stepMs / 1000),
    failed: (course.errors[at] ?? 0) + (course.throttles[at] ?? 0),
    latency: course.latency[at] ?? null,
  };
}

/** Demand grows with the requests: at `requestsPerSecond` the limit is reached. */
function shareOf(limit: BreakingSnapshot | undefined, perSecond: number): number | undefined {
  return limit && limit.requestsPerSecond > 0 ? perSecond / limit.requestsPerSecond : undefined;
}

function connectionShown(perSecond: number, { target, isShare, locale }: { readonly target: NodeShown | undefined; readonly isShare: boolean; readonly locale: Locale }): ConnectionShown {
  return { text: perSecond > 0 ? `${isShare ? '≈' : ''}${rate(perSecond, locale)}` : '', width: Math.min(WIDEST, THINNEST + 1.3 * Math.log10(1 + perSecond)), waits: target?.level === 'wrong' && perSecond > 0 };
}

/** `31/s`, and `0/s` for nothing at all. */
export function rate(perSecond: number, locale: Locale): string {
  const unit = locale === 'ko' ? '초' : 's';
  return perSecond > 0 && perSecond < 0.01 ? `<0.01/${unit}` : `${formatCount(perSecond)}/${unit}`;
}

/** A duration; `∞` where calls were never answered. */
export function duration(milliseconds: Measured, locale: Locale): string {
  return milliseconds === null ? '∞' : formatDuration(milliseconds, locale);
}
