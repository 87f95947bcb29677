import type { Catalog } from '../catalog/catalog.ts';
import { CONNECTION_KINDS, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import { graphMaker } from '../catalog/graph.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Flow, Stream, TrafficContext, TrafficEdge } from '../traffic/contract.ts';
import { edgeMaker } from '../traffic/edges.ts';
import { forwardCalls, merge, message } from '../traffic/forward.ts';
import { partOf } from '../traffic/pass.ts';
import { hoursPerMonthOf } from '../traffic/propagate.ts';
import { start } from '../traffic/flows.ts';
import type { CallClass, Plan, Step } from './plan-contract.ts';
import { callsOfEach } from './rates.ts';

/** More classes than any real design has; a circle that alters what goes round would make them without end. */
const MOST_CLASSES = 20_000;
/** A stream of so many calls is carried over each connection to see what becomes of one of them. */
const PROBE = 1;

/** Where shares depend on the rate, and rates on shares: so many caches may stand one behind the other. */
const ROUNDS = 3;

/**
 * The plan of a design: what becomes of the calls of each flow at each node that they reach.
 *
 * @param perSecond how many calls of each flow start a second, for shares that depend on it; absent: as the traffic of the design says.
 */
export function makePlan(design: Design, catalog: Catalog, resolve: Resolver, flows: readonly Flow[], perSecond?: readonly number[]): Plan {
  const month = hoursPerMonthOf(design) * 3600;
  const rates = perSecond ?? flows.map(({ perMonth }) => perMonth / month);
  let asks = false;
  let plan = planOf(design, catalog, resolve, flows, () => {
    asks = true;
    return [];
  });
  for (let round = 0; asks && round < ROUNDS; round++) {
    const arriving = arrivingAt(plan, rates, month);
    plan = planOf(design, catalog, resolve, flows, (node) => arriving.get(node) ?? []);
  }
  return { ...plan, byRate: asks };
}

/** Streams that arrive at each node a month where flows start so often. */
function arrivingAt(plan: Plan, perSecond: readonly number[], month: number): ReadonlyMap<string, readonly Stream[]> {
  const calls = callsOfEach(plan, perSecond);
  const streams = new Map<string, Stream[]>();
  plan.classes.forEach(({ node, stream }, cls) => {
    const id = plan.nodes[node]?.id ?? '';
    const known = streams.get(id) ?? [];
    known.push({ ...stream, perMonth: (calls[cls] as number) * month });
    streams.set(id, known);
  });
  return streams;
}

function planOf(design: Design, catalog: Catalog, resolve: Resolver, flows: readonly Flow[], expected: Required<TrafficContext>['expected']): Plan {
  const graph = graphMaker(catalog)(design, resolve);
  const context: TrafficContext = { design, index: indexOf(design), resolve, hoursPerMonth: hoursPerMonthOf(design), expected };
  const edgeOf = edgeMaker(catalog);
  const found = new Map<string, number>();
  const classes: (CallClass | undefined)[] = [];
  const waiting: { readonly node: number; readonly flow: number; readonly stream: Stream }[] = [];
  const classOf = (node: number, flow: number, stream: Stream): number => {
    const key = JSON.stringify([node, flow, stream.method, stream.path, stream.prefixed, stream.verb, stream.sends, stream.receives]);
    const known = found.get(key);
    if (known !== undefined || waiting.length >= MOST_CLASSES) return known ?? -1;
    found.set(key, waiting.length);
    return waiting.push({ node, flow, stream: { ...stream, perMonth: PROBE } }) - 1;
  };
  const starts = flows.map((flow, at) => classOf(graph.wiring.nodeAt(flow.node) ?? -1, at, start(flow)));
  const steps: Step[] = [];
  for (let at = 0; at < waiting.length; at++) {
    const { node, flow, stream } = waiting[at] as (typeof waiting)[number];
    const [own, others]: [Step[], Step[]] = [[], []];
    for (const link of graph.outgoing[node] ?? []) {
      const { edge, fails } = withoutRetries(edgeOf(link));
      const { forward = forwardCalls } = partOf(catalog, link.from);
      // The bill counts the failures that are stated; here they happen, however many.
      const onwards = link.kind === 'on-failure' ? [message(stream, PROBE, edge)] : merge(forward([stream], edge, context));
      for (const next of onwards) {
        const target = classOf(graph.wiring.nodeAt(link.to.id) ?? -1, flow, next);
        if (target < 0 || !(next.perMonth > 0)) continue;
        const step: Step = { connection: graph.wiring.connectionAt(link.connection.id) ?? -1, kind: link.kind, target, ratio: next.perMonth / PROBE, ...(fails && { fails }) };
        (link.kind === 'poll' || link.kind === 'on-failure' ? others : own).push(step);
      }
    }
    const first = steps.length;
    steps.push(...own, ...others);
    classes[at] = { node, flow, stream, start: first, calls: first + own.length, end: steps.length };
  }
  return { nodes: design.nodes, connections: design.connections, flows, classes: classes.filter((each) => each !== undefined), steps, starts, byRate: false };
}

/** Kinds whose calls stand for an attempt each, which the bill counts on average and a run draws one by one. */
const RETRIED: ReadonlySet<ConnectionKindId> = new Set(CONNECTION_KINDS.filter(({ line, id }) => line === 'sync' && id !== 'access').map(({ id }) => id));

/** A connection as if every call over it succeeded, and what fails of them where the caller tries again. */
function withoutRetries(edge: TrafficEdge): { readonly edge: TrafficEdge; readonly fails?: Step['fails'] } {
  const { failureRatio: share = 0, retries = 0 } = edge.assumed;
  if (share === 0 || retries === 0 || !RETRIED.has(edge.kind)) return { edge };
  return { edge: { ...edge, assumed: { ...edge.assumed, retries: 0 } }, fails: { share, attempts: 1 + retries } };
}
