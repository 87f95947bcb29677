/**
 * Development-time: writes `media/specification/`, the index of everything that CloudFormation's resource
 * types take, from the Python package cfn-lint and AWS's service specification
 * (`node scripts/import-specification.ts .vscode-test/cfn-lint-1.58.0`).
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { compactSchema, compactType } from './specification/compact.ts';
import { documentationOf, typesOf, type DocumentedType } from './specification/documented.ts';
import { pack, type Line } from './specification/pack.ts';
import { unusable } from './specification/patterns.ts';
import { readSources, type ProviderType, type Sources } from './specification/sources.ts';

const folder = resolve(import.meta.dirname, '../media/specification');

async function main(environment: string | undefined): Promise<void> {
  if (environment === undefined) throw new Error('Give a virtual environment with cfn-lint.');
  const sources = readSources(environment);
  const documented = typesOf(await loadAwsServiceSpec());
  const names = [...new Set([...sources.types.keys(), ...documented.keys()])].sort();
  const { shared, types } = pack(names.map((name) => lineOf(name, sources, documented.get(name))));
  write('resource-types.txt', [JSON.stringify({ asOf: sources.asOf, shared: shared.length }), ...shared, ...types]);
  write('documentation.txt', documentationOf(documented));
  console.log(`${types.length} types, ${shared.length} shared pieces, ${sources.extensions.length} rules of cfn-lint; patterns left out: ${unusable().length}`);
}

/** Provider schemas first; the service specification where they are silent. */
function lineOf(name: string, sources: Sources, documented: DocumentedType | undefined): Line {
  const provider = sources.types.get(name);
  const { properties, definitions } = provider ? compactType(provider) : { properties: documented?.schema ?? true, definitions: {} };
  const rules = sources.extensions.filter(({ type }) => type === name).map(({ rule, path, schema }) => ({ at: path.join('.'), s: compactSchema(schema), o: rule }));
  const readOnly = (provider?.readOnlyProperties ?? []).map((path) => path.replace('/properties/', '').replaceAll('/', '.'));
  const value = {
    ...(properties === true ? {} : { s: properties }), ...ifAny('d', definitions), ...ifAny('rules', rules), ...ifAny('a', attributesOf(name, sources, documented).filter((attribute) => !readOnly.includes(attribute))),
    ...ifAny('ro', readOnly), ...ifAny('end', endOf(provider)),
  };
  return { name, value };
}

/** What `Fn::GetAtt` may name; `Outputs.*` stands for all that begin so. */
function attributesOf(name: string, sources: Sources, documented: DocumentedType | undefined): readonly string[] {
  const all = [...sources.attributes.get(name) ?? [], ...documented?.attributes ?? []];
  return [...new Set(all.map((attribute) => attribute.replace(/\\\.\.\*$/, '.*').replace(/^\.\*$/, '*')))].sort();
}

/** The day on which AWS ends the service behind a type, and whether nothing can be created any more. */
function endOf(provider: ProviderType | undefined): readonly unknown[] {
  const { status, date } = (provider?.['lifecycle'] ?? {}) as { readonly status?: string; readonly date?: string };
  if (date === undefined || (status !== 'sunset' && status !== 'shutdown')) return [];
  return [date, status === 'shutdown' ? 1 : 0];
}

function ifAny(key: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}

function write(name: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`;
  writeFileSync(join(folder, name), text);
  console.log(`${name}: ${Math.round(text.length / 1024)} KB, compressed ${Math.round(deflateRawSync(text, { level: 9 }).length / 1024)} KB`);
}

await main(process.argv[2]);
