import type { Catalog } from '../catalog/catalog.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Graph, Link } from '../catalog/graph.ts';
import type { EvaluatedPort } from '../catalog/ports.ts';
import { nameOf, type Node } from '../model/design.ts';
import { createListMemory, keptWhile } from '../model/list-memory.ts';
import { verbatim, type Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import { full, limitOf } from '../rules/structure-collisions.ts';
import type { ConnectionView, NodeView, Views } from './contract.ts';
import { givenBy } from './given.ts';
import { labelOf } from './labels.ts';
import { unknownIn } from './unknown.ts';

/** Everything that is drawn of one connection. */
interface ConnectionPart {
  readonly kind: ConnectionKindId;
  readonly view: ConnectionView;
  readonly given: NodeView['given'];
}

/** Makes the views of designs, one after the other; what an edit did not touch stays the same object. */
export function viewMaker(catalog: Catalog): (graph: Graph, resolve: Resolver) => Views {
  const partsOf = createListMemory<ConnectionPart | undefined>();
  const enteringOf = createListMemory<string>();
  const viewsOf = createListMemory<NodeView>();
  const drawn = keptWhile((parts: readonly (ConnectionPart | undefined)[]) => parts.map((part) => part?.view));
  return (graph, resolve) => {
    const { design: { nodes }, links, wiring } = graph;
    const parts = partsOf([links], [resolve], (row) => links[row] && connectionPart(links[row], catalog, resolve));
    // Of what enters a node only the kind shows on it.
    const entering = enteringOf([graph.incoming], [], (row) => (graph.incoming[row] ?? []).map(({ kind }) => kind).join(' '));
    const views = viewsOf([nodes, graph.outgoing, entering], [resolve], (row) => {
      const leaving = (wiring.leaving[row] ?? []).map((place) => parts[place]);
      return makeNodeView(nodes[row] as Node, leaving, (graph.incoming[row] ?? []).map(({ kind }) => kind), catalog, resolve);
    });
    return { connections: drawn(parts), nodes: views };
  };
}

function connectionPart({ connection, kind: id, from, to }: Link, catalog: Catalog, resolve: Resolver): ConnectionPart | undefined {
  const kind = connectionKind(id);
  if (!kind) return undefined;
  const view: ConnectionView = { kind: kind.id, line: kind.line, label: labelOf(connection, kind, from, to, resolve), unknown: [...unknownIn(connection.properties, resolve), ...unknownIn(connection.with, resolve)] };
  return { kind: kind.id, view, given: givenBy(connection, kind.id, to, catalog, resolve) };
}

function makeNodeView(node: Node, outgoing: readonly (ConnectionPart | undefined)[], arriving: readonly (ConnectionKindId | undefined)[], catalog: Catalog, resolve: Resolver): NodeView {
  const ports = catalog.ports(node, resolve);
  return {
    ports: { out: closeFull(ports.out, node, outgoing.map((part) => part?.kind)), in: closeFull(ports.in, node, arriving) },
    summary: summaryOf(node, catalog, resolve),
    unknown: unknownIn(node.properties, resolve),
    given: outgoing.flatMap((part) => part?.given ?? []),
  };
}

/** A service's own code is not trusted with the whole canvas: a summary that throws is an empty line. */
function summaryOf(node: Node, catalog: Catalog, resolve: Resolver): Text {
  try {
    return catalog.kind(node.service)?.about.summary(node, resolve) ?? verbatim(node.resource ?? node.service);
  } catch {
    return verbatim('');
  }
}

/** Ports that take no further connection say so, as a new connection is explained by them. */
function closeFull(ports: readonly EvaluatedPort[], node: Node, kinds: readonly (ConnectionKindId | undefined)[]): readonly EvaluatedPort[] {
  return ports.map((port) => {
    const limit = limitOf(ports, port.kind);
    if (limit === undefined || port.blocked || kinds.filter((kind) => kind === port.kind).length < limit) return port;
    return { ...port, blocked: full(nameOf(node), port.kind, limit) };
  });
}

/** Views by the id of what they show. */
export function byId<T>(of: readonly { readonly id: string }[], views: readonly (T | undefined)[]): ReadonlyMap<string, T> {
  return new Map(of.flatMap(({ id }, place) => {
    const view = views[place];
    return view === undefined ? [] : [[id, view] as const];
  }));
}
