import type { JsonObject } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';

/** The number that AWS will use: as set, or the documented default where nothing is. Undefined where it cannot be told. */
export function numberSetting(properties: JsonObject, path: string, resolve: Resolver, byDefault?: number): number | undefined {
  return isSet(properties, path, resolve) ? resolve.number(properties, path) : byDefault;
}

/** Whether something stands at the path, known or not. */
export function isSet(properties: JsonObject, path: string, resolve: Resolver): boolean {
  const found = resolve.property(properties, path);
  return !found.known || found.value !== undefined;
}
