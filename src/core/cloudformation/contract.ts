import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Reference } from '../catalog/ports.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { DraftObject } from './draft.ts';
import type { Permit, SourceEnds, TargetEnds } from './ends.ts';

/**
 * How a kind of node becomes resources. Services never see each other: the two ends of a connection
 * meet in the contracts of its kind (`ends.ts`). Before anything is built, every connection asks its
 * source `asSource` and its target `asTarget`; what one answers, the other's `build` reads. Both are
 * pure functions of their own node, so the order of nodes and connections in the file changes nothing.
 */
export interface CloudFormationPart {
  /** What `env: { NAME: name | arn | url | id }` and `access` mean for this node. */
  readonly references?: (self: Self) => Readonly<Partial<Record<Reference, Json>>>;
  readonly asSource?: { readonly [K in ConnectionKindId]?: (self: Self, connection: Connection) => SourceEnds[K] };
  readonly asTarget?: { readonly [K in ConnectionKindId]?: (self: Self, connection: Connection) => TargetEnds[K] };
  readonly build: (node: Node, context: BuildContext) => void;
}

/** What a node knows of itself before anything is built. */
export interface Self {
  readonly node: Node;
  /** Logical id of the primary resource. */
  readonly logicalId: string;
  readonly resolve: Resolver;
  /** Connections that start (end) here, by kind, in the order of the file; none that are `realizedBy`. */
  readonly starting: (kind: ConnectionKindId) => readonly Connection[];
  readonly ending: (kind: ConnectionKindId) => readonly Connection[];
}

export interface BuildContext extends Self {
  /** The node's properties; each value remembers its place in the file. */
  readonly properties: DraftObject;
  /** Connections of a kind that start here, with what their targets told. */
  readonly targets: <K extends ConnectionKindId>(kind: K) => readonly Met<TargetEnds[K]>[];
  /** Connections of a kind that end here, with what their sources told. */
  readonly sources: <K extends ConnectionKindId>(kind: K) => readonly Met<SourceEnds[K]>[];
  /** What the connections that start here allow a role to do, one entry for each statement. */
  readonly permits: () => readonly Permitted[];
  /**
   * Whether what a connection permits must not stand in the role itself, since the resource it is permitted
   * on needs, by way of others, whoever has the role: a policy of its own comes after both.
   */
  readonly circular: (connection: Connection) => boolean;
  /** What the nodes at the other end of the connections that start here can be asked for, one entry for each connection. */
  readonly neighbours: () => readonly Neighbour[];
  /** Environment variables from connections, by name. */
  readonly environment: () => DraftObject;
  /** Adds the primary resource, the node's `attributes` laid over the given ones. */
  readonly primary: (resource: DraftObject) => void;
  /** Adds a secondary resource; a part of the same logical id takes its place. */
  readonly resource: (logicalId: string, resource: DraftObject, origin?: Origin) => void;
  readonly parameter: (name: string, parameter: JsonObject) => void;
  readonly output: (name: string, description: string, value: Json) => void;
  readonly finding: (finding: Finding) => void;
  /** The place of something in the node's block: `here('routes', 'create')`. */
  readonly here: (...path: Path) => Origin;
}

/** A connection seen from one of its ends. */
export interface Met<E> {
  readonly connection: Connection;
  /** The other node, and its logical id. */
  readonly other: Node;
  readonly otherId: string;
  /** What the other end told. */
  readonly end: E;
  readonly origin: Origin;
  /** The connection's `properties` (and `with`); each value remembers its place in the file. */
  readonly properties: DraftObject;
  readonly with: DraftObject;
}

/** A node that a connection leads to, and its values by reference (`arn`, `name`, `url`, `id`). */
export interface Neighbour {
  readonly logicalId: string;
  readonly references: ReadonlyMap<string, Json>;
  readonly origin: Origin;
}

export interface Permitted {
  readonly permit: Permit;
  readonly connection: Connection;
  readonly other: Node;
  readonly origin: Origin;
}

export interface Synthesis {
  /** The whole template, put together when it is first asked for. */
  readonly template: JsonObject;
  /** What checks read of it: a resource that an edit did not touch is the same object as before. */
  readonly parts: TemplateParts;
  /** From a path in the template to the node or connection, and the path in the file, that it comes from. */
  readonly sourceMap: SourceMap;
  readonly findings: readonly Finding[];
}

/** Entries of a section, side by side. */
export interface Rows {
  readonly keys: readonly string[];
  readonly values: readonly Json[];
}

export interface TemplateParts {
  readonly resources: Rows;
  /** How many resources each node adds, by its place in the design. */
  readonly resourcesByNode: readonly number[];
  readonly outputs: Rows;
  readonly parameters: Rows;
  /** A transform makes more of it than stands in it. */
  readonly transformed: boolean;
}

export interface SourceMap {
  /**
   * Where a value of the template comes from: the origin of the longest known prefix of its path. What
   * stands word for word in the file is followed to the very value.
   */
  readonly origin: (templatePath: Path) => Origin | undefined;
}

export interface Origin {
  readonly node?: string;
  readonly connection?: string;
  readonly path: Path;
}

