/** What a design file can hold: YAML 1.2 core schema, with short intrinsics (`!Ref x`) in their long form. */
export type Json = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a text is JSON, as `JSON.parse` reads it. */
export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value of an own key; never one inherited from a prototype, whatever the key is called. */
export function own<T>(object: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object of the same keys; one called `__proto__` is a key like any other. */
export function mapValues<T, U>(object: { readonly [key: string]: T }, map: (value: T, key: string) => U): { readonly [key: string]: U } {
  const made: { [key: string]: U } = {};
  for (const key in object) if (Object.hasOwn(object, key)) put(made, key, map(object[key] as T, key));
  return made;
}

/** As `mapValues`; the very object where every value stays what it is, so that what is the same everywhere is there once. */
export function mapChanged<T>(object: { readonly [key: string]: T }, map: (value: T) => T): { readonly [key: string]: T } {
  let made: { [key: string]: T } | undefined;
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    const before = object[key] as T;
    const value = map(before);
    if (value !== before) put((made ??= { ...object }), key, value);
  }
  return made ?? object;
}

/** As `Object.fromEntries`, which makes a shape for each of the first thousand keys before it takes to a table. */
export function objectOf<T>(entries: Iterable<readonly [string, T]>): { readonly [key: string]: T } {
  const made: { [key: string]: T } = {};
  for (const [key, value] of entries) put(made, key, value);
  return made;
}

function put<T>(object: { [key: string]: T }, key: string, value: T): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** The key of an object that has just one; undefined of any other. Asked of every object of a template, so no list of keys is made. */
export function onlyKeyOf(object: object): string | undefined {
  let only: string | undefined;
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** Whether an object has any key. */
export function hasKeys(object: object): boolean {
  for (const key in object) if (Object.hasOwn(object, key)) return true;
  return false;
}

/** Keys and numbers from the top of a file down to a value, e.g. `['nodes', 'register', 'properties', 'Timeout']`. */
export type Path = readonly (string | number)[];

/** The value at a path, or undefined where the path leaves the data. */
export function at(data: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = data;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? (value as JsonArray)[step] : undefined;
    else if (isObject(value)) value = own(value, String(step));
    else return undefined;
  }
  return value;
}
