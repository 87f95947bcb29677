import type { Catalog } from '../catalog/catalog.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import { isModelled } from '../catalog/service.ts';
import { indexOf, logicalIdOf, type Connection, type Design, type Node } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import { circularAmong } from './circles.ts';
import type { CloudFormationPart, Met, Origin, Self } from './contract.ts';
import { writtenEntries } from './draft.ts';
import type { SourceEnds, TargetEnds } from './ends.ts';
import { getAtt, ref } from './intrinsics.ts';

/** A connection after both ends were asked what they tell each other. */
export interface Link {
  readonly connection: Connection;
  readonly kind: ConnectionKindId | undefined;
  readonly from: Self;
  readonly to: Self;
  readonly source: SourceEnds[ConnectionKindId] | undefined;
  readonly target: TargetEnds[ConnectionKindId] | undefined;
  readonly origin: Origin;
}

/** All nodes as they know themselves, and all connections with what their ends tell. */
export interface Links {
  readonly self: (id: string) => Self;
  readonly outgoing: (id: string) => readonly Link[];
  readonly incoming: (id: string) => readonly Link[];
  /** Whether the permissions of a connection, put into a role, would close a circle of resources that need each other. */
  readonly circular: (connection: Connection) => boolean;
}

/** Lets the two ends of every connection meet. Connections that something else realizes are left out. */
export function linksOf(design: Design, catalog: Catalog, resolve: Resolver): Links {
  const kinds = kindsOf(design, catalog, resolve);
  const selves = new Map(design.nodes.map((node) => [node.id, selfOf(node, design, kinds, resolve)]));
  const self = (id: string): Self => selves.get(id) as Self;
  const links = new Map<string, Link>();
  for (const [connection, kind] of kinds) links.set(connection.id, linkOf(connection, kind, self, catalog));
  const pick = (connections: readonly Connection[]): Link[] => connections.flatMap((connection) => links.get(connection.id) ?? []);
  const index = indexOf(design);
  const circular = circularAmong([...links.values()]);
  return { self, outgoing: (id) => pick(index.outgoing(id)), incoming: (id) => pick(index.incoming(id)), circular: ({ id }) => circular.has(id) };
}

/** How a node becomes resources, or undefined where nothing of it is deployed. */
export function partOf(node: Node, catalog: Catalog): CloudFormationPart | undefined {
  const part = catalog.kind(node.service)?.cloudformation;
  return part && isModelled(part) ? part : undefined;
}

/** What `env` may ask a node for; any resource at least has what `Ref` and `Arn` give. */
export function referencesOf(self: Self, catalog: Catalog): ReadonlyMap<string, Json> {
  const { node, logicalId } = self;
  if (node.resource !== undefined) return new Map([['name', ref(logicalId)], ['id', ref(logicalId)], ['arn', getAtt(logicalId, 'Arn')]]);
  return new Map(Object.entries(partOf(node, catalog)?.references?.(self) ?? {}));
}

/** The connection as one of its ends sees it. */
export function metBy<E>(link: Link, other: Self, end: E): Met<E> {
  const { connection, origin } = link;
  const place = (key: string): Origin => ({ ...origin, path: [...origin.path, key] });
  return {
    connection, origin, end, other: other.node, otherId: other.logicalId,
    properties: writtenEntries(place('properties'), connection.properties),
    with: writtenEntries(place('with'), connection.with),
  };
}

type Kinds = ReadonlyMap<Connection, ConnectionKindId | undefined>;

function kindsOf(design: Design, catalog: Catalog, resolve: Resolver): Kinds {
  const index = indexOf(design);
  const kinds = new Map<Connection, ConnectionKindId | undefined>();
  for (const connection of design.connections) {
    const [from, to] = [index.node(connection.from), index.node(connection.to)];
    if (!from || !to || connection.realizedBy.length > 0) continue;
    kinds.set(connection, connectionKind(catalog.kindOf(connection, from, to, resolve) ?? '')?.id);
  }
  return kinds;
}

function selfOf(node: Node, design: Design, kinds: Kinds, resolve: Resolver): Self {
  const index = indexOf(design);
  const ofKind = (connections: readonly Connection[], kind: ConnectionKindId): Connection[] => connections.filter((connection) => kinds.get(connection) === kind);
  return {
    node, resolve, logicalId: logicalIdOf(node),
    starting: (kind) => ofKind(index.outgoing(node.id), kind),
    ending: (kind) => ofKind(index.incoming(node.id), kind),
  };
}

function linkOf(connection: Connection, kind: ConnectionKindId | undefined, self: (id: string) => Self, catalog: Catalog): Link {
  const [from, to] = [self(connection.from), self(connection.to)];
  const [asSource, asTarget] = [partOf(from.node, catalog)?.asSource, partOf(to.node, catalog)?.asTarget];
  return {
    connection, kind, from, to,
    source: kind && asSource?.[kind]?.(from, connection),
    target: kind && asTarget?.[kind]?.(to, connection),
    origin: { connection: connection.id, path: ['connections', connection.id] },
  };
}
