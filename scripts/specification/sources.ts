/**
 * What the index of resource types is made from: CloudFormation's provider schemas with the additions of
 * cfn-lint (patched schemas, and rules of its own written as schemas), and AWS's service specification.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Schema = boolean | SchemaObject;
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

export interface ProviderType extends SchemaObject {
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly readOnlyProperties?: readonly string[];
}

/** A rule of cfn-lint that is a schema: which rule, where it is laid upon the resource, and the schema. */
export interface Extension {
  readonly rule: string;
  readonly type: string;
  /** Below the properties; `*` for every item of a list. */
  readonly path: readonly string[];
  readonly schema: SchemaObject;
}

export interface Sources {
  /** The day of the provider schemas. */
  readonly asOf: string;
  readonly types: ReadonlyMap<string, ProviderType>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly extensions: readonly Extension[];
}

/** Larger schemas list what an engine of today offers (instance classes by engine version) and say little for their size. */
const EXTENSION_BYTES = 10_000;

/** Reads a virtual environment with cfn-lint in it. */
export function readSources(environment: string): Sources {
  const python = join(environment, 'bin', 'python');
  if (!existsSync(python)) throw new Error(`There is no ${python}: give a virtual environment with cfn-lint.`);
  const home = execFileSync(python, ['-c', 'import cfnlint, os; print(os.path.dirname(cfnlint.__file__))'], { encoding: 'utf8' }).trim();
  const schemas = join(home, 'data/schemas');
  const index = json(join(schemas, 'providers/us-east-1.json')) as Readonly<Record<string, string>>;
  return {
    asOf: (json(join(schemas, 'version.json')) as { readonly schema_date: string }).schema_date.slice(0, 10),
    types: new Map(Object.entries(index).map(([type, file]) => [type, json(join(schemas, 'resources', `${file}.json`)) as ProviderType])),
    attributes: attributesOf(python),
    extensions: rulesBelow(join(home, 'rules/resources')).flatMap((rule) => extensionsOf(rule, join(schemas, 'extensions'))),
  };
}

/** What `Fn::GetAtt` may name: cfn-lint knows the types whose every property is an attribute too. */
function attributesOf(python: string): ReadonlyMap<string, readonly string[]> {
  const program = `
import json
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as manager
print(json.dumps({t: list(manager.get_resource_schema('us-east-1', t).get_atts.keys()) for t in manager.get_resource_types('us-east-1')}))`;
  const printed = execFileSync(python, ['-c', program], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return new Map(Object.entries(JSON.parse(printed) as Readonly<Record<string, readonly string[]>>));
}

function rulesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py')).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** A rule that is nothing but a schema laid upon properties; warnings and rules that gather from several resources are left out. */
function extensionsOf(program: string, folder: string): readonly Extension[] {
  const rule = /\bid = "(E\d+)"/.exec(program)?.[1];
  const module = /module=cfnlint\.data\.schemas\.extensions\.(\w+)/.exec(program)?.[1];
  const file = /filename="([^"]+)"/.exec(program)?.[1];
  if (rule === undefined || module === undefined || file === undefined) return [];
  const path = join(folder, module, file);
  if (!existsSync(path) || statSync(path).size > EXTENSION_BYTES) return [];
  const text = readFileSync(path, 'utf8');
  if (/"(cfnGather|\$data|\$lookup|cfnContext|dynamicValidation|\$ref)"/.test(text)) return [];
  const places = [...program.matchAll(/"Resources\/([^"/]+)\/Properties((?:\/[^"/]+)*)"/g)];
  return places.map(([, type = '', below = '']) => ({ rule, type, path: below.split('/').slice(1), schema: JSON.parse(text) as SchemaObject }));
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
