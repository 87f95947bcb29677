import type { Catalog } from '../catalog/catalog.ts';
import type { Link } from '../catalog/graph.ts';
import { assumptionsOf } from './assumptions.ts';
import type { TrafficEdge } from './contract.ts';

/** The connection of a link as traffic sees it; the same edge for the same link. */
export function edgeMaker(catalog: Catalog): (link: Link) => TrafficEdge {
  const known = new WeakMap<Link, TrafficEdge>();
  return (link) => {
    const last = known.get(link);
    if (last) return last;
    const { connection, kind, from, to } = link;
    const edge: TrafficEdge = { node: from, connection, kind, stores: catalog.kind(to.service)?.ports.access !== undefined, assumed: assumptionsOf(connection) };
    known.set(link, edge);
    return edge;
  };
}
