import type { ConnectionKindId } from '../../catalog/connection-kinds.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/**
 * What a service (or SAM) knows of templates: the inverse of `CloudFormationPart`. Core reads the
 * template, follows references and roles, and asks these parts what each resource is.
 */
export interface ImportPart {
  /** Types whose resources are nodes. */
  readonly nodes?: Readonly<Record<string, NodeType>>;
  /** Secondary types, absorbed by the node that they belong to. */
  readonly owned?: Readonly<Record<string, Ownership>>;
  /** Connections that resources of a type prove, in the order of the template. */
  readonly evidence?: Readonly<Record<string, (resource: TemplateResource, look: Look) => readonly Evidence[]>>;
  /** Types that act on other nodes with the permissions of a role. */
  readonly actors?: Readonly<Record<string, Actor>>;
  /** Nodes and names that a transform makes without their being written down. */
  readonly implied?: (look: Look) => Implied;
  /** Sections below `Globals:` whose values every resource of a type has. */
  readonly globals?: Readonly<Record<string, string>>;
  /** What a connection's own settings are where it is realized by resources of a type. */
  readonly settings?: Readonly<Record<string, (place: Place) => ConnectionSettings | undefined>>;
  /** What permissions written in the dialect of a transform name, besides IAM's own statements. */
  readonly permissions?: (policy: Json, look: Look) => readonly Permission[];
}

/** A place that realizes a connection. */
export interface Place {
  /** Below the resource: `['Properties', 'Events', 'Upload']`; empty for the whole resource. */
  readonly path: readonly string[];
  /** What stands there. */
  readonly value: Json;
}

/** As the connection would write them if nothing else realized it. */
export interface ConnectionSettings {
  readonly properties?: JsonObject;
  readonly with?: JsonObject;
}

export interface NodeType {
  /** Value of `service:`; undefined where this resource is a node of another type. */
  readonly service: string | ((resource: TemplateResource, look: Look) => string | undefined);
  /** The property that holds the name by which others may mean it. */
  readonly name?: string;
  /** Third part of its ARN, and the prefix of its IAM actions. */
  readonly arn?: string;
  /** Whether a text (an endpoint, a domain name) means the resource of this name. */
  readonly endpoint?: (text: string, name: string) => boolean;
  /** Actions, without prefix, that only take what the node hands out: the connection leads the other way. */
  readonly taken?: RegExp;
  /** Anybody may call it: no permission tells who does. */
  readonly open?: true;
  /** Actions, without prefix, that only answer the node: no connection at all. */
  readonly answered?: RegExp;
}

/** How a secondary resource finds its owner: by what these properties mention, first of all; else by who alone mentions it. */
export interface Ownership {
  /** Dotted paths below `Properties`. */
  readonly by?: readonly string[];
  readonly mentioned?: true;
}

export interface Actor {
  /** Property that names the role. */
  readonly role: string;
  /** Property that holds permissions of the resource's own. */
  readonly policies?: string;
  /** Dotted path of environment variables. */
  readonly environment?: string;
}

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  /** As written, intrinsics in long form. */
  readonly properties: JsonObject;
  /** Every other key besides `Type`. */
  readonly attributes: JsonObject;
  /** Line of its logical id, from 1. */
  readonly line: number;
}

/** One reason for a connection. Ends are logical ids of nodes, or of what belongs to nodes. */
export interface Evidence {
  readonly from: string;
  readonly to: string;
  /** Absent: the first kind that both ends offer. */
  readonly kind?: ConnectionKindId;
  readonly access?: readonly ('read' | 'write')[];
  /** Where it stands: a logical id, or a dotted path that starts with one. */
  readonly at: string;
}

/** What is allowed, and on what. */
export interface Permission {
  /** `dynamodb:GetItem`; may hold `*`. */
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
}

export interface Implied {
  readonly nodes: readonly ImpliedNode[];
  /** Logical ids that a transform makes, by the resource or implied node that they belong to. */
  readonly names: ReadonlyMap<string, string>;
  /** What is proven by no resource of the template alone. */
  readonly evidence?: (look: Look) => readonly Evidence[];
}

export interface ImpliedNode {
  readonly logicalId: string;
  /** Value of `service:`, or a resource type. */
  readonly service?: string;
  readonly resource?: string;
  readonly properties: JsonObject;
}

/** Looks at the template as a whole. */
export interface Look {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly ofType: (...types: readonly string[]) => readonly TemplateResource[];
  /** The properties with what `Globals` adds. */
  readonly properties: (resource: TemplateResource) => JsonObject;
  /** Logical ids of nodes that a value means, by reference or by name, in the order of mention; what belongs to a node stands for it. */
  readonly nodes: (value: Json | undefined, filter?: MentionFilter) => readonly string[];
  /** Logical ids of resources that a value mentions, as they are. */
  readonly mentions: (value: Json | undefined) => readonly string[];
  /** A section of the template besides `Resources`. */
  readonly section: (name: string) => Json | undefined;
  /** The type of a node by logical id, `''` where there is none. */
  readonly typeOf: (logicalId: string) => string;
  /** The statements of a role or policy by logical id. */
  readonly permissions: (logicalId: string) => readonly Permission[];
  /** One text for equal values: parameters stand for themselves, `Fn::Sub` and `Fn::Join` are put together. */
  readonly symbol: (value: Json | undefined) => string | undefined;
}

export interface MentionFilter {
  /** Only nodes with this (one of these) as the third part of their ARN. */
  readonly arn?: string | readonly string[];
}
