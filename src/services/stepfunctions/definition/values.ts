import { own, type JsonObject } from '../../../core/model/json.ts';

/** The value of a property that is a number, below a machine or a state. */
export function numberIn(object: JsonObject, key: string): number | undefined {
  const value = own(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whether any of the keys is there. */
export function hasAny(object: JsonObject, ...keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(object, key));
}
