import type { Catalog } from '../catalog/catalog.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import { createMemory } from '../catalog/memory.ts';
import type { EvaluatedPort } from '../catalog/ports.ts';
import { indexOf, nameOf, type Connection, type Design, type Node } from '../model/design.ts';
import { verbatim, type Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import { full, limitOf } from '../rules/structure-collisions.ts';
import type { ConnectionView, NodeView } from './contract.ts';
import { givenBy } from './given.ts';
import { labelOf } from './labels.ts';
import { unknownIn } from './unknown.ts';

/** Everything that is drawn of one connection. */
interface ConnectionPart {
  readonly kind: ConnectionKindId;
  readonly view: ConnectionView;
  readonly given: NodeView['given'];
}

export interface Views {
  readonly nodes: ReadonlyMap<string, NodeView>;
  readonly connections: ReadonlyMap<string, ConnectionView>;
}

/** Makes the views of designs, one after the other; what an edit did not touch stays the same object. */
export function viewMaker(catalog: Catalog): (design: Design, resolve: Resolver) => Views {
  const partOf = createMemory<Connection, ConnectionPart | undefined>();
  const viewOf = createMemory<Node, NodeView>();
  return (design, resolve) => {
    const index = indexOf(design);
    const parts = new Map<string, ConnectionPart>();
    for (const connection of design.connections) {
      const [from, to] = [index.node(connection.from), index.node(connection.to)];
      const part = from && to && partOf(connection, [from, to, resolve], () => connectionPart(connection, from, to, catalog, resolve));
      if (part) parts.set(connection.id, part);
    }
    const nodeView = (node: Node): NodeView => {
      const outgoing = index.outgoing(node.id).map(({ id }) => parts.get(id));
      const arriving = index.incoming(node.id).map(({ id }) => parts.get(id)?.kind);
      return viewOf(node, [resolve, outgoing.length, ...outgoing, ...arriving], () => makeNodeView(node, outgoing, arriving, catalog, resolve));
    };
    return {
      connections: new Map([...parts].map(([id, part]) => [id, part.view])),
      nodes: new Map(design.nodes.map((node) => [node.id, nodeView(node)])),
    };
  };
}

function connectionPart(connection: Connection, from: Node, to: Node, catalog: Catalog, resolve: Resolver): ConnectionPart | undefined {
  const id = catalog.kindOf(connection, from, to, resolve);
  const kind = id && connectionKind(id);
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
