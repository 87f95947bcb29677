import { changedRows, createListMemory } from '../model/list-memory.ts';
import { present } from '../model/lists.ts';
import { indexOf, type Connection, type Design, type Node } from '../model/design.ts';
import type { Wiring } from '../model/wiring.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Catalog } from './catalog.ts';
import type { ConnectionKindId } from './connection-kinds.ts';

/** A connection whose both ends and whose kind are known. */
export interface Link {
  readonly connection: Connection;
  readonly kind: ConnectionKindId;
  readonly from: Node;
  readonly to: Node;
}

/** Things at the connections of each node, by the node's place, in the order of the file. */
export type ByNode<T> = readonly (readonly T[])[];

/** A design as the catalogue understands it: every list and every item stays the same while what it follows from does. */
export interface Graph {
  readonly design: Design;
  readonly wiring: Wiring;
  /** The ends of each connection, by its place; undefined where there is no such node. */
  readonly from: readonly (Node | undefined)[];
  readonly to: readonly (Node | undefined)[];
  /** By place of the connection; undefined where an end is missing or the kind is not known. */
  readonly links: readonly (Link | undefined)[];
  readonly outgoing: ByNode<Link>;
  readonly incoming: ByNode<Link>;
  /** All connections that name the node, those without a link too. */
  readonly leaving: ByNode<Connection>;
  readonly entering: ByNode<Connection>;
  /** The same object while the same nodes are linked, whatever is inside them. */
  readonly shape: object;
}

/** Makes the graphs of designs, one after the other; what an edit did not touch is kept. */
export type GraphMaker = (design: Design, resolve: Resolver) => Graph;

export function graphMaker(catalog: Catalog): GraphMaker {
  const linksOf = createListMemory<Link | undefined>();
  const [outgoing, incoming] = [gatherer<Link>(), gatherer<Link>()];
  const [leaving, entering] = [gatherer<Connection>(), gatherer<Connection>()];
  let last: Graph | undefined;
  return (design, resolve) => {
    const { wiring } = indexOf(design);
    const { nodes, connections } = design;
    const from = wiring.from.map((at) => nodes[at]);
    const to = wiring.to.map((at) => nodes[at]);
    const links = linksOf([connections, from, to], [resolve], (at) => linkOf(connections[at] as Connection, from[at], to[at], catalog, resolve));
    const before = last?.wiring === wiring ? last : undefined;
    const { source, target } = endsOf(wiring);
    last = {
      design, wiring, from, to, links,
      outgoing: outgoing(source, links),
      incoming: incoming(target, links),
      leaving: leaving(source, connections),
      entering: entering(target, connections),
      shape: before && linkedAlike(before.links, links) ? before.shape : {},
    };
    return last;
  };
}

function linkOf(connection: Connection, from: Node | undefined, to: Node | undefined, catalog: Catalog, resolve: Resolver): Link | undefined {
  const kind = from && to && catalog.kindOf(connection, from, to, resolve);
  return from && to && kind && { connection, kind, from, to };
}

function linkedAlike(a: Graph['links'], b: Graph['links']): boolean {
  return a === b || a.every((link, at) => (link === undefined) === (b[at] === undefined));
}

/** One end of all connections: by node the places of its connections, and by connection the place of its node. */
interface End {
  readonly places: Wiring['leaving'];
  readonly ends: Wiring['from'];
}

/** Where connections begin, and where they end. */
export function endsOf({ leaving, entering, from, to }: Wiring): { readonly source: End; readonly target: End } {
  return { source: { places: leaving, ends: from }, target: { places: entering, ends: to } };
}

/** Gathers what belongs to connections at the nodes of one of their ends; anew only where it changed since the last time. */
export function gatherer<T>(): (end: End, items: readonly (T | undefined)[]) => ByNode<T> {
  let last: { readonly places: End['places']; readonly items: readonly (T | undefined)[]; readonly byNode: ByNode<T> } | undefined;
  return ({ places, ends }, items) => {
    const at = (node: number): readonly T[] => present(places[node] ?? [], (place) => items[place]);
    const before = last?.places === places ? last : undefined;
    const byNode = before ? regathered(before, items, ends, at) : places.map((_, node) => at(node));
    last = { places, items, byNode };
    return byNode;
  };
}

function regathered<T>(before: { readonly items: readonly (T | undefined)[]; readonly byNode: ByNode<T> }, items: readonly (T | undefined)[], ends: End['ends'], at: (node: number) => readonly T[]): ByNode<T> {
  const changed = changedRows([before.items], [items]);
  if (changed.length === 0) return before.byNode;
  const byNode = [...before.byNode];
  for (const node of new Set(changed.map((place) => ends[place] ?? -1))) if (node !== -1) byNode[node] = at(node);
  return byNode;
}
