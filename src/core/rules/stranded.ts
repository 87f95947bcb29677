import type { Catalog } from '../catalog/catalog.ts';
import type { Graph } from '../catalog/graph.ts';
import type { Node } from '../model/design.ts';
import { createListMemory } from '../model/list-memory.ts';
import type { Resolver } from '../resolve/contract.ts';

/** Of each node, by its place, whether it is the first of the file in a circle to which nothing leads from outside. */
type Stranded = readonly boolean[];

/** Finds circles that nothing enters; the same list while the same nodes are linked and begin something. */
export function strandedFinder(catalog: Catalog): (graph: Graph, resolve: Resolver) => Stranded {
  const startsIn = createListMemory<boolean>();
  let last: { readonly shape: object; readonly starts: readonly boolean[]; readonly stranded: Stranded } | undefined;
  return (graph, resolve) => {
    const { nodes } = graph.design;
    const starts = startsIn([nodes, graph.outgoing], [resolve], (row) => isStart(nodes[row] as Node, graph.outgoing[row] ?? [], catalog, resolve));
    if (last?.shape !== graph.shape || last.starts !== starts) last = { shape: graph.shape, starts, stranded: strandedIn(graph, starts) };
    return last.stranded;
  };
}

/** Whether something begins here: nothing could lead to the node, it has traffic of its own, or it is asked by what it serves. */
function isStart(node: Node, outgoing: Graph['outgoing'][number], catalog: Catalog, resolve: Resolver): boolean {
  return catalog.ports(node, resolve).in.length === 0 || Object.keys(node.traffic).length > 0
    || outgoing.some(({ kind }) => kind === 'authorize' || kind === 'federate' || kind === 'trigger');
}

function strandedIn({ wiring, links, incoming }: Graph, starts: readonly boolean[]): Stranded {
  const reached = starts.map(() => false);
  const follow = (start: number): void => {
    const next = [start];
    for (let node = next.pop(); node !== undefined; node = next.pop()) {
      if (reached[node]) continue;
      reached[node] = true;
      for (const place of wiring.leaving[node] ?? []) if (links[place]) next.push(wiring.to[place] ?? -1);
    }
  };
  starts.forEach((begins, node) => {
    if (begins || (incoming[node] ?? []).length === 0) follow(node);
  });
  return reached.map((_, node) => {
    const first = !reached[node];
    if (first) follow(node);
    return first;
  });
}
