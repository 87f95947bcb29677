/** JSON Schema in the short form of the index (`src/core/specification/contract.ts`); what nothing checks is left out. */
import { isUsable } from './patterns.ts';
import type { ProviderType, Schema, SchemaObject } from './sources.ts';

/** A schema in short form as plain JSON; `{ "$": "Name" }` stands for a definition that holds itself. */
export type Compact = boolean | { readonly [key: string]: unknown };

type Definitions = Readonly<Record<string, Schema>>;

/** The whole of a type, definitions put in where they are used; those that hold themselves stay apart. */
export function compactType(type: ProviderType): { readonly properties: Compact; readonly definitions: Readonly<Record<string, Compact>> } {
  const definitions = type.definitions ?? {};
  const recursive = new Set(Object.keys(definitions).filter((name) => reaches(name, name, definitions, new Set())));
  const used: Record<string, Compact> = {};
  const convert = converter(definitions, recursive);
  for (const name of recursive) used[name] = convert(definitions[name] as Schema);
  return { properties: convert(type), definitions: used };
}

/** A schema that refers to no definitions. */
export function compactSchema(schema: Schema): Compact {
  return converter({}, new Set())(schema);
}

function converter(definitions: Definitions, recursive: ReadonlySet<string>): (schema: Schema) => Compact {
  const converted = new Map<string, Compact>();
  const defined = (name: string): Compact => {
    if (definitions[name] === undefined) return true;
    if (recursive.has(name)) return { $: name };
    const known = converted.get(name) ?? convert(definitions[name]);
    converted.set(name, known);
    return known;
  };
  const convert = (schema: Schema): Compact => {
    if (typeof schema === 'boolean') return schema;
    const name = referenceOf(schema);
    if (name === undefined) return withoutReference(schema, convert);
    const target = defined(name);
    const { $ref: _, ...beside } = schema;
    const own = withoutReference(beside, convert);
    return own === true ? target : typeof target === 'object' && !('$' in target) ? joined(target, own) : { ...(own as object), all: [target] };
  };
  return convert;
}

/** Both hold; where they say different things of the same, both are kept side by side. */
function joined(a: { readonly [key: string]: unknown }, b: Compact): Compact {
  if (typeof b === 'boolean') return b ? a : false;
  const clash = Object.keys(b).some((key) => Object.hasOwn(a, key));
  return clash ? { all: [a, b] } : { ...a, ...b };
}

function withoutReference(schema: SchemaObject, convert: (schema: Schema) => Compact): Compact {
  const compact = Object.fromEntries([...plainKeywords(schema), ...nestedKeywords(schema, convert)].filter(([, value]) => value !== undefined));
  if (compact['r'] !== undefined) compact['r'] = byPlace(compact['r'] as readonly string[], Object.keys(compact['p'] ?? {}));
  return Object.keys(compact).length === 0 ? true : compact;
}

function plainKeywords(schema: SchemaObject): readonly (readonly [string, unknown])[] {
  const types = schema['type'] === undefined ? undefined : [schema['type']].flat() as unknown as readonly string[];
  const { pattern: written } = schema as { readonly pattern?: string };
  // What Python and Java write for the beginning and the end.
  const pattern = typeof written === 'string' ? written.replaceAll('\\Z', '$').replaceAll('\\z', '$').replaceAll('\\A', '^') : undefined;
  return [
    ['t', types?.map((type) => KINDS[type]).join('')],
    ['x', schema['additionalProperties'] === false ? 1 : undefined],
    ['r', nonEmpty(schema['required'])],
    ['e', schema['const'] === undefined ? listOf(schema['enum']) : [schema['const']]],
    ['ei', listOf(schema['enumCaseInsensitive'])],
    ['l', bounds(schema['minLength'] === 0 ? undefined : schema['minLength'], schema['maxLength'])],
    ['n', bounds(schema['minimum'], schema['maximum'])],
    ['nx', bounds(schema['exclusiveMinimum'], schema['exclusiveMaximum'])],
    ['c', bounds(schema['minItems'] === 0 ? undefined : schema['minItems'], schema['maxItems'])],
    ['cp', bounds(schema['minProperties'] === 0 ? undefined : schema['minProperties'], schema['maxProperties'])],
    ['m', pattern !== undefined && !/^\^?\.\*\$?$/.test(pattern) && isUsable(pattern) ? pattern : undefined],
    ['u', schema['uniqueItems'] === true ? 1 : undefined],
    ['uk', nonEmpty(schema['uniqueKeys'])],
    ['xor', groups(schema['requiredXor'])],
    ['or', groups(schema['requiredOr'])],
    ['dr', schema['dependentRequired']],
    ['dx', schema['dependentExcluded']],
  ];
}

