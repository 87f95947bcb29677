import type { Json, JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { ConnectionKindId } from './connection-kinds.ts';

/**
 * What a node offers as the source (`out`) and accepts as the target (`in`) of connections: pure data,
 * so that the webview can explain a connection while it is being dragged. Ports are capabilities and
 * never name a service.
 */
export interface Ports {
  readonly out: readonly Port[];
  readonly in: readonly Port[];
  /** What `access` verbs mean for a node that stores data; IAM actions by verb. */
  readonly access?: AccessVerbs;
  /** Which `env` values other nodes may ask this one for. */
  readonly references?: readonly Reference[];
}

export interface Port {
  readonly kind: ConnectionKindId;
  /** The port exists only where this holds of the node's properties. */
  readonly when?: Condition;
  /** The sentence shown where `when` does not hold: why not, and what to change. */
  readonly otherwise?: Text;
  /** Properties that make `when` hold of a new node: a diagram that draws such a connection means them. */
  readonly opensWith?: JsonObject;
  /** At most so many connections of this kind at this end. */
  readonly limit?: number;
  /** What this end is to the other, where one kind has several: a `queue` and a `topic` both take `on-failure`. */
  readonly is?: PortRole;
  /** The other end's port must be one of these roles; `otherwise` says why. */
  readonly onlyWith?: { readonly roles: readonly PortRole[]; readonly otherwise: Text };
}

/** What may stand at the end of a connection. A `fifo-` end keeps order and takes part in few combinations. */
export type PortRole = 'function' | 'workflow' | 'queue' | 'fifo-queue' | 'topic' | 'fifo-topic' | 'bus' | 'rule' | 'edge-function' | 'distribution';

export type Reference = 'name' | 'arn' | 'url' | 'id';

/** A condition on a node, as data. `property` is a dotted path below `properties`; unknown values do not equal anything. */
export type Condition =
  | { readonly property: string; readonly equals: Json }
  | { readonly property: string; readonly exists: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** IAM statement data by verb. `read` and `write` are required, finer verbs are a service's own. */
export interface AccessVerbs {
  readonly read: Grant;
  readonly write: Grant;
  readonly [verb: string]: Grant;
}

export interface Grant {
  /** Full action names, `dynamodb:GetItem`. */
  readonly actions: readonly string[];
  /** What to append to the ARN of the resource: `''`, `/*`, `/index/*`. */
  readonly on: readonly string[];
  /** Whether one call reads, writes, or both, as the bill counts it. */
  readonly effect: 'read' | 'write' | 'both';
  /** What is written leaves the design (for clients), and nothing in it follows. */
  readonly ends?: true;
  readonly title: Text;
}

/** A port after its condition was evaluated for one node. */
export interface EvaluatedPort {
  readonly kind: ConnectionKindId;
  /** Undefined: usable. Otherwise the sentence that says why not. */
  readonly blocked?: Text;
  /** At most so many connections of this kind at this end. */
  readonly limit?: number;
  readonly is?: PortRole;
  readonly onlyWith?: { readonly roles: readonly PortRole[]; readonly otherwise: Text };
}

export interface EvaluatedPorts {
  readonly out: readonly EvaluatedPort[];
  readonly in: readonly EvaluatedPort[];
}
