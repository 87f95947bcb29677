import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import { isModelled } from '../catalog/service.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at } from '../model/json.ts';
import { HOURS_PER_MONTH } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { assumptionsOf } from './assumptions.ts';
import { carry, type Run } from './carry.ts';
import { goesWholeOverSeveral, leadsNowhere, unknownFlows } from './checks.ts';
import { components } from './components.ts';
import type { Flow, Stream, TrafficContext, TrafficEdge, TrafficPart, Usage } from './contract.ts';
import { flowsOf, start, type FlowsOfNode } from './flows.ts';

const NONE: readonly Stream[] = [];

/** A node that has no part of its own hands traffic on as `forwardCalls` does. */
const DEFAULT: TrafficPart = {};

/**
 * Follows every flow from where it starts to usage per node and connection: the one traffic model that
 * bill and simulation share. Linear in nodes, connections and flows; traffic in a circle is followed
 * until it has died down, at most a fixed number of rounds. After an edit, what does not depend on it
 * is the same, down to its arrays.
 *
 * @returns usage of an average billing month, and findings about traffic that is written wrongly,
 *   leads nowhere or goes round in a circle. Never throws for what a file can hold.
 */
export function propagate(design: Design, catalog: Catalog, resolve: Resolver): Usage {
  const context: TrafficContext = { design, index: indexOf(design), resolve, hoursPerMonth: hoursPerMonthOf(design) };
  const flows: Flow[] = [];
  const run: Run = {
    context, part: (node) => partOf(catalog, node), edges: edgesOf(context, catalog), brought: new Map(), arriving: new Map(), over: new Map(), findings: [],
  };
  for (const node of design.nodes) {
    const own = startingAt(node, run);
    flows.push(...own.flows);
    run.findings.push(...own.findings);
    if (own.flows.length > 0) run.brought.set(node.id, [own.streams]);
  }
  const names = new Set(flows.flatMap(({ id, name }) => [id, name]));
  for (const connection of design.connections) {
    const { findings, named } = assumptionsOf(connection);
    run.findings.push(...findings, ...unknownFlows(connection, named, names));
  }
  const next = (node: string): readonly string[] => (run.edges.get(node) ?? []).map((edge) => edge.connection.to);
  for (const component of components(design.nodes.map((node) => node.id), next)) carry(component, run);
  run.findings.push(...checkFlows(run));
  return usageOf(run, flows);
}

const started = new WeakMap<readonly Flow[], FlowsOfNode>();

/** The flows that a node's `traffic` names, and those that its kind starts by itself. */
function startingAt(node: Node, { context, part }: Pick<Run, 'context' | 'part'>): FlowsOfNode {
  const named = flowsOf(node, context.hoursPerMonth);
  const own = part(node).starts?.(node, context) ?? [];
  if (own.length === 0) return named;
  const known = started.get(own);
  if (known) return known;
  const all = { flows: [...named.flows, ...own], streams: [...named.streams, ...own.map(start)], findings: named.findings };
  started.set(own, all);
  return all;
}

/** Hours that the design's account counts a month as. */
export function hoursPerMonthOf(design: Design): number {
  const hours = at(design.account, ['billing', 'hoursPerMonth']);
  return typeof hours === 'number' && hours > 0 && Number.isFinite(hours) ? hours : HOURS_PER_MONTH;
}

function partOf(catalog: Catalog, node: Node): TrafficPart {
  const part = catalog.kind(node.service)?.traffic;
  return part && isModelled(part) ? part : DEFAULT;
}

/** The connections of each node that carry traffic: both ends exist and the kind is known. */
function edgesOf({ design, index, resolve }: TrafficContext, catalog: Catalog): ReadonlyMap<string, readonly TrafficEdge[]> {
  const edges = new Map<string, TrafficEdge[]>();
  for (const connection of design.connections) {
    const node = index.node(connection.from);
    const target = index.node(connection.to);
    const kind = node && target && catalog.kindOf(connection, node, target, resolve);
    if (!node || !target || !kind) continue;
    const edge = edgeOf(connection, node, kind, catalog.kind(target.service)?.ports.access !== undefined);
    const others = edges.get(node.id);
    if (others) others.push(edge);
    else edges.set(node.id, [edge]);
  }
  return edges;
}

const known = new WeakMap<Connection, TrafficEdge>();

/** The same edge for the same connection between the same ends. */
function edgeOf(connection: Connection, node: Node, kind: ConnectionKindId, stores: boolean): TrafficEdge {
  const last = known.get(connection);
  if (last && last.node === node && last.kind === kind && last.stores === stores) return last;
  const edge: TrafficEdge = { node, connection, kind, stores, assumed: assumptionsOf(connection) };
  known.set(connection, edge);
  return edge;
}

function checkFlows(run: Run): readonly Finding[] {
  return run.context.design.nodes.flatMap((node) => {
    const { flows } = flowsOf(node, run.context.hoursPerMonth);
    if (flows.length === 0) return [];
    const edges = (run.edges.get(node.id) ?? []).filter((edge) => edge.kind === 'request' || edge.kind === 'start' || edge.kind === 'invoke' || edge.kind === 'send' || edge.kind === 'publish' || edge.kind === 'deliver');
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
