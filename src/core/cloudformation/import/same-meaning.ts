import { isObject, own, type Json, type JsonArray, type JsonObject, type Path } from '../../model/json.ts';

/** One place where two templates do not say the same. */
export interface Difference {
  readonly path: Path;
  /** Absent where only the other template has something there. */
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * Where two templates differ in what CloudFormation would make of them. The order of keys, the form of
 * intrinsic functions, a text for a number and a single value for a list of one where both are taken mean nothing.
 */
export function differencesBetween(before: JsonObject, after: JsonObject): readonly Difference[] {
  return differ(before, after, []);
}

function differ(one: Json | undefined, other: Json | undefined, path: Path): readonly Difference[] {
  const [before, after] = [meaningOf(one, path), meaningOf(other, path)];
  if (before === undefined && after === undefined) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return (before as JsonArray).flatMap((item, at) => differ(item, (after as JsonArray)[at], [...path, at]));
  }
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differ(own(before, key), own(after, key), [...path, key]));
  }
  if (before !== undefined && after !== undefined && isScalar(before) && isScalar(after) && String(before) === String(after)) return [];
  return [{ path, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }];
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object';
}

/** A value in the one form that stands for all with its meaning; undefined where it means nothing. */
function meaningOf(value: Json | undefined, path: Path): Json | undefined {
  const key = path[path.length - 1];
  // There is no other version, with or without the line.
  if (path.length === 1 && key === 'AWSTemplateFormatVersion') return undefined;
  if (value === null || value === undefined) return undefined;
  if (key === 'DependsOn' && path.length === 3) return (Array.isArray(value) ? (value as JsonArray).map(String) : [String(value)]).sort();
  if (key === 'Fn::GetAtt' && Array.isArray(value)) return (value as JsonArray).every((part) => typeof part === 'string') ? value.join('.') : value;
  if (isObject(value) && Object.keys(value).length === 0 && path.length <= 3) return undefined;
  return value;
}
