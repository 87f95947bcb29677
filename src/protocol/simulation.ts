import type { Catalog } from '../core/catalog/catalog.ts';
import { designHash, goalsHash } from '../core/model/design-hash.ts';
import type { Design } from '../core/model/design.ts';
import { own } from '../core/model/json.ts';
import { say, type Locale } from '../core/model/text.ts';
import { limitTitle, amount } from '../core/quotas/requests.ts';
import { littleOf } from '../core/simulation/laws/little.ts';
import type { BreakingPoint } from '../core/simulation/breaking-point.ts';
import type { Course, FlowFigures, LatencyFigures, NodeFigures, SimulationResult } from '../core/simulation/result-contract.ts';
import type { BreakingSnapshot, CourseSimulation, FlowSimulation, LatencySimulation, Measured, NodeSimulation, SimulationSnapshot } from './simulation-messages.ts';

export interface SimulationOptions {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly locale: Locale;
  readonly breaking: readonly BreakingPoint[];
  /** The run is over: while it goes on, only the course of all flows together is told. */
  readonly whole: boolean;
}

/** What the canvas shows of a run, whole or so far. */
export function simulationSnapshot(result: SimulationResult, { design, catalog, locale, breaking, whole }: SimulationOptions): SimulationSnapshot {
  const { scenario, seed, durationMs, endedMs, events, connections, cost } = result;
  return {
    hash: designHash(design), goalsHash: goalsHash(design), scenario, seed, durationMs, endedMs, events, connections,
    endToEnd: flowOf(result.endToEnd, true),
    flows: result.flows.map((figures) => ({ flow: figures.flow, ...flowOf(figures, whole) })),
    nodes: result.nodes.map((figures) => nodeOf(figures, result.endedMs, whole)),
    cost: { run: cost.run, month: cost.month },
    findings: result.findings.map(({ message, path }) => ({ message: say(message, locale), ...(path && { path }) })),
    breaking: byDemand(breaking).map((point) => breakingOf(point, design, catalog, locale)),
  };
}

function flowOf({ requests, errors, throttles, unfinished, latency, course }: FlowFigures | NodeFigures, whole: boolean): FlowSimulation {
  return { requests, errors, throttles, unfinished, latency: latencyOf(latency), ...(whole && { course: courseOf(course) }) };
}

function nodeOf(figures: NodeFigures, endedMs: number, whole: boolean): NodeSimulation {
  const little = littleOf(figures, endedMs);
  const { node, timeouts, coldStarts, coldStartProbability, concurrency, throttled, environments, queue, hitRatio } = figures;
  return {
    node, ...flowOf(figures, whole), timeouts, coldStarts, coldStartProbability, concurrency, ...(little !== undefined && { little }),
    ...(throttled && { throttled }), ...(environments && { environments }), ...(hitRatio !== undefined && { hitRatio }),
    ...(queue && { queue: { ...queue, age: { mean: finite(queue.age.mean), p50: finite(queue.age.p50), p95: finite(queue.age.p95), p99: finite(queue.age.p99) } } }),
  };
}

function latencyOf({ mean, halfWidth, p50, p95, p99 }: LatencyFigures): LatencySimulation {
  return { mean: finite(mean), halfWidth: finite(halfWidth), p50: finite(p50), p95: finite(p95), p99: finite(p99) };
}

function courseOf({ stepMs, requests, errors, throttles, concurrency, answered, latency }: Course): CourseSimulation {
  return { stepMs, requests, errors, throttles, concurrency, latency: latency.map((sum, at) => finite(sum / (answered[at] ?? 0))) };
}

/** Of nodes that share a limit, and so reach it together, the one that is asked most stands first. */
function byDemand(points: readonly BreakingPoint[]): readonly BreakingPoint[] {
  const isTie = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(a, b);
  return [...points].sort((a, b) => (isTie(a.factor, b.factor) ? b.requestsPerSecond - a.requestsPerSecond : a.factor - b.factor));
}

function breakingOf({ node, factor, limit: id, perSecond, requestsPerSecond, flows, together }: BreakingPoint, { region }: Design, catalog: Catalog, locale: Locale): BreakingSnapshot {
  const limit = catalog.limit(id);
  const isDocumented = limit !== undefined && perSecond === (own(limit.byRegion, region) ?? limit.value);
  return {
    node, factor, requestsPerSecond, together,
    flows: Object.entries(flows).map(([flow, rate]) => ({ flow, perSecond: rate })),
    limit: { id, title: say(limitTitle(id, catalog), locale), amount: amount(perSecond, limit?.unit ?? '/s', locale), ...(limit && { source: limit.source, kind: isDocumented ? limit.kind : 'default' as const }) },
  };
}

function finite(value: number): Measured {
  return Number.isFinite(value) ? value : null;
}
