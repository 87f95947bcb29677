import type { JsonObject } from './json.ts';
import { wiringOf, type Wired, type Wiring } from './wiring.ts';

/**
 * The typed view of a `*.arch.yaml` (grammar and reasons: docs/format.md). It is plain data, so that
 * it can be sent as a message. Values with a grammar of their own (rates, sizes, durations, intrinsic
 * functions) are kept as written; `core/traffic` and `core/resolve` read them.
 *
 * Entries whose structure is wrong are left out and reported as findings; `properties` and the like
 * are always objects.
 */
export interface Design {
  readonly version: number;
  readonly name: string;
  readonly region: string;
  readonly description?: string;
  readonly parameters: JsonObject;
  /** In the order of the file; ids are unique. */
  readonly nodes: readonly Node[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Group[];
  readonly notes: readonly Note[];
  readonly scenarios: JsonObject;
  readonly goals: JsonObject;
  readonly account: JsonObject;
  readonly ignore: JsonObject;
  /** What nothing on the canvas stands for, word for word: Mappings, Conditions, Outputs, other Resources… */
  readonly template: JsonObject;
}

export interface Node {
  /** ASCII, permanent: `[a-z][a-z0-9-]*`, up to 60. */
  readonly id: string;
  /** `family[.kind]`, e.g. `apigateway.http`; for `resource:` nodes without one the pseudo service `resource`. */
  readonly service: string;
  /**
   * CloudFormation type of the one resource that the node is in the template, word for word
   * (docs/adr/0006-word-for-word.md). Absent: the service makes all it needs.
   */
  readonly resource?: string;
  /** Free text, may hold anything; shown instead of the id. */
  readonly label?: string;
  /** Top left, integers. Absent: laid out by `core/diagram`. */
  readonly at?: readonly [number, number];
  readonly logicalId?: string;
  readonly generated?: boolean;
  /** CloudFormation properties of the primary resource. */
  readonly properties: JsonObject;
  /** CloudFormation resource attributes: DeletionPolicy, DependsOn… */
  readonly attributes: JsonObject;
  /** Secondary resources set by hand, by logical id. */
  readonly parts: JsonObject;
  /** What is assumed and never deployed. */
  readonly assume: JsonObject;
  /** Flows that start here, by name. */
  readonly traffic: JsonObject;
  /** Routes of an API, by key. */
  readonly routes: JsonObject;
  /** Cache behaviours of a distribution, by key. */
  readonly behaviours: JsonObject;
  /** Every other key the service declares (`stage`, `code`, `content`…), as written. */
  readonly settings: JsonObject;
}

export interface Connection {
  /** Stable id; by default `from-to`, then `from-to-2`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** As written; absent: the first kind that both ends offer (`catalog.kindOf`). */
  readonly kind?: string;
  /** `read`, `write`, or finer verbs that the target's service declares. */
  readonly access: readonly string[];
  /** Keys of the source API's (for `authorize`: the target API's) routes. */
  readonly routes: readonly string[];
  /** Key of the distribution's behaviour. */
  readonly behaviour?: string;
  /** Environment variables the source gets: NAME -> `name` | `arn` | `url` | `id` of the target. */
  readonly env: Readonly<Record<string, string>>;
  /** CloudFormation properties where the connection is one resource. */
  readonly properties: JsonObject;
  /** The connection's own few settings where it is part of another resource. */
  readonly with: JsonObject;
  readonly assume: JsonObject;
  readonly label?: string;
  readonly realizedBy: readonly string[];
}

/** A frame around nodes. One whose nodes are all in another, which has more, lies inside that one. */
export interface Group {
  readonly id: string;
  readonly label?: string;
  readonly contains: readonly string[];
  readonly collapsed: boolean;
}

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly at?: readonly [number, number];
  /** Width and height in pixels; absent: the usual size. */
  readonly size?: readonly [number, number];
}

/** Look-ups over one design, built once (see `indexOf`). */
export interface DesignIndex {
  readonly node: (id: string) => Node | undefined;
  readonly connection: (id: string) => Connection | undefined;
  /** Connections whose `from` (`to`) is this node, in the order of the file; none where there is no such node. */
  readonly outgoing: (id: string) => readonly Connection[];
  readonly incoming: (id: string) => readonly Connection[];
  /** The same, by places in the lists of the design. */
  readonly wiring: Wiring;
}

const indexes = new WeakMap<Design, DesignIndex>();

/** The wiring of the design that was indexed last: an edit seldom changes it. */
let latest: { readonly of: Wired; readonly wiring: Wiring } | undefined;

/** The look-ups of a design; the same object for the same design. */
export function indexOf(design: Design): DesignIndex {
  const known = indexes.get(design);
  if (known) return known;
  const { nodes, connections } = design;
  const wiring = wiringOf(design, latest);
  latest = { of: { nodes, connections }, wiring };
  const connectionsAt = (places: readonly number[] | undefined): readonly Connection[] => places?.map((place) => connections[place] as Connection) ?? [];
  const index: DesignIndex = {
    node: (id) => nodes[wiring.nodeAt(id) ?? -1],
    connection: (id) => connections[wiring.connectionAt(id) ?? -1],
    outgoing: (id) => connectionsAt(wiring.leaving[wiring.nodeAt(id) ?? -1]),
    incoming: (id) => connectionsAt(wiring.entering[wiring.nodeAt(id) ?? -1]),
    wiring,
  };
  indexes.set(design, index);
  return index;
}

/** Whether a node is of a type that no service stands for. */
export function isOfAnyType(node: Node): boolean {
  return node.service === 'resource' && node.resource !== undefined;
}

/** The logical id that a node's primary resource has in CloudFormation: the id in PascalCase, or `logicalId:`. */
export function logicalIdOf(node: Node): string {
  return node.logicalId ?? pascalCase(node.id);
}

/** `undelivered-mails` -> `UndeliveredMails`. */
export function pascalCase(id: string): string {
  return id
    .split('-')
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** How a node is called where people read: its label, else its id. */
export function nameOf(node: Node): string {
  return node.label ?? node.id;
}

/** An empty design, as an empty file gives it. */
export const EMPTY_DESIGN: Design = {
  version: 1, name: '', region: 'us-east-1', parameters: {}, nodes: [], connections: [], groups: [], notes: [],
  scenarios: {}, goals: {}, account: {}, ignore: {}, template: {},
};
