import type { Connection, Design, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Resolver } from '../resolve/contract.ts';

/** A part of one flow that arrives somewhere. */
export interface Stream {
  /** `node.flow`: where it starts and its name there, e.g. `visitors.register`. */
  readonly flow: string;
  /** Requests, messages or calls a month (the billing month: 730 hours). */
  readonly perMonth: number;
  readonly method?: string;
  readonly path?: string;
  /** Bytes of one request and of its response. */
  readonly sends: number;
  readonly receives: number;
  /** For `access`: the verb that each call stands for. */
  readonly verb?: string;
}

/** Usage per node and per connection, from the clients on. */
export interface Usage {
  /** Streams that arrive at a node over all its connections, and those that start at it. */
  readonly arriving: (node: string) => readonly Stream[];
  /** Streams that travel over a connection. */
  readonly over: (connection: string) => readonly Stream[];
  /** Traffic that is written wrongly, ends nowhere, or goes round in a circle. */
  readonly findings: readonly Finding[];
}

/** How a kind of node hands traffic on. Default: every arriving request makes `assume.calls` (1) calls over each connection. */
export interface TrafficPart {
  /**
   * The streams that one arriving stream becomes over one outgoing connection; empty: it does not go
   * that way (another route, another behaviour, a cache hit).
   */
  readonly forward?: (stream: Stream, edge: { readonly node: Node; readonly connection: Connection; readonly kind: string }, context: TrafficContext) => readonly Stream[];
}

export interface TrafficContext {
  readonly design: Design;
  readonly resolve: Resolver;
}
