import type { Catalog } from '../catalog/catalog.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { EvaluatedPort, EvaluatedPorts } from '../catalog/ports.ts';
import { indexOf, nameOf, type Connection, type Design, type Node } from '../model/design.ts';
import { verbatim, type Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import { full, limitOf } from '../rules/structure-collisions.ts';
import type { ConnectionView, NodeView } from './contract.ts';
import { givenBy } from './given.ts';
import { labelOf } from './labels.ts';
import { unknownIn } from './unknown.ts';

/** Everything that is drawn of one connection, and what it was made from. */
interface ConnectionPart {
  readonly from: Node;
  readonly to: Node;
  readonly resolve: Resolver;
  readonly kind: ConnectionKindId;
  readonly view: ConnectionView;
  readonly given: NodeView['given'];
}

interface NodePart {
  readonly resolve: Resolver;
  readonly outgoing: readonly (ConnectionPart | undefined)[];
  /** Of what arrives, only the kinds show. */
  readonly incoming: readonly (ConnectionKindId | undefined)[];
  readonly view: NodeView;
}

export interface Views {
  readonly nodes: ReadonlyMap<string, NodeView>;
  readonly connections: ReadonlyMap<string, ConnectionView>;
}

/**
 * Makes the views of designs, one after the other: what a view was made from is remembered by the
 * objects themselves, which the parser keeps while their text stays, so that an edit makes anew only
 * what it touched and everything else stays the same object.
 */
export function viewMaker(catalog: Catalog): (design: Design, resolve: Resolver) => Views {
  const connections = new WeakMap<Connection, ConnectionPart>();
  const nodes = new WeakMap<Node, NodePart>();
  return (design, resolve) => {
    const index = indexOf(design);
    const parts = new Map<string, ConnectionPart>();
    for (const connection of design.connections) {
      const [from, to] = [index.node(connection.from), index.node(connection.to)];
      const part = from && to && connectionPart(connections, connection, from, to, catalog, resolve);
      if (part) parts.set(connection.id, part);
    }
    const partsOf = (list: readonly Connection[]) => list.map(({ id }) => parts.get(id));
    return {
      connections: new Map([...parts].map(([id, part]) => [id, part.view])),
      nodes: new Map(design.nodes.map((node) => [node.id, nodeView(nodes, node, partsOf(index.outgoing(node.id)), partsOf(index.incoming(node.id)).map((part) => part?.kind), catalog, resolve)])),
    };
  };
}

function connectionPart(known: WeakMap<Connection, ConnectionPart>, connection: Connection, from: Node, to: Node, catalog: Catalog, resolve: Resolver): ConnectionPart | undefined {
  const before = known.get(connection);
  if (before && before.from === from && before.to === to && before.resolve === resolve) return before;
  const id = catalog.kindOf(connection, from, to, resolve);
  const kind = id && connectionKind(id);
  if (!kind) return undefined;
  const view: ConnectionView = { kind: kind.id, line: kind.line, label: labelOf(connection, kind, from, to, resolve) };
  const part: ConnectionPart = { from, to, resolve, kind: kind.id, view, given: givenBy(connection, kind.id, to, catalog, resolve) };
  known.set(connection, part);
  return part;
}

function nodeView(
  known: WeakMap<Node, NodePart>, node: Node, outgoing: NodePart['outgoing'], incoming: NodePart['incoming'], catalog: Catalog, resolve: Resolver,
): NodeView {
  const before = known.get(node);
  if (before && before.resolve === resolve && sameItems(before.outgoing, outgoing) && sameItems(before.incoming, incoming)) return before.view;
  const ports = catalog.ports(node, resolve);
  const view: NodeView = {
    ports: { out: closeFull(ports, 'out', node, outgoing.map((part) => part?.kind)), in: closeFull(ports, 'in', node, incoming) },
    summary: summaryOf(node, catalog, resolve),
    unknown: unknownIn(node.properties, resolve),
    given: outgoing.flatMap((part) => part?.given ?? []),
  };
  known.set(node, { resolve, outgoing, incoming, view });
  return view;
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
function closeFull(ports: EvaluatedPorts, end: keyof EvaluatedPorts, node: Node, kinds: readonly (ConnectionKindId | undefined)[]): readonly EvaluatedPort[] {
  return ports[end].map((port) => {
    const limit = limitOf(ports[end], port.kind);
    if (limit === undefined || port.blocked || kinds.filter((kind) => kind === port.kind).length < limit) return port;
    return { ...port, blocked: full(nameOf(node), port.kind, limit) };
  });
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
