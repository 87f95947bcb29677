import type { Catalog } from '../catalog/catalog.ts';
import type { Graph, Link } from '../catalog/graph.ts';
import type { Connection, Node } from '../model/design.ts';
import { own } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import { sameItems } from '../model/lists.ts';
import { components } from '../model/components.ts';
import type { Circle } from './contract.ts';

/** The circle of each node by its place; undefined where it is in none. */
type Circles = readonly (Circle | undefined)[];

/** Finds circles in which nodes make each other do something. A circle stays the same object while its nodes and its first connection do. */
export function circleFinder(catalog: Catalog): (graph: Graph) => Circles {
  const causingIn = createListMemory<boolean>();
  let last: { readonly wiring: Graph['wiring']; readonly causing: readonly boolean[]; readonly rings: readonly Ring[]; readonly circles: Circles } | undefined;
  return (graph) => {
    const { wiring, links } = graph;
    const causing = causingIn([links], [], (row) => links[row] !== undefined && causes(links[row], catalog));
    const same = last?.wiring === wiring && last.causing === causing ? last : undefined;
    const rings = same?.rings ?? ringsOf(graph, causing);
    const circles = same && rings.length === 0 ? same.circles : circlesOf(rings, graph, last?.circles ?? []);
    last = { wiring, causing, rings, circles };
    return circles;
  };
}

/** A circle by places: its nodes in the order of the file, and the first connection that belongs to it. */
interface Ring {
  readonly nodes: readonly number[];
  readonly connection: number;
}

function ringsOf({ wiring, design }: Graph, causing: readonly boolean[]): readonly Ring[] {
  const targets = (node: number): readonly number[] => (wiring.leaving[node] ?? []).filter((place) => causing[place]).map((place) => wiring.to[place] ?? -1);
  return components([...design.nodes.keys()], targets).filter(({ length }) => length > 1).map((component) => {
    const inside = new Set(component);
    const within = component.flatMap((node) => wiring.leaving[node] ?? []).filter((place) => causing[place] && inside.has(wiring.to[place] ?? -1));
    return { nodes: component.toSorted((a, b) => a - b), connection: Math.min(...within) };
  });
}

function circlesOf(rings: readonly Ring[], { design }: Graph, before: Circles): Circles {
  const circles = design.nodes.map((): Circle | undefined => undefined);
  for (const ring of rings) {
    const nodes = ring.nodes.map((place) => design.nodes[place] as Node);
    const first = design.connections[ring.connection] as Connection;
    const known = before[ring.nodes[0] ?? -1];
    const circle = known?.first === first && sameItems(known.nodes, nodes) ? known : { nodes, first };
    for (const place of ring.nodes) circles[place] = circle;
  }
  return circles;
}

/** Whether what happens at the source makes something happen at the target: reading alone does not. */
function causes({ kind, connection, from, to }: Link, catalog: Catalog): boolean {
  // A node that is connected to itself has a finding of its own.
  if (from === to) return false;
  if (kind === 'authorize' || kind === 'federate' || kind === 'sign-in' || kind === 'request' || kind === 'origin') return false;
  if (kind !== 'access') return true;
  const verbs = catalog.kind(to.service)?.ports.access;
  return connection.access.some((verb) => {
    const { effect, ends } = own(verbs, verb) ?? {};
    return !ends && (effect === 'write' || effect === 'both');
  });
}
