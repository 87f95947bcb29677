import { isObject, type Json, type JsonArray, type JsonObject } from '../model/json.ts';

/** Other names for logical ids. */
export type Renames = ReadonlyMap<string, string>;

/**
 * A value whose references to resources (`Ref`, `Fn::GetAtt`, `Fn::Sub`, `DependsOn`) name them as they are called
 * now; the very same value where it names none of them.
 */
export function renameReferences(value: Json, names: Renames): Json {
  if (names.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = (value as JsonArray).map((item) => renameReferences(item, names));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const object = value as JsonObject;
  const keys = Object.keys(object);
  const intrinsic = keys.length === 1 ? renameIntrinsic(keys[0]!, object[keys[0]!]!, names) : undefined;
  if (intrinsic !== undefined) return Object.fromEntries([[keys[0]!, intrinsic]]);
  const entries = keys.map((key) => [key, key === 'DependsOn' ? renameIds(object[key]!, names) : renameReferences(object[key]!, names)] as const);
  return entries.every(([key, item]) => item === object[key]) ? value : Object.fromEntries(entries);
}

/** What an intrinsic function that names resources is applied to now; undefined for any other key. */
function renameIntrinsic(key: string, value: Json, names: Renames): Json | undefined {
  if (key === 'Ref') return renameIds(value, names);
  if (key === 'Fn::GetAtt') return typeof value === 'string' ? renamePath(value, names) : Array.isArray(value) ? [renameIds(value[0] ?? '', names), ...(value as JsonArray).slice(1)] : undefined;
  if (key !== 'Fn::Sub') return undefined;
  if (typeof value === 'string') return renameSubstitutions(value, names);
  if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined;
  const given = isObject(value[1]) ? value[1] : {};
  const free = new Map([...names].filter(([name]) => !Object.hasOwn(given, name)));
  return [renameSubstitutions(value[0], free), ...(value as JsonArray).slice(1).map((item) => renameReferences(item, names))];
}

function renameIds(value: Json, names: Renames): Json {
  if (typeof value === 'string') return names.get(value) ?? value;
  return Array.isArray(value) ? (value as JsonArray).map((item) => renameIds(item, names)) : value;
}

/** `Name.Attribute`, or a place below a resource. */
export function renamePath(path: string, names: Renames): string {
  const [first = '', ...rest] = path.split('.');
  return [names.get(first) ?? first, ...rest].join('.');
}

function renameSubstitutions(text: string, names: Renames): string {
  return text.replace(/\$\{([A-Za-z0-9]+)(?=[.}])/g, (whole, name: string) => (names.has(name) ? `\${${names.get(name)!}` : whole));
}
