import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { VERSIONS } from '../../src/adapters/cdk/languages.ts';
import { writeCdkApp } from '../../src/adapters/cdk/write.ts';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { isObject, type Json, type JsonObject } from '../../src/core/model/json.ts';
import { catalog } from '../../src/services/catalog.ts';
import { sampleFile, sampleNames } from '../support/samples.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'out/cdk');

/** The CDK itself, in a folder of its own that is kept between runs; why not, where npm's registry is not there. */
async function install(): Promise<string | undefined> {
  if (existsSync(join(folder, 'node_modules/aws-cdk-lib/package.json'))) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = [`aws-cdk-lib@${VERSIONS.library}`, `constructs@${VERSIONS.constructs}`, `typescript@${VERSIONS.typescript}`, `@types/node@${VERSIONS.nodeTypes}`];
  return run('npm', ['install', '--no-fund', '--no-audit', ...packages], { cwd: folder }).then(() => undefined, (error: Error) => error.message);
}

/** What CloudFormation makes of a value, whichever way it is written: `Fn::Sub` and `Fn::Join` as one list of parts, the stack's name as the CDK knows it. */
function meaning(value: Json, stack: string): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => meaning(item, stack));
  if (!isObject(value)) return value;
  const [key, inner] = Object.entries(value)[0] ?? [];
  if (key === 'Ref' && inner === 'AWS::StackName') return stack;
  if (key === 'Fn::GetAtt' && typeof inner === 'string') return { 'Fn::GetAtt': [inner.slice(0, inner.indexOf('.')), inner.slice(inner.indexOf('.') + 1)] };
  if (key === 'Fn::Sub' && inner !== undefined) return joined(Array.isArray(inner) ? partsOfSub(String(inner[0]), inner[1] as JsonObject) : partsOfSub(String(inner), {}), stack);
  if (key === 'Fn::Join' && Array.isArray(inner) && inner[0] === '' && Array.isArray(inner[1])) return joined(inner[1] as readonly Json[], stack);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, meaning(item, stack)]));
}

function partsOfSub(text: string, values: JsonObject): readonly Json[] {
  return text.split(/(\$\{[^}]+\})/).filter((part) => part !== '').map((part): Json => {
    const name = /^\$\{([^!}][^}]*)\}$/.exec(part)?.[1]?.trim();
    if (name === undefined) return part.replace('${!', '${');
    return values[name] ?? (name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
  });
}

function joined(parts: readonly Json[], stack: string): Json {
  const flat = parts.map((part) => meaning(part, stack)).flatMap((part): readonly Json[] => (isObject(part) && Array.isArray(part['joined']) ? part['joined'] as readonly Json[] : [part]));
  const merged = flat.reduce<Json[]>((list, part) => {
    const last = list.at(-1);
    return typeof part === 'string' && typeof last === 'string' ? [...list.slice(0, -1), last + part] : [...list, part];
  }, []);
  return merged.length === 1 ? merged[0] ?? '' : { joined: merged };
}

/** The sections that say what there will be; what the CDK adds of its own for its bootstrap is left out. */
function sections(template: JsonObject, stack: string): Json {
  const { Parameters: parameters, Resources: resources, Outputs: outputs, Conditions: conditions, Description: description } = template;
  const ordered = Object.fromEntries(Object.entries(isObject(resources) ? resources : {}).filter(([id]) => id !== 'CDKMetadata').map(([id, resource]) => {
    const depends = isObject(resource) ? resource['DependsOn'] : undefined;
    return [id, depends === undefined ? resource : { ...(resource as JsonObject), DependsOn: [depends].flat().sort() as Json }];
  }));
  const given = Object.fromEntries(Object.entries(isObject(parameters) ? parameters : {}).filter(([name]) => name !== 'BootstrapVersion'));
  const held = Object.fromEntries(Object.entries(isObject(conditions) ? conditions : {}).filter(([name]) => name !== 'CDKMetadataAvailable'));
  return meaning({ description: description ?? '', parameters: given, resources: ordered, outputs: outputs ?? {}, conditions: held, mappings: template['Mappings'] ?? {} }, stack);
}

const missing = await install();
if (missing !== undefined && process.env['CI'] === 'true') throw new Error(`the CDK could not be installed: ${missing}`);

function templateOf(name: string): JsonObject {
  const { document, resolve: resolver } = createAnalyser(catalog).analyse(readFileSync(sampleFile(name), 'utf8'));
  return synthesize({ design: document.design, catalog, resolve: resolver }).template;
}

/** What each app is written from: every sample, and what depends on values that only a deployment has. */
const templates = new Map<string, JsonObject>([...sampleNames.map((name) => [name, templateOf(name)] as const), ['dependent', {
  Parameters: { Stage: { Type: 'String', Default: 'dev' } },
  Mappings: { Names: { 'us-east-1': { Jobs: 'a' }, 'eu-west-1': { Jobs: 'b' } } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue', Condition: 'IsProd', Properties: { QueueName: { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'Jobs'] } } },
    Told: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::If': ['IsProd', 'told', { Ref: 'AWS::NoValue' }] } } },
  },
  Outputs: { JobsUrl: { Condition: 'IsProd', Value: { Ref: 'Jobs' } } },
}]]);

/** Writes an app as a user gets it, with what it takes to run it here. */
async function write(name: string, template: JsonObject): Promise<void> {
  const app = writeCdkApp(template, name, 'typescript');
  if (!app.ok) throw new Error(app.error.message.en);
  const target = join(folder, name);
  rmSync(target, { recursive: true, force: true });
  for (const [path, text] of app.value) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  await build({ entryPoints: [join(target, 'bin/app.ts')], bundle: true, platform: 'node', packages: 'external', outfile: join(target, 'lib/app.cjs'), logLevel: 'error' });
}

/** What TypeScript says of all apps: the library is read once for all of them. */
async function complaints(): Promise<string> {
  const [first = ''] = templates.keys();
  const { compilerOptions } = JSON.parse(readFileSync(join(folder, first, 'tsconfig.json'), 'utf8')) as { readonly compilerOptions: object };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: [...templates.keys()].flatMap((name) => [`${name}/bin`, `${name}/lib`]) }));
  return run(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder]).then(() => '', (error: { stdout: string }) => error.stdout);
}

/** Runs all apps in one process, each of which writes its template when the process has nothing left to do. */
async function synthesizeAll(): Promise<void> {
  writeFileSync(join(folder, 'all.cjs'), [...templates.keys()].map((name) => `process.env.CDK_OUTDIR = ${JSON.stringify(join(folder, name, 'cdk.out'))};\nrequire('./${name}/lib/app.cjs');\n`).join(''));
  await run(process.execPath, [join(folder, 'all.cjs')]);
}

describe.skipIf(missing !== undefined)(`the CDK app in TypeScript${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  beforeAll(async () => { for (const [name, template] of templates) await write(name, template); }, 120_000);

  it('of every template passes the type check', async () => {
    expect(await complaints()).toBe('');
  });

  describe('once it has run', () => {
    beforeAll(synthesizeAll, 120_000);

    it.each([...templates])('makes what the template of %s says', (name, template) => {
      const made = JSON.parse(readFileSync(join(folder, name, `cdk.out/${name}.template.json`), 'utf8')) as JsonObject;
      expect(sections(made, name)).toEqual(sections(template, name));
    });
  });
});
