import type { Catalog } from '../catalog/catalog.ts';
import { isModelled } from '../catalog/service.ts';
import { indexOf, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at } from '../model/json.ts';
import { HOURS_PER_MONTH } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { assumptionsOf } from './assumptions.ts';
import { checkStreams, cycleFinding, goesWholeOverSeveral, leadsNowhere } from './checks.ts';
import { components } from './components.ts';
import type { Flow, Stream, TrafficContext, TrafficEdge, TrafficPart, Usage } from './contract.ts';
import { flowsOf } from './flows.ts';
import { forwardCalls, merge, total } from './forward.ts';

/** Rounds that traffic in a circle is followed; what is left then is less than a billionth, or the circle feeds itself. */
const MAX_ROUNDS = 200;
const SETTLED = 1e-9;

const NONE: readonly Stream[] = [];

/** One propagation: what is known once per design, and what arrives as it is found. */
interface Run {
  readonly context: TrafficContext;
  readonly part: (node: Node) => TrafficPart;
  readonly edges: ReadonlyMap<string, readonly TrafficEdge[]>;
  readonly arriving: Map<string, Stream[]>;
  readonly over: Map<string, Stream[]>;
  readonly findings: Finding[];
}

/**
 * Follows every flow from where it starts to usage per node and connection: the one traffic model that
 * bill and simulation share. Linear in nodes, connections and flows; traffic in a circle is followed
 * until it has died down, at most a fixed number of rounds.
 *
 * @returns usage of an average billing month, and findings about traffic that is written wrongly,
 *   leads nowhere or goes round in a circle. Never throws for what a file can hold.
 */
export function propagate(design: Design, catalog: Catalog, resolve: Resolver): Usage {
  const index = indexOf(design);
  const context: TrafficContext = { design, index, resolve, hoursPerMonth: hoursPerMonthOf(design) };
  const flows: Flow[] = [];
  const run: Run = {
    context, part: (node) => partOf(catalog, node), edges: edgesOf(context, catalog), arriving: new Map(), over: new Map(), findings: [],
  };
  for (const node of design.nodes) {
    const own = flowsOf(node, context.hoursPerMonth);
    flows.push(...own.flows);
    run.findings.push(...own.findings);
    if (own.flows.length > 0) run.arriving.set(node.id, own.flows.map(start));
  }
  for (const connection of design.connections) run.findings.push(...assumptionsOf(connection).findings);
  const next = (node: string): readonly string[] => (run.edges.get(node) ?? []).map((edge) => edge.connection.to);
  for (const component of components(design.nodes.map((node) => node.id), next)) carry(component, run);
  run.findings.push(...checkFlows(run), ...checkStreams(run));
  return usageOf(run, flows);
}

/** Hours that the design's account counts a month as. */
export function hoursPerMonthOf(design: Design): number {
  const hours = at(design.account, ['billing', 'hoursPerMonth']);
  return typeof hours === 'number' && hours > 0 && Number.isFinite(hours) ? hours : HOURS_PER_MONTH;
}

function partOf(catalog: Catalog, node: Node): TrafficPart {
  const part = catalog.kind(node.service)?.traffic;
  return part && isModelled(part) ? part : {};
}

function start(flow: Flow): Stream {
  return {
    flow: flow.id, perMonth: flow.perMonth, sends: flow.sends, receives: flow.receives,
    ...(flow.method !== undefined && { method: flow.method }),
    ...(flow.path !== undefined && { path: flow.path }),
  };
}

/** The connections of each node that carry traffic: both ends exist and the kind is known. */
function edgesOf({ design, index, resolve }: TrafficContext, catalog: Catalog): ReadonlyMap<string, readonly TrafficEdge[]> {
  const edges = new Map<string, TrafficEdge[]>();
  for (const connection of design.connections) {
    const node = index.node(connection.from);
    const target = index.node(connection.to);
    const kind = node && target && catalog.kindOf(connection, node, target, resolve);
    if (!node || !target || !kind) continue;
    const stores = catalog.kind(target.service)?.ports.access !== undefined;
    const edge: TrafficEdge = { node, connection, kind, stores, assumed: assumptionsOf(connection) };
    const known = edges.get(node.id);
    if (known) known.push(edge);
    else edges.set(node.id, [edge]);
  }
  return edges;
}

