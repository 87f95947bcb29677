import { isObject, own, type Json, type JsonArray, type JsonObject } from '../../model/json.ts';

/** The value at a dotted path; lists are entered by number, `*` stands for every item or entry. */
export function valuesAt(value: Json | undefined, path: string): readonly Json[] {
  return path.split('.').reduce<readonly Json[]>((found, step) => found.flatMap((each) => stepInto(each, step)), value === undefined ? [] : [value]);
}

/** The first value at a dotted path. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  return valuesAt(value, path)[0];
}

function stepInto(value: Json, step: string): readonly Json[] {
  if (step === '*') return Array.isArray(value) ? (value as JsonArray) : isObject(value) ? Object.values(value) : [];
  const found = Array.isArray(value) ? (value as JsonArray)[Number(step)] : isObject(value) ? own(value, step) : undefined;
  return found === undefined ? [] : [found];
}

/** One value or several: templates write both where a list is meant. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as JsonArray) : [value];
}

/** The texts in a list that may also be one text. */
export function textsOf(value: Json | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The branches of `Fn::If`, however deep; a value that is none is its own only branch. */
export function branchesOf(value: Json): readonly Json[] {
  const choice = isObject(value) && Object.keys(value).length === 1 ? own(value, 'Fn::If') : undefined;
  return Array.isArray(choice) && choice.length === 3 ? [...branchesOf(choice[1] as Json), ...branchesOf(choice[2] as Json)] : [value];
}

/** Every item of lists that `Fn::If` may choose between. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : branchesOf(value).flatMap((branch) => listOf(branch)).flatMap((item) => branchesOf(item)).filter((item) => item !== null);
}

/** Whether two values hold the same, whatever the order of keys. */
export function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && (one as JsonArray).every((item, at) => sameValue(item, (other as JsonArray)[at]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]));
}

/** As the SAM transform merges: maps entry by entry, lists one after the other, else the resource's own value. */
export function withGlobals(global: Json, local: Json): Json {
  if (Array.isArray(global) && Array.isArray(local)) return [...(global as JsonArray), ...(local as JsonArray)];
  if (!isObject(global) || !isObject(local)) return local;
  const merged = new Map<string, Json>(Object.entries(global));
  for (const [key, value] of Object.entries(local)) {
    const before = merged.get(key);
    merged.set(key, before === undefined ? value : withGlobals(before, value));
  }
  return Object.fromEntries(merged);
}
