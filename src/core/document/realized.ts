import { pascalCase } from '../model/design.ts';
import { at, isObject, own, type Json, type JsonArray, type JsonObject } from '../model/json.ts';

/** The places that make a connection true whatever the file says of it: those of `realizedBy` that are still there. */
export function realizedIn(data: JsonObject, connection: string): readonly string[] {
  const places = at(data, ['connections', connection, 'realizedBy']);
  const named = (Array.isArray(places) ? (places as JsonArray) : []).filter((place) => typeof place === 'string');
  if (named.length === 0) return [];
  const ids = logicalIds(data);
  return named.filter((place) => ids.has(place.split('.')[0] ?? ''));
}

/** Every logical id that a file gives to a resource. */
export function logicalIds(data: JsonObject): ReadonlySet<string> {
  const keys = (value: Json | undefined): readonly string[] => (isObject(value) ? Object.keys(value) : []);
  const nodes = own(data, 'nodes');
  const ofNodes = isObject(nodes) ? Object.entries(nodes).flatMap(([id, node]) => {
    const logicalId = isObject(node) ? own(node, 'logicalId') : undefined;
    return [typeof logicalId === 'string' ? logicalId : pascalCase(id), ...(isObject(node) ? keys(own(node, 'parts')) : [])];
  }) : [];
  return new Set([...keys(at(data, ['template', 'Resources'])), ...ofNodes]);
}
