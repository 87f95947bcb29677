import type { Connection, Node } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ConnectionKindId } from './connection-kinds.ts';

/**
 * What a node tells the other end of a connection of a kind, so that a rule can compare the two sides
 * without naming either service: `{ timeoutSeconds: 10 }` from a function that is invoked. Names and
 * units of the facts are listed in docs/adr/0002-connections.md.
 */
export type Facts = Readonly<Record<string, Json | undefined>>;

export interface FactsPart {
  readonly asSource?: Partial<Record<ConnectionKindId, FactsOf>>;
  readonly asTarget?: Partial<Record<ConnectionKindId, FactsOf>>;
}

export type FactsOf = (node: Node, connection: Connection, resolve: Resolver) => Facts;
