import type { Connection, Node } from '../model/design.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ConnectionKindId } from './connection-kinds.ts';
import type { EvaluatedPorts } from './ports.ts';
import type { Limit, NodeKind, ServiceDefinition } from './service.ts';

/** The services that the product knows, handed to core as an argument: core itself knows none by name. */
export interface Catalog {
  readonly services: readonly ServiceDefinition[];
  /** The kind of node for a value of `service:`, or undefined. */
  readonly kind: (service: string) => NodeKind | undefined;
  readonly family: (service: string) => ServiceDefinition | undefined;
  /** A documented quota by its full id, `lambda.timeout-max`. */
  readonly limit: (id: string) => Limit | undefined;
  /** What a node offers and accepts, its conditions evaluated. */
  readonly ports: (node: Node, resolve: Resolver) => EvaluatedPorts;
  /** The kind a connection has: as written, else the first that both ends offer. */
  readonly kindOf: (connection: Connection, from: Node, to: Node, resolve: Resolver) => ConnectionKindId | undefined;
}

/** Whether, how, and if not why two nodes may be connected. Needs evaluated ports only, so it runs in the webview too. */
export type Explanation =
  | { readonly allowed: true; readonly kinds: readonly ConnectionKindId[] }
  | { readonly allowed: false; readonly reason: Text };
