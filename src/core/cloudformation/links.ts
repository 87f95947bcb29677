import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import { endsOf, gatherer, type ByNode, type Graph, type Link as GraphLink } from '../catalog/graph.ts';
import { isModelled } from '../catalog/service.ts';
import { isOfAnyType, logicalIdOf, type Connection, type Node } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import type { Resolver } from '../resolve/contract.ts';
import { circularFinder, needOf, type Need } from './circles.ts';
import type { CloudFormationPart, Met, Self } from './contract.ts';
import { givenEntries } from './draft.ts';
import { getAtt, ref } from './intrinsics.ts';
import type { Link } from './link.ts';

/** All nodes as they know themselves, and all connections with what their ends tell, by the node's place in the design. */
export interface Links {
  readonly selves: readonly Self[];
  readonly outgoing: ByNode<Link>;
  readonly incoming: ByNode<Link>;
}

/**
 * Lets the two ends of every connection meet, in one design after the other; what an edit did not touch is
 * kept. Connections that something else realizes are left out.
 */
export function linker(catalog: Catalog): (graph: Graph, resolve: Resolver) => Links {
  const selvesOf = createListMemory<Self>();
  const metOf = createListMemory<Link | undefined>();
  const needsOf = createListMemory<Need>();
  const flaggedOf = createListMemory<Link | undefined>();
  const circularOf = circularFinder();
  const [outgoing, incoming] = [gatherer<Link>(), gatherer<Link>()];
  return (graph, resolve) => {
    const { design, wiring } = graph;
    const selves = selvesOf([design.nodes, graph.outgoing, graph.incoming], [resolve], (at) => selfOf(design.nodes[at] as Node, graph.outgoing[at] ?? [], graph.incoming[at] ?? [], resolve));
    const [from, to] = [wiring.from.map((at) => selves[at]), wiring.to.map((at) => selves[at])];
    const met = metOf([design.connections, graph.links, from, to], [], (at) => linkOf(design.connections[at] as Connection, graph.links[at]?.kind, [from[at], to[at]], catalog));
    const circular = circularOf(wiring, needsOf([met], [], (at) => needOf(met[at])));
    const links = flaggedOf([met, circular], [], (at) => (met[at] && circular[at] ? { ...met[at], circular: true } : met[at]));
    const { source, target } = endsOf(wiring);
    return { selves, outgoing: outgoing(source, links), incoming: incoming(target, links) };
  };
}

/** How a node becomes resources, or undefined where nothing of it is deployed. */
export function partOf(node: Node, catalog: Catalog): CloudFormationPart | undefined {
  const part = catalog.kind(node.service)?.cloudformation;
  return part && isModelled(part) ? part : undefined;
}

/** What `env` may ask a node for; any resource at least has what `Ref` and `Arn` give. */
export function referencesOf(self: Self, catalog: Catalog): ReadonlyMap<string, Json> {
  const { node, logicalId } = self;
  if (isOfAnyType(node)) return new Map([['name', ref(logicalId)], ['id', ref(logicalId)], ['arn', getAtt(logicalId, 'Arn')]]);
  return new Map(Object.entries(partOf(node, catalog)?.references?.(self) ?? {}));
}

/** The connection as one of its ends sees it. */
export function metBy<E>(link: Link, other: Self, end: E): Met<E> {
  const { connection, origin } = link;
  return {
    connection, origin, end, other: other.node, otherId: other.logicalId,
    properties: givenEntries(origin, 'properties', connection.properties),
    with: givenEntries(origin, 'with', connection.with),
  };
}

function selfOf(node: Node, outgoing: readonly GraphLink[], incoming: readonly GraphLink[], resolve: Resolver): Self {
  const ofKind = (links: readonly GraphLink[], kind: ConnectionKindId): Connection[] => links.flatMap((link) => (link.kind === kind && link.connection.realizedBy.length === 0 ? [link.connection] : []));
  return { node, resolve, logicalId: logicalIdOf(node), starting: (kind) => ofKind(outgoing, kind), ending: (kind) => ofKind(incoming, kind) };
}

function linkOf(connection: Connection, kind: ConnectionKindId | undefined, [from, to]: readonly [Self | undefined, Self | undefined], catalog: Catalog): Link | undefined {
  if (!from || !to || connection.realizedBy.length > 0) return undefined;
  const [asSource, asTarget] = [partOf(from.node, catalog)?.asSource, partOf(to.node, catalog)?.asTarget];
  return {
    connection, kind, from, to, circular: false,
    source: kind && asSource?.[kind]?.(from, connection),
    target: kind && asTarget?.[kind]?.(to, connection),
    origin: { connection: connection.id, path: ['connections', connection.id] },
  };
}
