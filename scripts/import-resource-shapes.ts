/**
 * Development-time: writes `resource-shapes.json` of each service folder from CloudFormation's resource
 * schemas as the Python package cfn-lint carries them
 * (`node scripts/import-resource-shapes.ts …/site-packages/cfnlint/data/schemas`). Takes only the names
 * and kinds of the properties that a template may set: enough to tell a misspelt one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ResourceShape } from '../src/core/catalog/resource-shape.ts';
import type { ServiceDefinition } from '../src/core/catalog/service.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface ResourceSchema extends Schema {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly readOnlyProperties?: readonly string[];
}

const root = resolve(import.meta.dirname, '..');

async function main(schemas: string | undefined): Promise<void> {
  if (schemas === undefined || !existsSync(join(schemas, 'version.json'))) throw new Error('Give the folder cfnlint/data/schemas.');
  const asOf = (read(join(schemas, 'version.json')) as { readonly schema_date: string }).schema_date.slice(0, 10);
  const index = read(join(schemas, 'providers/us-east-1.json')) as Readonly<Record<string, string>>;
  for (const family of readdirSync(join(root, 'src/services'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)) {
    const { service } = await import(pathToFileURL(join(root, 'src/services', family, 'service.ts')).href) as { readonly service: ServiceDefinition };
    const types = [...new Set(service.kinds.flatMap(({ resourceType }) => resourceType ?? []))].sort();
    if (types.length === 0) continue;
    const shapes = Object.fromEntries(types.map((type) => [type, shapeOfResource(read(join(schemas, 'resources', `${index[type]}.json`)) as ResourceSchema)]));
    writeFileSync(join(root, 'src/services', family, 'resource-shapes.json'), `${JSON.stringify({ asOf, shapes }, null, 1)}\n`);
    console.log(`${family}: ${types.join(', ')}`);
  }
}

/** The properties that a template may set; `Arn` and the like are CloudFormation's to tell. */
function shapeOfResource(schema: ResourceSchema): ResourceShape {
  const readOnly = new Set(schema.readOnlyProperties ?? []);
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !readOnly.has(`/properties/${name}`)));
  return shapeOf({ properties }, schema.definitions ?? {}, []);
}

function shapeOf(schema: Schema, definitions: Readonly<Record<string, Schema>>, above: readonly string[]): ResourceShape {
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.replace('#/definitions/', '')];
    return target === undefined || above.includes(schema.$ref) ? 'json' : shapeOf(target, definitions, [...above, schema.$ref]);
  }
  const properties = propertiesOf(schema);
  if (properties.length > 0) return Object.fromEntries(properties.map(([name, value]) => [name, shapeOf(value, definitions, above)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  if (schema.type === 'array' && schema.items) return [shapeOf(schema.items, definitions, above)];
  if (schema.type === 'string' || schema.type === 'boolean') return schema.type;
  return schema.type === 'integer' || schema.type === 'number' ? 'number' : 'json';
}

/** The named properties of an object, those of its alternatives included. */
function propertiesOf(schema: Schema): readonly (readonly [string, Schema])[] {
  const alternatives = [...schema.oneOf ?? [], ...schema.anyOf ?? [], ...schema.allOf ?? []];
  const all = [...Object.entries(schema.properties ?? {}), ...alternatives.flatMap(propertiesOf)];
  return [...new Map(all.toReversed()).entries()];
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

await main(process.argv[2]);
