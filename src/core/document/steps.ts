import { at, isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject, Path } from '../model/json.ts';

/** What an intent comes down to. Steps are applied in order, each to the result of the one before. */
export type Step =
  /** Sets a value; missing (or empty) parents become maps; an index one past the end appends. */
  | { readonly kind: 'put'; readonly path: Path; readonly value: Json }
  /** Removes keys of the map at `path`. The last one leaves an empty map. */
  | { readonly kind: 'remove'; readonly path: Path; readonly keys: readonly string[] }
  /** Removes items of the list at `path`, by ascending index. The last one leaves an empty list. */
  | { readonly kind: 'drop'; readonly path: Path; readonly indexes: readonly number[] };

/** The data after a step that fits it. Shares what did not change. */
export function applyStep(data: JsonObject, step: Step): JsonObject {
  return change(data, step.path, 0, (old) => {
    if (step.kind === 'put') return step.value;
    if (step.kind === 'remove') return without(old as JsonObject, step.keys);
    return (old as JsonArray).filter((_, index) => !step.indexes.includes(index));
  }) as JsonObject;
}

function change(value: Json | undefined, path: Path, depth: number, leaf: (old: Json | undefined) => Json): Json {
  if (depth === path.length) return leaf(value);
  const key = path[depth]!;
  if (Array.isArray(value)) {
    const items = [...(value as JsonArray)];
    items[key as number] = change(items[key as number], path, depth + 1, leaf);
    return items;
  }
  const object = isObject(value) ? value : {};
  return withKey(object, String(key), change(own(object, String(key)), path, depth + 1, leaf));
}

/** The object with a key set: in its place where it was there, else at the end. Safe for any key. */
function withKey(object: JsonObject, key: string, value: Json): JsonObject {
  const entries = Object.entries(object);
  const index = entries.findIndex(([name]) => name === key);
  if (index === -1) entries.push([key, value]);
  else entries[index] = [key, value];
  return Object.fromEntries(entries);
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(object).filter(([key]) => !gone.has(key)));
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
