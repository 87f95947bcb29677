import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { Resolved } from './contract.ts';

/** A computed value; known-undefined is a value that is not there. */
export type Value = Resolved<Json | undefined>;

export function known(value: Json | undefined): Value {
  return { known: true, value };
}

export function unknown(because: Text): { readonly known: false; readonly because: Text } {
  return { known: false, because };
}
