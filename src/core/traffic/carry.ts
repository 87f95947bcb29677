import type { Graph } from '../catalog/graph.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { changedRows } from '../model/list-memory.ts';
import { components } from '../model/components.ts';
import { NO_PASSAGE, type Passage, type TrafficContext } from './contract.ts';
import { circulate } from './circulate.ts';
import type { FlowsOfNode } from './flows.ts';
import type { Pass, Streams } from './pass.ts';

/** A component of the graph, by places of nodes: one node, or several that lead to each other. */
type Component = readonly number[];

/** What passed through each node, by its place, and what is wrong with circles. */
export interface Carried {
  readonly passages: readonly Passage[];
  readonly cycles: readonly Finding[];
}

/** One propagation under way. */
interface Run {
  readonly graph: Graph;
  readonly starts: readonly FlowsOfNode[];
  readonly context: TrafficContext;
  readonly order: readonly Component[];
  readonly passages: Passage[];
  readonly cycles: Map<Component, Finding>;
}

/**
 * Hands traffic on from node to node, in the order in which it flows. One for each open document: a node
 * is looked at again only where it, its connections or what is brought to it has changed.
 */
export function carrier(pass: Pass): (graph: Graph, starts: readonly FlowsOfNode[], context: TrafficContext) => Carried {
  let last: Run | undefined;
  return (graph, starts, context) => {
    const kept = last && comparable(last, graph, context) ? last : undefined;
    const run: Run = {
      graph, starts, context,
      order: kept?.order ?? components([...graph.design.nodes.keys()], (node) => targetsOf(node, graph)),
      passages: kept ? [...kept.passages] : graph.design.nodes.map(() => NO_PASSAGE),
      cycles: kept?.cycles ?? new Map<Component, Finding>(),
    };
    const stale = kept ? staleSince(kept, run) : undefined;
    for (const component of run.order) if (!stale || component.some((node) => stale.has(node))) carry(component, run, pass, stale);
    last = run;
    return { passages: run.passages, cycles: [...run.cycles.values()] };
  };
}

function comparable({ graph, context }: Run, now: Graph, around: TrafficContext): boolean {
  return graph.shape === now.shape && context.resolve === around.resolve && context.hoursPerMonth === around.hoursPerMonth;
}

/** Places of nodes that have changed themselves, or one of whose connections has. */
function staleSince(before: Run, { graph, starts }: Run): Set<number> {
  const nodes = changedRows([before.graph.design.nodes, before.graph.outgoing, before.starts], [graph.design.nodes, graph.outgoing, starts]);
  const connections = changedRows([before.graph.design.connections], [graph.design.connections]);
  return new Set([...nodes, ...connections.map((place) => graph.wiring.from[place] ?? -1)]);
}

function targetsOf(node: number, { wiring, links }: Graph): readonly number[] {
  return (wiring.leaving[node] ?? []).filter((place) => links[place] !== undefined).map((place) => wiring.to[place] ?? -1);
}

function carry(component: Component, run: Run, pass: Pass, stale: Set<number> | undefined): void {
  const before = stale && component.map((node) => run.passages[node]);
  const [place = -1] = component;
  if (component.length > 1 || leadsToItself(place, run.graph)) round(component, run, pass);
  else run.passages[place] = passageOf(place, run, pass);
  if (!stale || !before) return;
  for (const [index, node] of component.entries()) {
    if (run.passages[node] !== before[index]) for (const target of targetsOf(node, run.graph)) stale.add(target);
  }
}

function leadsToItself(node: number, { wiring, links }: Graph): boolean {
  return (wiring.leaving[node] ?? []).some((place) => links[place] !== undefined && wiring.to[place] === node);
}

function passageOf(place: number, run: Run, pass: Pass): Passage {
  const brought = broughtTo(place, run, () => true);
  return brought.length === 0 ? NO_PASSAGE : pass.through(nodeAt(place, run), brought, run.graph.outgoing[place] ?? [], run.context);
}

/** The streams that start at a node and those that its connections bring, in the order of the file. */
function broughtTo(place: number, { graph: { wiring, design }, starts, passages }: Run, from: (node: number) => boolean): readonly Streams[] {
  const { flows, streams } = starts[place] as FlowsOfNode;
  const brought = flows.length > 0 ? [streams] : [];
  for (const entering of wiring.entering[place] ?? []) {
    const source = wiring.from[entering] ?? -1;
    const handed = from(source) ? passages[source]?.handed.get(design.connections[entering] as Connection) : undefined;
    if (handed) brought.push(handed);
  }
  return brought;
}

function round(component: Component, run: Run, pass: Pass): void {
  const inside = new Set(component);
  const { passages, finding } = circulate(component.map((place) => ({
    node: nodeAt(place, run), links: run.graph.outgoing[place] ?? [], brought: broughtTo(place, run, (source) => !inside.has(source)),
  })), run.context, pass);
  component.forEach((place, index) => (run.passages[place] = passages[index] ?? NO_PASSAGE));
  if (finding) run.cycles.set(component, finding);
  else run.cycles.delete(component);
}

function nodeAt(place: number, { graph }: Run): Node {
  return graph.design.nodes[place] as Node;
}
