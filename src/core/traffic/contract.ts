import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Connection, Design, DesignIndex, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ConnectionAssumptions } from './assumptions.ts';
import type { Shape } from './shapes.ts';

/** Named traffic that starts at a node, as its `traffic` says. */
export interface Flow {
  /** `node.flow`, e.g. `visitors.register`. */
  readonly id: string;
  readonly node: string;
  readonly name: string;
  /** Mean requests a month (the billing month: 730 hours unless the account says otherwise). */
  readonly perMonth: number;
  readonly shape: Shape;
  readonly method?: string;
  readonly path?: string;
  /** Bytes of one request and of its response. */
  readonly sends: number;
  readonly receives: number;
}

/** A part of one flow that arrives somewhere. */
export interface Stream {
  /** `node.flow`: where it starts and its name there, e.g. `visitors.register`. */
  readonly flow: string;
  /** Requests, messages or calls a month (the billing month). */
  readonly perMonth: number;
  readonly method?: string;
  readonly path?: string;
  /** The caller puts a stage in front of the path where the receiver expects one (an origin path). */
  readonly prefixed?: boolean;
  /** Bytes of one request and of its response; absent: nothing is said, the receiver takes its own default. */
  readonly sends?: number;
  readonly receives?: number;
  /** For `access`: the verb that each call stands for. */
  readonly verb?: string;
  /** Nobody waits for the answer: who receives it tries again by itself where an attempt fails. */
  readonly unattended?: true;
}

/** Usage per node and per connection, from the clients on. */
export interface Usage {
  /** Streams that arrive at a node over all its connections, and those that start at it. */
  readonly arriving: (node: string) => readonly Stream[];
  /** Streams that travel over a connection. */
  readonly over: (connection: string) => readonly Stream[];
  /** The kind under which a connection carries traffic; undefined where it carries none. */
  readonly kindOf: (connection: string) => ConnectionKindId | undefined;
  /** Requests a second that arrive at a node when every flow is at its peak: the rate to hold against limits. */
  readonly peak: (node: string) => number;
  readonly flows: readonly Flow[];
  /** Hours that the account counts a month as. */
  readonly hoursPerMonth: number;
  /** Traffic that is written wrongly, ends nowhere, or goes round in a circle. */
  readonly findings: readonly Finding[];
  /** What passed through each node, by its place in the design; an edit keeps the objects it does not touch. */
  readonly passages: readonly Passage[];
}

/** What arrived at one node and what it handed on. */
export interface Passage {
  readonly arrived: readonly Stream[];
  /** By connection that leaves the node; absent where nothing travels over it. */
  readonly handed: ReadonlyMap<Connection, readonly Stream[]>;
  readonly findings: readonly Finding[];
}

/** Nothing arrives. */
export const NO_PASSAGE: Passage = { arrived: [], handed: new Map(), findings: [] };

/** How a kind of node hands traffic on. Default: every arriving request makes `assume.calls` (1) calls over each connection. */
export interface TrafficPart {
  /** Keys of the node's `assume` that this part reads. */
  readonly assumptions?: readonly string[];
  /**
   * Flows that start at a node besides those that its `traffic` names, as a schedule's do. Asked anew for each
   * design: the same array for the same node, resolver and month.
   */
  readonly starts?: (node: Node, context: TrafficContext) => readonly Flow[];
  /**
   * What the streams that arrive at a node become over one of its connections; a stream that is left out
   * does not go that way (another route, another behaviour, a cache hit). Absent: `forwardCalls`.
   */
  readonly forward?: (arriving: readonly Stream[], edge: TrafficEdge, context: TrafficContext) => readonly Stream[];
  /**
   * How often the node tries an event that nobody waits for, on average: so often it arrives. Absent: once.
   * What travels over a connection is counted once, whatever becomes of it.
   */
  readonly attempts?: (node: Node, context: TrafficContext) => number;
  /** Streams that the node cannot place: no route, no behaviour. */
  readonly check?: (arriving: readonly Stream[], node: Node, context: TrafficContext) => readonly Finding[];
}

/** A connection on which traffic leaves a node. */
export interface TrafficEdge {
  readonly node: Node;
  readonly connection: Connection;
  readonly kind: ConnectionKindId;
  readonly assumed: ConnectionAssumptions;
  /** The other end stores data: it says what reading and writing mean. */
  readonly stores: boolean;
}

export interface TrafficContext {
  readonly design: Design;
  readonly index: DesignIndex;
  readonly resolve: Resolver;
  readonly hoursPerMonth: number;
  /**
   * All that arrives at a node, for shares that depend on the rate: a run hands over one call of each kind, which says
   * nothing of how many come. Absent: what is handed over is all.
   */
  readonly expected?: (node: string) => readonly Stream[];
}
