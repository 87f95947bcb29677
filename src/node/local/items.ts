import { isObject, type Json, type JsonObject } from '../../core/model/json.ts';

/** A plain object as an item of DynamoDB: texts, numbers, truth values, lists and maps; what has a type already keeps it. */
export function marshalled(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typed(value)]));
}

const TYPES = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']);

function typed(value: Json): Json {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: (value as readonly Json[]).map(typed) };
  const keys = Object.keys(value);
  if (isObject(value) && keys.length === 1 && TYPES.has(keys[0] ?? '')) return value;
  return { M: marshalled(value as JsonObject) };
}

/** An item as a person writes it. */
export function plainItem(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

function plain(value: Json): Json {
  if (!isObject(value)) return value;
  const [[type, content] = ['', null]] = Object.entries(value);
  switch (type) {
    case 'N': return Number(content);
    case 'NULL': return null;
    case 'L': return (content as readonly Json[]).map(plain);
    case 'M': return plainItem(content as JsonObject);
    case 'NS': return (content as readonly Json[]).map(Number);
    default: return content;
  }
}
