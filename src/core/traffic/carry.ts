import type { Graph } from '../catalog/graph.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { changedRows } from '../model/list-memory.ts';
import { components } from '../model/components.ts';
import { present, sameItems } from '../model/lists.ts';
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
  /** What was brought to each node that lies on no circle. */
  readonly brought: (readonly Streams[])[];
  readonly cycles: Map<Component, Finding>;
}

/** The propagation before, whose passages are kept. */
interface Before {
  readonly run: Run;
  /** Where a node stood then. */
  readonly placeOf: (node: Node) => number | undefined;
}

/**
 * Hands traffic on from node to node, in the order in which it flows. One for each open document: a node
 * is looked at again only where it, its connections or what is brought to it has changed.
 */
export function carrier(pass: Pass): (graph: Graph, starts: readonly FlowsOfNode[], context: TrafficContext) => Carried {
  let last: Run | undefined;
  return (graph, starts, context) => {
    const before = last && sameSurroundings(last, context) ? beforeOf(last) : undefined;
    const kept = before?.run.graph.shape === graph.shape ? before.run : undefined;
    const run: Run = {
      graph, starts, context,
      order: kept?.order ?? components([...graph.design.nodes.keys()], (node) => targetsOf(node, graph)),
      passages: kept ? [...kept.passages] : graph.design.nodes.map(() => NO_PASSAGE),
      brought: kept ? [...kept.brought] : graph.design.nodes.map(() => NOTHING),
      cycles: kept?.cycles ?? new Map<Component, Finding>(),
    };
    const stale = kept ? staleSince(kept, run) : undefined;
    for (const component of run.order) if (!stale || component.some((node) => stale.has(node))) carry(component, run, pass, { before, stale });
    last = run;
    return { passages: run.passages, cycles: [...run.cycles.values()] };
  };
}

const NOTHING: readonly Streams[] = [];

/** What is known from before: its passages, and the nodes to look at anew (all, where nothing is said). */
interface Known {
  readonly before: Before | undefined;
  readonly stale: Set<number> | undefined;
}

function sameSurroundings({ context }: Run, now: TrafficContext): boolean {
  return context.resolve === now.resolve && context.hoursPerMonth === now.hoursPerMonth;
}

function beforeOf(run: Run): Before {
  let places: Map<Node, number> | undefined;
  return { run, placeOf: (node) => (places ??= new Map(run.graph.design.nodes.map((each, at) => [each, at]))).get(node) };
}

/** Places of nodes that have changed themselves, or one of whose connections has. */
function staleSince(before: Run, { graph, starts }: Run): Set<number> {
  const nodes = changedRows([before.graph.design.nodes, before.graph.outgoing, before.starts], [graph.design.nodes, graph.outgoing, starts]);
  const connections = changedRows([before.graph.design.connections], [graph.design.connections]);
  return new Set([...nodes, ...connections.map((place) => graph.wiring.from[place] ?? -1)]);
}

function targetsOf(node: number, { wiring, links }: Graph): readonly number[] {
  return present(wiring.leaving[node] ?? [], (place) => (links[place] === undefined ? undefined : wiring.to[place] ?? -1));
}

function carry(component: Component, run: Run, pass: Pass, { before, stale }: Known): void {
  const passages = stale && component.map((node) => run.passages[node]);
  const [place = -1] = component;
  if (component.length > 1 || leadsToItself(place, run.graph)) round(component, run, pass);
  else run.passages[place] = passageOf(place, run, pass, before);
  if (!stale || !passages) return;
  for (const [index, node] of component.entries()) {
    if (run.passages[node] !== passages[index]) for (const target of targetsOf(node, run.graph)) stale.add(target);
  }
}

function leadsToItself(node: number, { wiring, links }: Graph): boolean {
  return (wiring.leaving[node] ?? []).some((place) => links[place] !== undefined && wiring.to[place] === node);
}

/** What passes through a node; the same, down to its arrays, where nothing that it depends on has changed. */
function passageOf(place: number, run: Run, pass: Pass, before: Before | undefined): Passage {
  const brought = broughtTo(place, run, () => true);
  run.brought[place] = brought;
  if (brought.length === 0) return NO_PASSAGE;
  return (before && keptPassage(place, run, before)) ?? pass.through(nodeAt(place, run), brought, run.graph.outgoing[place] ?? [], run.context);
}

function keptPassage(place: number, run: Run, before: Before): Passage | undefined {
  const then = before.placeOf(nodeAt(place, run));
  if (then === undefined) return undefined;
  // Connections without a known kind carry nothing, but their routes count as taken.
  const isSame = [[run.brought, before.run.brought], [run.graph.outgoing, before.run.graph.outgoing], [run.graph.leaving, before.run.graph.leaving]]
    .every(([now, old]) => sameItems(now?.[place] ?? [], old?.[then] ?? []));
  return isSame ? before.run.passages[then] : undefined;
}

/** The streams that start at a node and those that its connections bring, in the order of the file. */
function broughtTo(place: number, { graph: { wiring, design }, starts, passages }: Run, from: (node: number) => boolean): readonly Streams[] {
  const { flows, streams } = starts[place] as FlowsOfNode;
  const handed = present(wiring.entering[place] ?? [], (entering) => {
    const source = wiring.from[entering] ?? -1;
    return from(source) ? passages[source]?.handed.get(design.connections[entering] as Connection) : undefined;
  });
  return flows.length > 0 ? [streams, ...handed] : handed;
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
