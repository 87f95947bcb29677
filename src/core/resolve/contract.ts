import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';

/** A value as far as it can be told without deploying. Unknown is shown and listed, never guessed. */
export type Resolved<T = Json> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly because: Text };

export interface ResolveOptions {
  /** Value of the parameter `Stage`; absent: its default. */
  readonly stage?: string;
  /** Values of further parameters by name, instead of their defaults. */
  readonly parameters?: Readonly<Record<string, Json>>;
}

/**
 * Reads values that may hold intrinsic functions: parameters by default or by stage, mappings and
 * conditions evaluated. Everything that computes reads properties through it.
 */
export interface Resolver {
  /** The value with everything resolved; unknown where any part of it is. `undefined` stays known-undefined. */
  readonly value: (value: Json | undefined) => Resolved<Json | undefined>;
  /** As `value`, of a dotted path below `properties`; arrays are entered by number. */
  readonly property: (properties: Json | undefined, path: string) => Resolved<Json | undefined>;
  /** Known number / string / boolean at the path, or undefined: absent, unknown or of another type. */
  readonly number: (properties: Json | undefined, path: string) => number | undefined;
  readonly string: (properties: Json | undefined, path: string) => string | undefined;
  readonly boolean: (properties: Json | undefined, path: string) => boolean | undefined;
}
