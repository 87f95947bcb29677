import { at, isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';

/** The number that AWS will use: as set, or the documented default where nothing is. Undefined where it cannot be told. */
export function numberSetting(properties: JsonObject, path: string, resolve: Resolver, byDefault?: number): number | undefined {
  return isSet(properties, path, resolve) ? resolve.number(properties, path) : byDefault;
}

/** Whether something stands at the path, known or not. */
export function isSet(properties: JsonObject, path: string, resolve: Resolver): boolean {
  const found = resolve.property(properties, path);
  return !found.known || found.value !== undefined;
}

/** Whether something certainly stands at the path: a value that is known, or a list or map whose parts may not be. */
export function isGiven(properties: JsonObject, path: string, resolve: Resolver): boolean {
  const found = resolve.property(properties, path);
  if (found.known) return found.value !== undefined;
  const written = at(properties, path.split('.'));
  return Array.isArray(written) || (isObject(written) && intrinsicOf(written) === undefined);
}

/** The items of a list as written, each of which may still be unknown; undefined where there is no list or it cannot be told. */
export function listSetting(properties: JsonObject, path: string, resolve: Resolver): readonly Json[] | undefined {
  const written = at(properties, path.split('.'));
  if (Array.isArray(written)) return written as readonly Json[];
  const found = resolve.property(properties, path);
  return found.known && Array.isArray(found.value) ? (found.value as readonly Json[]) : undefined;
}