function nestedKeywords(schema: SchemaObject, convert: (schema: Schema) => Compact): readonly (readonly [string, unknown])[] {
  const several = (keyword: string): readonly Compact[] | undefined => (schema[keyword] as readonly Schema[] | undefined)?.map(convert);
  const all = several('allOf')?.filter((part) => part !== true);
  const any = several('anyOf');
  const byName = (keyword: string): Readonly<Record<string, Compact>> | undefined => {
    const entries = Object.entries((schema[keyword] ?? {}) as Definitions).map(([name, value]) => [name, convert(value)] as const);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const one = several('oneOf');
  const test = schema['if'] === undefined ? undefined : [convert(schema['if'] as Schema), convert((schema['then'] ?? true) as Schema), convert((schema['else'] ?? true) as Schema)];
  return [
    ['p', byName('properties')],
    ['pp', byName('patternProperties')],
    ['i', trivial(schema['items'] === undefined ? true : convert(schema['items'] as Schema))],
    ['all', all && all.length > 0 ? all : undefined],
    ['any', any?.includes(true) === true ? undefined : any],
    // What tells the alternatives apart may have been left out (formats): then none can be told.
    ['one', one?.includes(true) === true ? undefined : one],
    ['not', schema['not'] === undefined ? undefined : convert(schema['not'] as Schema)],
    ['if', test && test[1] === true && test[2] === true ? undefined : test],
    ['pn', schema['propertyNames'] === undefined ? undefined : trivial(convert(schema['propertyNames'] as Schema))],
  ];
}

const KINDS: Readonly<Record<string, string>> = { string: 's', integer: 'i', number: 'n', boolean: 'b', object: 'o', array: 'a', null: 'z' };

/** Required properties by their place among the properties; one that is not among them by its name. */
export function byPlace(names: readonly string[], properties: readonly string[]): readonly (number | string)[] {
  return names.map((name) => (properties.includes(name) ? properties.indexOf(name) : name));
}

function trivial(schema: Compact): Compact | undefined {
  return schema === true ? undefined : schema;
}

function bounds(least: unknown, most: unknown): readonly [number | null, number | null] | undefined {
  const [a, b] = [typeof least === 'number' ? least : null, typeof most === 'number' ? most : null];
  return a === null && b === null ? undefined : [a, b];
}

function nonEmpty(list: unknown): unknown {
  return Array.isArray(list) && list.length > 0 ? list : undefined;
}

function listOf(value: unknown): unknown {
  return Array.isArray(value) ? value : undefined;
}

/** One group of names, or several. */
function groups(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return Array.isArray(value[0]) ? value : [value];
}

function referenceOf(schema: SchemaObject): string | undefined {
  const reference = schema['$ref'];
  return typeof reference === 'string' ? reference.replace('#/definitions/', '') : undefined;
}

function reaches(from: string, to: string, definitions: Definitions, seen: Set<string>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return mentioned(definitions[from]).some((name) => name === to || reaches(name, to, definitions, seen));
}

function mentioned(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const name = Array.isArray(value) ? undefined : referenceOf(value as SchemaObject);
  return [...(name === undefined ? [] : [name]), ...Object.values(value).flatMap(mentioned)];
}