/** Hands on what arrived at the nodes of one component; everything before it has been handed on already. */
function carry(component: readonly string[], run: Run): void {
  const [only] = component;
  if (component.length === 1 && only !== undefined && !(run.edges.get(only) ?? []).some((edge) => edge.connection.to === only)) {
    const arrived = merge(run.arriving.get(only) ?? []);
    if (arrived.length > 0) run.arriving.set(only, [...arrived]);
    for (const { edge, streams } of forwardAll(only, arrived, run)) add(run.arriving, edge.connection.to, streams);
    return;
  }
  circulate(component, run);
}

/** Follows traffic round a cycle: each round hands on only what the round before brought. */
function circulate(component: readonly string[], run: Run): void {
  const inside = new Set(component);
  let pending = new Map(component.map((node) => [node, merge(run.arriving.get(node) ?? [])] as const));
  const first = [...pending.values()].reduce((sum, streams) => sum + total(streams), 0);
  if (first === 0) return;
  let left = first;
  for (let round = 0; round < MAX_ROUNDS && left > first * SETTLED; round++) {
    const coming = new Map<string, Stream[]>();
    for (const [node, streams] of pending) {
      for (const { edge, streams: handed } of forwardAll(node, streams, run)) {
        add(run.arriving, edge.connection.to, handed);
        if (inside.has(edge.connection.to)) add(coming, edge.connection.to, handed);
      }
    }
    pending = new Map([...coming].map(([node, streams]) => [node, merge(streams)]));
    left = [...pending.values()].reduce((sum, streams) => sum + total(streams), 0);
  }
  for (const node of component) compact(run.arriving, node);
  for (const node of component) for (const edge of run.edges.get(node) ?? []) compact(run.over, edge.connection.id);
  run.findings.push(cycleFinding([...component].reverse(), left > first * SETTLED, run.context));
}

function forwardAll(id: string, streams: readonly Stream[], run: Run): readonly { readonly edge: TrafficEdge; readonly streams: readonly Stream[] }[] {
  const node = run.context.index.node(id);
  if (!node || streams.length === 0) return [];
  const { forward = forwardCalls } = run.part(node);
  return (run.edges.get(id) ?? []).map((edge) => {
    const handed = merge(forward(streams, edge, run.context).filter((stream) => stream.perMonth > 0 && Number.isFinite(stream.perMonth)));
    add(run.over, edge.connection.id, handed);
    return { edge, streams: handed };
  });
}

function add(to: Map<string, Stream[]>, key: string, streams: readonly Stream[]): void {
  if (streams.length === 0) return;
  const known = to.get(key);
  if (known) known.push(...streams);
  else to.set(key, [...streams]);
}

function compact(streams: Map<string, Stream[]>, key: string): void {
  const known = streams.get(key);
  if (known) streams.set(key, [...merge(known)]);
}

function checkFlows(run: Run): readonly Finding[] {
  return run.context.design.nodes.flatMap((node) => {
    const { flows } = flowsOf(node, run.context.hoursPerMonth);
    if (flows.length === 0) return [];
    const edges = (run.edges.get(node.id) ?? []).filter((edge) => edge.kind === 'request' || edge.kind === 'invoke' || edge.kind === 'send' || edge.kind === 'publish');
    return edges.length === 0 ? [leadsNowhere(node)] : goesWholeOverSeveral(node, flows, edges);
  });
}

function usageOf(run: Run, flows: readonly Flow[]): Usage {
  const kinds = new Map([...run.edges.values()].flat().map((edge) => [edge.connection.id, edge.kind]));
  const peaks = new Map(flows.map((flow) => [flow.id, flow.shape.peak]));
  const secondsPerMonth = run.context.hoursPerMonth * 3600;
  return {
    arriving: (node) => run.arriving.get(node) ?? NONE,
    over: (connection) => run.over.get(connection) ?? NONE,
    kindOf: (connection) => kinds.get(connection),
    peak: (node) => (run.arriving.get(node) ?? NONE).reduce((sum, stream) => sum + (stream.perMonth / secondsPerMonth) * (peaks.get(stream.flow) ?? 1), 0),
    flows,
    findings: run.findings,
  };
}
