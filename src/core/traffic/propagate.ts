import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker, type Graph } from '../catalog/graph.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { at } from '../model/json.ts';
import { createListMemory, flatten, keptWhile } from '../model/list-memory.ts';
import { HOURS_PER_MONTH } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { assumptionsOf } from './assumptions.ts';
import { carrier } from './carry.ts';
import { goesWholeOverSeveral, leadsNowhere, unknownFlows } from './checks.ts';
import { NO_PASSAGE, type Flow, type Passage, type Stream, type TrafficContext, type TrafficEdge, type Usage } from './contract.ts';
import { edgeMaker } from './edges.ts';
import { flowsOf, start, type FlowsOfNode } from './flows.ts';
import { passer, partOf } from './pass.ts';

/** Usage of one design after the other. */
export type Propagate = (graph: Graph, resolve: Resolver) => Usage;

/**
 * Follows every flow from where it starts to usage per node and connection: the one traffic model that
 * bill and simulation share. Linear in nodes, connections and flows; traffic in a circle is followed
 * until it has died down, at most a fixed number of rounds.
 *
 * @returns usage of an average billing month, and findings about traffic that is written wrongly,
 *   leads nowhere or goes round in a circle. Never throws for what a file can hold.
 */
export function propagate(design: Design, catalog: Catalog, resolve: Resolver): Usage {
  return propagator(catalog)(graphMaker(catalog)(design, resolve), resolve);
}

/** `propagate` for an open document: after an edit, what does not depend on it is kept, down to its arrays. */
export function propagator(catalog: Catalog): Propagate {
  const startsOf = createListMemory<FlowsOfNode>();
  const namesOf = createListMemory<readonly Finding[]>();
  const restOf = createListMemory<readonly Finding[]>();
  const allFlows = keptWhile((starts: readonly FlowsOfNode[]) => summaryOf(starts));
  const edgeOf = edgeMaker(catalog);
  const carry = carrier(passer(catalog));
  return (graph, resolve) => {
    const { design } = graph;
    const context: TrafficContext = { design, index: indexOf(design), resolve, hoursPerMonth: hoursPerMonthOf(design) };
    const starts = startsOf([design.nodes], [resolve, context.hoursPerMonth], (row) => startingAt(design.nodes[row] as Node, context, catalog));
    const { flows, names } = allFlows(starts);
    const named = namesOf([design.connections], [names], (row) => findingsOfConnection(design.connections[row] as Connection, names));
    const leading = restOf([design.nodes, graph.outgoing], [context.hoursPerMonth], (row) => {
      const node = design.nodes[row] as Node;
      const named = flowsOf(node, context.hoursPerMonth);
      return named.flows.length === 0 ? FINE : findingsOfFlows(node, named, (graph.outgoing[row] ?? []).map(edgeOf));
    });
    const { passages, cycles } = carry(graph, starts, context);
    return usageOf(graph, passages, flows, context, [
      ...flatten(starts.map(({ findings }) => findings)), ...flatten(named), ...flatten(passages.map(({ findings }) => findings)), ...cycles, ...flatten(leading),
    ]);
  };
}

/** The flows that a node's `traffic` names, and those that its kind starts by itself. */
function startingAt(node: Node, context: TrafficContext, catalog: Catalog): FlowsOfNode {
  const named = flowsOf(node, context.hoursPerMonth);
  const own = partOf(catalog, node).starts?.(node, context) ?? [];
  return own.length === 0 ? named : { flows: [...named.flows, ...own], streams: [...named.streams, ...own.map(start)], findings: named.findings };
}

/** Hours that the design's account counts a month as. */
export function hoursPerMonthOf(design: Design): number {
  const hours = at(design.account, ['billing', 'hoursPerMonth']);
  return typeof hours === 'number' && hours > 0 && Number.isFinite(hours) ? hours : HOURS_PER_MONTH;
}

function summaryOf(starts: readonly FlowsOfNode[]): { readonly flows: readonly Flow[]; readonly names: ReadonlySet<string> } {
  const flows = flatten(starts.map((start) => start.flows));
  return { flows, names: new Set(flows.flatMap(({ id, name }) => [id, name])) };
}

const FINE: readonly Finding[] = [];

function findingsOfConnection(connection: Connection, flows: ReadonlySet<string>): readonly Finding[] {
  const { findings, named } = assumptionsOf(connection);
  if (findings.length === 0 && named.length === 0) return FINE;
  return [...findings, ...unknownFlows(connection, named, flows)];
}

function findingsOfFlows(node: Node, { flows }: FlowsOfNode, leaving: readonly TrafficEdge[]): readonly Finding[] {
  const edges = leaving.filter(({ kind }) => kind === 'request' || kind === 'start' || kind === 'invoke' || kind === 'send' || kind === 'publish' || kind === 'deliver');
  return edges.length === 0 ? [leadsNowhere(node)] : goesWholeOverSeveral(node, flows, edges);
}

function usageOf({ wiring, links, design: { connections } }: Graph, passages: readonly Passage[], flows: readonly Flow[], { hoursPerMonth }: TrafficContext, findings: readonly Finding[]): Usage {
  const peaks = new Map(flows.map((flow) => [flow.id, flow.shape.peak]));
  const secondsPerMonth = hoursPerMonth * 3600;
  const passage = (node: string): Passage => passages[wiring.nodeAt(node) ?? -1] ?? NO_PASSAGE;
  return {
    arriving: (node) => passage(node).arrived,
    over: (connection) => {
      const place = wiring.connectionAt(connection) ?? -1;
      return passages[wiring.from[place] ?? -1]?.handed.get(connections[place] as Connection) ?? NONE;
    },
    kindOf: (connection) => links[wiring.connectionAt(connection) ?? -1]?.kind,
    peak: (node) => passage(node).arrived.reduce((sum, stream) => sum + (stream.perMonth / secondsPerMonth) * (peaks.get(stream.flow) ?? 1), 0),
    flows,
    hoursPerMonth,
    findings,
    passages,
  };
}

const NONE: readonly Stream[] = [];
