import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker, type Graph } from '../catalog/graph.ts';
import type { Node } from '../model/design.ts';
import type { Ceiling } from './contract.ts';
import { makePlan } from './plan.ts';
import type { Plan, Step } from './plan-contract.ts';
import type { SimulationInput } from './input.ts';
import { modelOf, pollingOf, quotaOf } from './run.ts';
import { callsOfEach } from './rates.ts';
import { readScenario, type Scenario } from './scenario.ts';

/** Where one node gives way when all flows of a scenario grow alike. */
export interface BreakingPoint {
  readonly node: string;
  /** On the scenario's whole mix at its peak: below 1 the node gives way in the scenario itself. */
  readonly factor: number;
  /** The documented limit that is reached, and what it is in units a second. */
  readonly limit: string;
  readonly perSecond: number;
  /** Requests a second that reach the node then. */
  readonly requestsPerSecond: number;
  /** The rate of each flow then, requests a second, by `node.flow`. */
  readonly flows: Readonly<Record<string, number>>;
  /** Other nodes that share the limit. */
  readonly together: readonly string[];
}

/** The first point is sought until it moves by no more than this share, at most so often. */
const SETTLED = 1e-6;
const ROUNDS = 30;

/**
 * For each node the factor at which the mean demand at the peak reaches a documented limit of it, the lowest
 * first: what fails first, and at how many requests a second. Computed from the rates, not searched by runs; calls
 * that come by chance are turned away somewhat earlier. Where shares hang on the rate, they are those of the load
 * under which the first node gives way.
 */
export function breakingPoints(input: SimulationInput): readonly BreakingPoint[] {
  const { design, catalog, resolve, usage } = input;
  const under = { input, scenario: readScenario(design, usage.flows, usage.hoursPerMonth, input.scenario), graph: graphMaker(catalog)(design, resolve) };
  let [load, found] = [1, pointsUnder(1, under)];
  for (let round = 0; found.byRate && round < ROUNDS; round++) {
    const first = found.points[0]?.factor ?? load;
    if (!Number.isFinite(first) || first <= 0 || Math.abs(first / load - 1) <= SETTLED) break;
    [load, found] = [first, pointsUnder(first, under)];
  }
  return found.points;
}

/** What stays the same under every load. */
interface Ground {
  readonly input: SimulationInput;
  readonly scenario: Scenario;
  readonly graph: Graph;
}

/** The breaking points by the shares of a load: the scenario's own times a factor. */
function pointsUnder(load: number, ground: Ground): { readonly points: readonly BreakingPoint[]; readonly byRate: boolean } {
  const { scenario, input: { design, catalog, resolve, usage } } = ground;
  const peaks = scenario.loads.map(({ rate, shape }) => rate * shape.peak);
  const plan = makePlan(design, catalog, resolve, usage.flows, peaks.map((peak) => peak * load));
  const rates = callsOfEach(plan, peaks);
  const ceilings = ceilingsOf(plan, rates, ground);
  const shared = new Map<string, number>();
  for (const { ceiling, load: asked } of ceilings) if (ceiling.shared !== undefined) shared.set(ceiling.shared, (shared.get(ceiling.shared) ?? 0) + asked);
  const points = ceilings.filter(({ load: asked }) => asked > 0).map((held): BreakingPoint => {
    const factor = held.ceiling.perSecond / (held.ceiling.shared === undefined ? held.load : shared.get(held.ceiling.shared) ?? held.load);
    return {
      node: held.node.id, factor, limit: held.ceiling.limit, perSecond: held.ceiling.perSecond,
      requestsPerSecond: factor * loadOf(plan, rates, design.nodes.indexOf(held.node), () => 1),
      flows: Object.fromEntries(scenario.loads.map(({ flow, rate, shape }) => [flow.id, factor * rate * shape.peak])),
      together: held.ceiling.shared === undefined ? [] : ceilings.filter((other) => other.ceiling.shared === held.ceiling.shared && other.node !== held.node && other.load > 0).map(({ node }) => node.id),
    };
  });
  return { points: lowestOfEach(points), byRate: plan.byRate };
}

/** What bounds each node, and how much of it the rates ask for. */
function ceilingsOf(plan: Plan, rates: Float64Array, { input, graph }: Ground): readonly Held[] {
  const { design, catalog, resolve } = input;
  const sharded = stepsFromShards(plan, catalog);
  return design.nodes.flatMap((node, at) => (modelOf(catalog.kind(node.service))?.ceilings?.(node, {
    design, resolve, quota: quotaOf(design), onlyPolled: isOnlyPolled(plan, at, sharded),
    outgoing: graph.outgoing[at] ?? [], pollingOf: (connection) => pollingOf(connection, input),
  }) ?? []).map((ceiling): Held => ({ node, ceiling, load: loadOf(plan, rates, at, ceiling.uses) })));
}

interface Held {
  readonly node: Node;
  readonly ceiling: Ceiling;
  /** Units a second at the scenario's peak. */
  readonly load: number;
}

function loadOf(plan: Plan, rates: Float64Array, node: number, uses: Ceiling['uses']): number {
  return plan.classes.reduce((sum, each, cls) => (each.node === node ? sum + (rates[cls] as number) * uses(each.stream) : sum), 0);
}

/** Whether all that reaches a node are batches of queues. `sharded`: the steps over which batches of shards come. */
function isOnlyPolled(plan: Plan, node: number, sharded: ReadonlySet<Step>): boolean {
  const entering = plan.steps.filter(({ target, kind }) => plan.classes[target]?.node === node && kind !== 'on-failure');
  return entering.length > 0 && entering.every((step) => step.kind === 'poll' && !sharded.has(step));
}

function stepsFromShards(plan: Plan, catalog: Catalog): ReadonlySet<Step> {
  const isSharded = plan.nodes.map(({ service }) => modelOf(catalog.kind(service))?.sharded === true);
  return new Set(plan.classes.flatMap(({ node, calls, end }) => (isSharded[node] === true ? plan.steps.slice(calls, end) : [])));
}

function lowestOfEach(points: readonly BreakingPoint[]): readonly BreakingPoint[] {
  const lowest = new Map<string, BreakingPoint>();
  for (const point of points) {
    const known = lowest.get(point.node);
    if (!known || point.factor < known.factor) lowest.set(point.node, point);
  }
  return [...lowest.values()].sort((a, b) => a.factor - b.factor || a.node.localeCompare(b.node, 'en'));
}
