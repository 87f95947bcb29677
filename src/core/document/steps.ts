import { at, isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject, Path } from '../model/json.ts';

/** What an intent comes down to. Steps are applied in order, each to the result of the one before. */
export type Step =
  /**
   * Sets a value; missing (or empty) parents become maps; an index one past the end appends. `written`: the
   * lines of a new entry of a section as they stood elsewhere, comments and key included, without indentation.
   */
  | { readonly kind: 'put'; readonly path: Path; readonly value: Json; readonly written?: readonly string[] }
  /** Removes keys of the map at `path`. The last one leaves an empty map. */
  | { readonly kind: 'remove'; readonly path: Path; readonly keys: readonly string[] }
  /** Removes items of the list at `path`, by ascending index. The last one leaves an empty list. */
  | { readonly kind: 'drop'; readonly path: Path; readonly indexes: readonly number[] };

/** The data after steps that fit it. Shares what did not change; what did is copied once. */
export function applySteps(data: JsonObject, steps: readonly Step[]): JsonObject {
  if (steps.length === 0) return data;
  const copies = new Set<unknown>();
  const copyOf = (value: Json | undefined): Container => {
    if (copies.has(value)) return value as Container;
    const copy = Array.isArray(value) ? [...(value as JsonArray)] : copyOfObject(isObject(value) ? value : {});
    copies.add(copy);
    return copy;
  };
  const root = copyOf(data);
  for (const step of steps) {
    let holder = root;
    const above = step.kind === 'put' ? step.path.slice(0, -1) : step.path;
    for (const key of above) {
      const inner = copyOf(at(holder as Json, [key]));
      setKey(holder, key, inner as Json);
      holder = inner;
    }
    if (step.kind === 'put') setKey(holder, step.path[step.path.length - 1]!, step.value);
    else if (step.kind === 'remove') for (const key of step.keys) Reflect.deleteProperty(holder, key);
    else for (const index of step.indexes.toReversed()) (holder as Json[]).splice(index, 1);
  }
  return root as JsonObject;
}

/** The steps without the form that new entries had elsewhere; the very same list where none had one. */
export function withoutForm(steps: readonly Step[]): readonly Step[] {
  if (!steps.some((step) => step.kind === 'put' && step.written)) return steps;
  return steps.map((step) => (step.kind === 'put' ? { kind: 'put', path: step.path, value: step.value } : step));
}

type Container = Json[] | { [key: string]: Json };

function copyOfObject(object: JsonObject): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(object));
}

/** Safe for any key, `__proto__` included. */
function setKey(holder: Container, key: string | number, value: Json): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Equal as data; the order of keys does not count. Same objects are equal at once. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item as Json, b[index] as Json));
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal((a as JsonObject)[key], (b as JsonObject)[key]));
}

/**
 * The steps that turn the value at a path into another, touching as little as possible: maps and
 * lists are changed entry by entry, so that what stays keeps its comments and its form.
 */
export function stepsTo(data: JsonObject, path: Path, value: Json): readonly Step[] {
  const old = at(data, path);
  if (equal(old, value)) return [];
  if (isObject(old) && isObject(value) && !isIntrinsic(old) && !isIntrinsic(value)) {
    const keys = Object.keys(value);
    const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key));
    if (gone.length < Object.keys(old).length) {
      const removal: Step[] = gone.length > 0 ? [{ kind: 'remove', path, keys: gone }] : [];
      return [...removal, ...keys.flatMap((key) => stepsTo(data, [...path, key], own(value, key)!))];
    }
  }
  if (Array.isArray(old) && Array.isArray(value)) return listSteps(data, path, old as JsonArray, value as JsonArray);
  return [{ kind: 'put', path, value }];
}

function listSteps(data: JsonObject, path: Path, old: JsonArray, value: JsonArray): readonly Step[] {
  if (old.length === value.length) return value.flatMap((item, index) => stepsTo(data, [...path, index], item));
  let same = 0;
  while (same < old.length && same < value.length && equal(old[same], value[same])) same += 1;
  if (same === old.length && same > 0) return value.slice(same).map((item, index) => ({ kind: 'put', path: [...path, same + index], value: item }));
  const shift = old.length - value.length;
  if (shift > 0 && value.length > 0 && value.slice(same).every((item, index) => equal(item, old[same + shift + index]))) {
    return [{ kind: 'drop', path, indexes: Array.from({ length: shift }, (_, index) => same + index) }];
  }
  return [{ kind: 'put', path, value }];
}

/** `{ Ref: x }`, `{ 'Fn::Sub': … }`: may be written as a tag, so it is replaced as a whole. */
function isIntrinsic(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition' || keys[0]!.startsWith('Fn::'));
}
