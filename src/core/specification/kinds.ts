import { isObject, type Json } from '../model/json.ts';
import type { Kind } from './contract.ts';

/** Whether CloudFormation takes a value where it wants a kind: `"10"` for 10, `"true"` for true, any plain value for a text. */
export function isOfKind(value: Json, kind: Kind): boolean {
  if (kind === 'object') return isObject(value);
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'null') return value === null;
  if (typeof value === 'object') return false;
  if (kind === 'string') return true;
  if (kind === 'boolean') return typeof value === 'boolean' || ['true', 'false', 'True', 'False'].includes(String(value));
  return typeof value === 'number' || (typeof value === 'string' && (kind === 'integer' ? /^\s*[+-]?\d+\s*$/ : /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/).test(value));
}

/** The number that a value is for AWS; undefined for anything else. */
export function numberIn(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isOfKind(value, 'number') ? Number(value) : undefined;
}

/** Whether AWS takes two plain values for the same: 1 and "1", true and "true". */
export function isSame(a: Json, b: Json): boolean {
  return typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b);
}
