/** What CloudFormation knows of resource types: handed to core as an argument, made by `readSpecification`. */
export interface Specification {
  /** The day of CloudFormation's schemas. */
  readonly asOf: string;
  readonly has: (type: string) => boolean;
  /** The names of all types, for 'did you mean'. */
  readonly types: () => readonly string[];
  /** A resource type, decoded when it is first asked for. */
  readonly type: (name: string) => ResourceType | undefined;
}

export interface ResourceType {
  readonly name: string;
  /** What `Properties` has to be. */
  readonly properties: Schema;
  /** What rules of cfn-lint hold the whole properties to, besides. */
  readonly rules: readonly TypeRule[];
  /** What `Fn::GetAtt` may name; an entry that ends in `*` stands for all that begin so. */
  readonly attributes: readonly string[];
  /** Dotted paths, `*` for every item of a list. */
  readonly readOnly: ReadonlySet<string>;
  /** The day on which AWS ends the service behind it, and whether nothing can be created any more. */
  readonly end?: { readonly date: string; readonly over: boolean };
}

/** A schema laid upon a place below the properties (`*` for every item of a list), and where it comes from. */
export interface TypeRule {
  readonly path: readonly string[];
  readonly schema: Schema;
  /** Id of the rule of cfn-lint, `E3677`. */
  readonly origin: string;
}

export type Kind = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/** From a number to a number; either may be open. */
export type Bounds = readonly [least: number | null, most: number | null];

/**
 * One place of a resource type, as JSON Schema has it, under short names since there are some hundred
 * thousand of them. `true` takes everything, `false` nothing. Where it says no more (`o`), it comes from
 * CloudFormation's provider schemas with cfn-lint's patches.
 */
export type Schema = boolean | SchemaNode;
export interface SchemaNode {
  /** Kinds of value. */
  readonly t?: readonly Kind[];
  /** Properties by name. */
  readonly p?: ReadonlyMap<string, Schema>;
  /** Properties by pattern of their name. */
  readonly pp?: readonly (readonly [pattern: string, schema: Schema])[];
  /** No other properties. */
  readonly x?: true;
  /** Required properties. */
  readonly r?: readonly string[];
  /** Schema of every item. */
  readonly i?: Schema;
  /** Allowed values. */
  readonly e?: readonly Plain[];
  /** Allowed values, in upper or lower case. */
  readonly ei?: readonly Plain[];
  /** Bounds of length, of a number, of the count of items, of the count of properties. */
  readonly l?: Bounds;
  readonly n?: Bounds;
  /** Bounds that are not reached themselves. */
  readonly nx?: Bounds;
  readonly c?: Bounds;
  readonly cp?: Bounds;
  /** Pattern that a text has to match somewhere. */
  readonly m?: string;
  /** Items differ; items differ in these keys taken together. */
  readonly u?: true;
  readonly uk?: readonly string[];
  readonly all?: readonly Schema[];
  readonly any?: readonly Schema[];
  readonly one?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: readonly [test: Schema, then: Schema, otherwise: Schema];
  /** Exactly one, at least one of these properties. */
  readonly xor?: readonly (readonly string[])[];
  readonly or?: readonly (readonly string[])[];
  /** A property that needs, or excludes, others. */
  readonly dr?: ReadonlyMap<string, readonly string[]>;
  readonly dx?: ReadonlyMap<string, readonly string[]>;
  /** Schema of the names of properties. */
  readonly pn?: Schema;
  /** Where it comes from: `spec` for AWS's service specification. */
  readonly o?: string;
}

export type Plain = string | number | boolean;

/** Longer texts are not held against patterns: none of the patterns is slow up to here. */
export const MAX_MATCHED = 512;
