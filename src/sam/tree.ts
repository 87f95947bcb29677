import { isObject, type Json, type JsonObject } from '../core/model/json.ts';
import { HashTable } from './hash-table.ts';

/**
 * The working copy of a template: the transform edits it in place, as SAM's own does, because what one
 * resource adds to another (a route to an API, a trigger to a bucket) is seen by those that come after.
 */
export type Value = string | number | boolean | null | Literal | Value[] | Dict;

/** A text that the transform itself puts in, as opposed to one that stands in the template (`python.ts` tells them apart). */
export class Literal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The order in which Python goes through a map: as written, or as the hash table of Python 2.7 holds its keys. */
export type Order = 'written' | 'hashed';

/** A map with text keys, safe for any key. Keys that the transform puts in are remembered as such. */
export class Dict {
  readonly order: Order;
  readonly #entries = new Map<string, Value>();
  readonly #literalKeys = new Set<string>();
  readonly #table: HashTable | undefined;

  constructor(order: Order = 'written', entries: Iterable<readonly [string | Literal, Value]> = []) {
    this.order = order;
    this.#table = order === 'hashed' ? new HashTable() : undefined;
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  set(key: string | Literal, value: Value): this {
    const name = typeof key === 'string' ? key : key.text;
    if (typeof key !== 'string' && !this.#entries.has(name)) this.#literalKeys.add(name);
    if (!this.#entries.has(name)) this.#table?.add(name);
    this.#entries.set(name, value);
    return this;
  }

  delete(key: string): void {
    if (this.#entries.delete(key)) this.#table?.remove(key);
    this.#literalKeys.delete(key);
  }

  /** The keys in the map's order. */
  keys(): string[] {
    return [...(this.#table?.keys() ?? this.#entries.keys())];
  }

  values(): Value[] {
    return this.keys().map((key) => this.#entries.get(key) as Value);
  }

  entries(): [string, Value][] {
    return this.keys().map((key) => [key, this.#entries.get(key) as Value]);
  }

  /** The key as it was put in. */
  written(key: string): string | Literal {
    return this.#literalKeys.has(key) ? new Literal(key) : key;
  }

  /** The other map's entries too; they win. */
  assign(other: Dict): this {
    for (const [key, value] of other.entries()) this.set(other.written(key), value);
    return this;
  }
}

/** The working copy of template data. */
export function treeOf(json: Json, order: Order = 'written'): Value {
  if (Array.isArray(json)) return json.map((item: Json) => treeOf(item, order));
  if (isObject(json)) return new Dict(order, Object.entries(json).map(([key, value]) => [key, treeOf(value, order)] as const));
  return json as string | number | boolean | null;
}

/** Template data again. */
export function jsonOf(value: Value): Json {
  if (value instanceof Literal) return value.text;
  if (value instanceof Dict) return Object.fromEntries(value.entries().map(([key, entry]) => [key, jsonOf(entry)])) as JsonObject;
  return Array.isArray(value) ? value.map(jsonOf) : value;
}

/** A map of the transform's own: entries that are undefined are left out. */
export function dict(entries: { readonly [key: string]: Value | undefined }): Dict {
  return new Dict('written', literally(entries));
}

/** The same, held by Python 2.7's hash table: what the transform's editor of OpenAPI documents makes. */
export function hashed(entries: { readonly [key: string]: Value | undefined } = {}): Dict {
  return new Dict('hashed', literally(entries));
}

function literally(entries: { readonly [key: string]: Value | undefined }): (readonly [Literal, Value])[] {
  return Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[new Literal(key), value] as const]));
}

/** A text of the transform's own. */
export function lit(text: string): Literal {
  return new Literal(text);
}

export function isText(value: Value | undefined): value is string | Literal {
  return typeof value === 'string' || value instanceof Literal;
}

/** The text, or undefined where something else stands. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Literal ? value.text : undefined;
}

/** The map, or undefined where something else stands. */
export function dictOf(value: Value | undefined): Dict | undefined {
  return value instanceof Dict ? value : undefined;
}

/** The list, or undefined where something else stands. */
export function listOf(value: Value | undefined): Value[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The value below nested maps. */
export function below(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let reached = value;
  for (const key of path) reached = reached instanceof Dict ? reached.get(key) : undefined;
  return reached;
}

/** What SAM takes for set: not absent, false, zero, or empty. */
export function isSet(value: Value | undefined): value is Exclude<Value, null> {
  if (value instanceof Dict) return value.size > 0;
  if (value instanceof Literal) return value.text !== '';
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** What is there at all: neither absent nor null. */
export function isGiven(value: Value | undefined): value is Exclude<Value, null> {
  return value !== undefined && value !== null;
}

/** A copy in depth. A hash table's keys go into the copy in the order in which the table holds them, as in Python. */
export function copyOf(value: Value): Value {
  if (value instanceof Dict) return new Dict(value.order, value.entries().map(([key, entry]) => [value.written(key), copyOf(entry)] as const));
  return Array.isArray(value) ? value.map(copyOf) : value;
}

/** Whether two values say the same, whatever the order of their keys. */
export function same(a: Value, b: Value): boolean {
  if (a instanceof Dict) return b instanceof Dict && a.size === b.size && a.entries().every(([key, value]) => b.has(key) && same(value, b.get(key) as Value));
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index] as Value));
  return (textOf(a) ?? a) === (textOf(b) ?? b);
}

/** Puts an item at the end unless the list holds its equal. */
export function addOnce(list: Value[], item: Value): void {
  if (!list.some((other) => same(other, item))) list.push(item);
}

/** One or several, as a list. */
export function asList(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
