import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/core/document/parser.ts';

const root = resolve(import.meta.dirname, '../..');

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { encoding: 'utf8' });
}

describe('npm run gen', () => {
  it('has nothing left to write', () => {
    const { status, stderr } = run('gen.ts', '--check');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('the JSON Schema', () => {
  const schema = JSON.parse(readFileSync(join(root, 'media/arch.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const errorsIn = (text: string): readonly string[] => {
    validate(parseDocument(text).data);
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };

  it('accepts the conference', () => {
    expect(errorsIn(readFileSync(join(root, 'samples/conference/conference.arch.yaml'), 'utf8'))).toEqual([]);
  });

  it('accepts intrinsic functions where a property has a type, and assumptions in parts or whole', () => {
    const node = (lines: string) => `version: 1\nnodes:\n  job:\n    service: lambda\n${lines}`;
    expect(errorsIn(node('    properties: { MemorySize: !Ref Memory, Runtime: nodejs24.x }\n    assume: { duration: 35 ms }\n'))).toEqual([]);
    expect(errorsIn(node('    assume: { duration: { p50: 35 ms, p99: 1 s } }\n'))).toEqual([]);
  });

  it.each([
    ['an unknown service', 'nodes:\n  job: { service: lamda }', '/nodes/job/service enum'],
    ['an unknown key', 'nodes:\n  job: { service: lambda, propertys: {} }', '/nodes/job additionalProperties'],
    ['a property of the wrong type', 'nodes:\n  job: { service: lambda, properties: { MemorySize: much } }', '/nodes/job/properties/MemorySize pattern'],
    ['an unknown kind of connection', 'connections:\n  a: { from: x, to: y, kind: call }', '/connections/a/kind enum'],
    ['a silence without a reason', 'ignore:\n  lambda.x: { nodes: [a] }', '/ignore/lambda.x required'],
  ])('refuses %s', (_what, text, error) => {
    expect(errorsIn(`version: 1\n${text}\n`)).toContain(error);
  });

  it('completes properties beyond the form, as deep as CloudFormation knows them', () => {
    expect(errorsIn('version: 1\nnodes:\n  job: { service: lambda, properties: { ImageConfig: { Command: run } } }\n')).toContain('/nodes/job/properties/ImageConfig/Command type');
    expect(errorsIn('version: 1\nnodes:\n  job: { service: lambda, properties: { YoungerThanThis: 1 } }\n')).toEqual([]);
  });

  it('describes every key, so that hovering says something', () => {
    const text = JSON.stringify(schema);
    expect(text).toContain('Calls a function and waits for its result.');
    expect(text).toContain('128–10240 MB.');
  });
});

describe('npm run new:service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-service-'));
  beforeAll(() => {
    cpSync(join(root, 'src/core'), join(folder, 'src/core'), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
    for (const file of ['tsconfig.base.json', 'src/package.json', 'src/services/tsconfig.json']) cpSync(join(root, file), join(folder, file));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a folder that type-checks and is in the index after npm run gen', () => {
    const made = run('new-service.ts', 'event-bridge', 'bus', 'event-rule', '--root', folder);
    expect(made.stdout).toContain('What only a person can say');
    expect(made.status).toBe(0);
    expect(run('gen.ts', '--root', folder).status).toBe(0);
    expect(readFileSync(join(folder, 'src/services/index.generated.ts'), 'utf8')).toContain("import { service as eventBridge } from './event-bridge/service.ts';");
    expect(() => execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', join(folder, 'src/services')], { encoding: 'utf8', stdio: 'pipe' })).not.toThrow();
  }, 120_000);

  it('never writes over a folder', () => {
    expect(run('new-service.ts', 'event-bridge', '--root', folder)).toMatchObject({ status: 2, stderr: 'src/services/event-bridge exists already.\n' });
  });

  it.each([['../x'], ['Kinesis'], ['']])('refuses the name %j', (name) => {
    expect(run('new-service.ts', name, '--root', folder).status).toBe(2);
  });
});
