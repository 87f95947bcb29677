import type { Json } from '../core/model/json.ts';
import { ok, type Result } from '../core/model/result.ts';

/** What is wrong with a value of the other side, and where in it: `params.intent.kind: …`. */
export type Complaint = string;

/** Reads a value that nobody vouches for; the answer is a copy that holds only what was checked. */
export type Check<T> = (value: unknown, where: string) => Result<T, Complaint>;

export type Checked<C> = C extends Check<infer T> ? T : never;

function complain(where: string, what: string): { readonly ok: false; readonly error: Complaint } {
  return { ok: false, error: `${where}: ${what}` };
}

export function text(maxLength: number): Check<string> {
  return (value, where) => (typeof value === 'string' && value.length <= maxLength ? ok(value) : complain(where, `not a text of up to ${maxLength} characters`));
}

export function literal<T extends string>(expected: T): Check<T> {
  return (value, where) => (value === expected ? ok(expected) : complain(where, `not ${JSON.stringify(expected)}`));
}

export const integer: Check<number> = (value, where) => (Number.isSafeInteger(value) ? ok(value as number) : complain(where, 'not a whole number'));

export const boolean: Check<boolean> = (value, where) => (typeof value === 'boolean' ? ok(value) : complain(where, 'neither true nor false'));

export function numberBetween(least: number, most: number): Check<number> {
  return (value, where) => (typeof value === 'number' && value >= least && value <= most ? ok(value) : complain(where, `not a number from ${least} to ${most}`));
}

export function list<T>(item: Check<T>, maxItems: number): Check<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length > maxItems) return complain(where, `not a list of up to ${maxItems} items`);
    const items: T[] = [];
    for (const [index, element] of value.entries()) {
      const checked = item(element, `${where}[${index}]`);
      if (!checked.ok) return checked;
      items.push(checked.value);
    }
    return ok(items);
  };
}

export function pair<T>(item: Check<T>): Check<readonly [T, T]> {
  const both = list(item, 2);
  return (value, where) => {
    const checked = both(value, where);
    if (!checked.ok) return checked;
    const [first, second] = checked.value;
    return first === undefined || second === undefined ? complain(where, 'not a pair') : ok([first, second]);
  };
}

/** An object used as a map. Keys like `__proto__` stay keys: entries are defined, never assigned. */
export function record<T>(item: Check<T>, maxEntries: number, maxKey = 1_000): Check<Readonly<Record<string, T>>> {
  return (value, where) => {
    if (!isPlainObject(value)) return complain(where, 'not an object');
    const source = Object.entries(value);
    if (source.length > maxEntries) return complain(where, `more than ${maxEntries} entries`);
    const entries: [string, T][] = [];
    for (const [key, element] of source) {
      if (key.length > maxKey) return complain(where, `a key longer than ${maxKey} characters`);
      const checked = item(element, `${where}.${key}`);
      if (!checked.ok) return checked;
      entries.push([key, checked.value]);
    }
    return ok(Object.fromEntries(entries));
  };
}

export function anyOf<T>(first: Check<T>, ...others: Check<T>[]): Check<T> {
  return (value, where) => {
    let last = first(value, where);
    for (const check of others) {
      if (last.ok) return last;
      last = check(value, where);
    }
    return last;
  };
}

/** Put off until used, for a check that holds itself. */
export function lazy<T>(make: (depth: number) => Check<T>, depth: number): Check<T> {
  return (value, where) => (depth <= 0 ? complain(where, 'nested too deeply') : make(depth - 1)(value, where));
}

const absent = Symbol('absent');
type Optional<T> = Check<T> & { readonly [absent]: true };

/** A field that may be missing (or undefined, which structured cloning keeps and JSON drops). */
export function optional<T>(check: Check<T>): Optional<T> {
  return Object.assign(((value, where) => check(value, where)) as Check<T>, { [absent]: true as const });
}

type Shape = Readonly<Record<string, Check<unknown>>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];
export type ShapeOf<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Checked<S[K]> } & { readonly [K in OptionalKeys<S>]?: Checked<S[K]> };

/** An object with exactly these fields; one more is a complaint. */
export function shape<S extends Shape>(fields: S): Check<ShapeOf<S>> {
  const names = Object.keys(fields);
  return (value, where) => {
    if (!isPlainObject(value)) return complain(where, 'not an object');
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (stranger !== undefined) return complain(where, `has no field ${JSON.stringify(stranger.slice(0, 60))}`);
    const entries: [string, unknown][] = [];
    for (const name of names) {
      const check = fields[name] as Check<unknown>;
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      if (field === undefined && absent in check) continue;
      const checked = check(field, `${where}.${name}`);
      if (!checked.ok) return checked;
      entries.push([name, checked.value]);
    }
    return ok(Object.fromEntries(entries) as ShapeOf<S>);
  };
}

/** One of several shapes, told apart by their `kind`. */
export function oneOfKinds<T>(kinds: Readonly<Record<string, Check<T>>>): Check<T> {
  return (value, where) => {
    const kind = isPlainObject(value) && Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
    const check = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return check ? check(value, where) : complain(`${where}.kind`, `not one of ${Object.keys(kinds).join(', ')}`);
  };
}

/** Data as JSON has it, `limits` deep and long at most: no functions, no NaN, no classes. */
export function json(limits: { readonly depth: number; readonly values: number; readonly characters: number }): Check<Json> {
  return (value, where) => {
    let values = 0;
    let characters = 0;
    function read(part: unknown, path: string, depth: number): Result<Json, Complaint> {
      values += 1;
      if (typeof part === 'string') characters += part.length;
      if (depth > limits.depth) return complain(path, 'nested too deeply');
      if (values > limits.values || characters > limits.characters) return complain(where, 'too large');
      if (part === null || typeof part === 'string' || typeof part === 'boolean' || (typeof part === 'number' && Number.isFinite(part))) return ok(part as Json);
      const inner: Check<Json> = (element, at) => read(element, at, depth + 1);
      if (Array.isArray(part)) return list(inner, limits.values)(part, path);
      return isPlainObject(part) ? record(inner, limits.values)(part, path) : complain(path, 'not data');
    }
    return read(value, where, 0);
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
