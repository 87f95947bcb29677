import { isObject, type Json, type JsonArray } from '../model/json.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { NodeView } from './contract.ts';

/** The values below some properties that cannot be told without deploying, each by the path of the function that hides it. */
export function unknownIn(properties: Json, resolve: Resolver): NodeView['unknown'] {
  return collect(properties, '', resolve);
}

function collect(value: Json, path: string, resolve: Resolver): NodeView['unknown'] {
  if (typeof value !== 'object' || value === null) return [];
  const resolved = resolve.value(value);
  if (resolved.known) return [];
  if (isObject(value) && intrinsicOf(value)) return [{ path, because: resolved.because }];
  const children = Array.isArray(value) ? (value as JsonArray).map((item, at) => [String(at), item] as const) : Object.entries(value);
  return children.flatMap(([key, child]) => collect(child, path === '' ? key : `${path}.${key}`, resolve));
}
