import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Schema, SchemaNode } from '../../src/core/specification/contract.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';

/**
 * The properties that CloudFormation knows of a resource type: `string`, `number`, `boolean` or `json`
 * (anything), a list of one item, or an object by name.
 */
export type ResourceShape = string | readonly ResourceShape[] | { readonly [property: string]: ResourceShape };

const specification = readSpecification(readFileSync(join(resolve(import.meta.dirname, '../..'), ...SPECIFICATION_FILE), 'utf8'));

/** The properties of a type that a template may set; `Arn` and the like are CloudFormation's to tell. */
export function shapeOfType(name: string): ResourceShape {
  const type = specification.type(name);
  const shape = type ? shapeOf(type.properties, []) : {};
  if (!type || typeof shape !== 'object') return {};
  return Object.fromEntries(Object.entries(shape).filter(([property]) => !type.readOnly.has(property)));
}

function shapeOf(schema: Schema, above: readonly Schema[]): ResourceShape {
  if (typeof schema === 'boolean' || above.includes(schema)) return 'json';
  const inside = [...above, schema];
  if (mayBeList(schema)) return 'json';
  const properties = propertiesOf(schema, inside);
  if (properties.size > 0) return Object.fromEntries([...properties].map(([name, value]) => [name, shapeOf(value, inside)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  const [kind, ...others] = schema.t ?? [];
  if (kind === 'array' && schema.i !== undefined) return [shapeOf(schema.i, inside)];
  if (others.length > 0 || kind === undefined) return schema.all?.length === 1 ? shapeOf(schema.all[0] as Schema, inside) : 'json';
  if (kind === 'string' || kind === 'boolean') return kind;
  return kind === 'integer' || kind === 'number' ? 'number' : 'json';
}

/** Whether a list is one of several forms: a table's key is a list for people, and an object in some schemas. */
function mayBeList({ one = [], any = [] }: SchemaNode): boolean {
  return [...one, ...any].some((form) => typeof form === 'object' && form.t?.includes('array'));
}

/** The named properties of an object, those of its alternatives included; its own come first. */
function propertiesOf(schema: SchemaNode, above: readonly Schema[]): ReadonlyMap<string, Schema> {
  const alternatives = [...schema.one ?? [], ...schema.any ?? [], ...schema.all ?? []].filter((each) => typeof each === 'object' && !above.includes(each));
  return new Map([...alternatives.flatMap((each) => [...propertiesOf(each as SchemaNode, [...above, each])]), ...schema.p ?? []]);
}
