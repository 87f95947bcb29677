import type { Catalog } from '../catalog/catalog.ts';
import type { Link } from '../catalog/graph.ts';
import { assumptionsOf } from './assumptions.ts';
import type { TrafficEdge } from './contract.ts';

/** The connections of links as traffic sees them. */
export function edgeMaker(catalog: Catalog): (link: Link) => TrafficEdge {
  return ({ connection, kind, from, to }) => ({ node: from, connection, kind, stores: catalog.kind(to.service)?.ports.access !== undefined, assumed: assumptionsOf(connection) });
}
