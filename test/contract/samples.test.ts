import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { nameOf, type Connection, type Design } from '../../src/core/model/design.ts';
import { catalog } from '../../src/services/catalog.ts';
import { sampleNames } from '../support/samples.ts';

const SAMPLES = resolve(import.meta.dirname, '../../samples');
const read = (...path: readonly string[]): string => readFileSync(join(SAMPLES, ...path), 'utf8');

/** What each call of a client of AWS needs to be allowed, by the service it goes to. */
const NEEDS: Readonly<Record<string, string>> = {
  GetCommand: 'dynamodb:get', PutCommand: 'dynamodb:put', QueryCommand: 'dynamodb:query', ScanCommand: 'dynamodb:scan', paginateScan: 'dynamodb:scan',
  UpdateCommand: 'dynamodb:update', DeleteCommand: 'dynamodb:delete', GetObjectCommand: 's3:get', PutObjectCommand: 's3:put',
  PublishCommand: 'sns:publish', SendMessageCommand: 'sqs:send', PutEventsCommand: 'eventbridge.bus:publish', PostToConnectionCommand: 'apigateway.websocket:post',
};
/** What a connection without `access` lets a function do. */
const BY_KIND: ReadonlyMap<string, string> = new Map([['sns', 'publish'], ['eventbridge.bus', 'publish'], ['sqs', 'send']]);

describe.each(sampleNames)('the sample %s', (name) => {
  const file = `${name}.arch.yaml`;
  const { document, findings, bill } = createAnalyser(catalog).analyse(read(name, file));
  const { design } = document;

  it('has nothing wrong, and says why where something is meant', () => {
    expect(findings.map(({ rule, node }) => `${rule} ${node ?? ''}`)).toEqual([]);
  });

  it('has a bill, a scenario and a goal', () => {
    expect(bill.total).toBeGreaterThan(0.5);
    expect([design.scenarios, design.goals].map((part) => Object.keys(part ?? {}).length > 0)).toEqual([true, true]);
  });

  it('has the folders that it names', () => {
    const named = design.nodes.flatMap(({ settings }) => [settings['code'], settings['content']]).filter((path) => typeof path === 'string');
    expect(named.filter((path) => !existsSync(resolve(SAMPLES, name, path)))).toEqual([]);
  });

  it('holds no secret', () => {
    const texts = readdirSync(join(SAMPLES, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(texts.filter((text) => /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY/.test(text))).toEqual([]);
  });

  const functions = functionsOf(design, name);
  it.runIf(functions.length > 0).each(functions)('gives %s exactly the variables and the rights that its code uses', async (id, entry) => {
    const bundled = await bundle(entry);
    const given = design.connections.filter(({ from, kind }) => from === id && kind !== 'on-failure');
    const variables = [...bundled.matchAll(/environment\("(\w+)"\)/g)].map(([, variable]) => variable!);
    expect(sorted(variables)).toEqual(sorted(given.flatMap(({ env }) => Object.keys(env))));
    const needed = [...bundled.matchAll(/new (\w+Command)\(|(paginateScan)\(/g)].map(([, command, pages]) => NEEDS[command ?? pages!] ?? command!);
    expect(sorted(needed)).toEqual(sorted(given.flatMap((connection) => allowed(connection, design))));
  });
});

describe('the page of words', () => {
  it.each(sampleNames.filter((name) => name !== 'conference-sync'))('of %s is there in English and Korean, with its design at a glance', (name) => {
    const [english = '', korean = ''] = read(name, 'README.md').split('\n---\n\n# ');
    expect(english).toContain(`<!-- arch:${name}.arch.yaml#overview -->\n<!-- Written by`);
    expect(korean).toMatch(/[가-힣]{2,}/);
  });
});

/** Id and entry point of the functions in TypeScript. */
function functionsOf(design: Design, name: string): readonly (readonly [id: string, entry: string])[] {
  return design.nodes.flatMap(({ id, settings }) => {
    const entry = typeof settings['code'] === 'string' ? resolve(SAMPLES, name, settings['code'], 'index.ts') : '';
    return existsSync(entry) ? [[id, entry] as const] : [];
  });
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry], bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', target: 'node20', external: ['@aws-sdk/*', 'jimp'], logLevel: 'silent',
  });
  expect(Object.values(metafile.outputs)[0]!.exports).toEqual(['handler']);
  return outputFiles[0]!.text;
}

function allowed({ to, access }: Connection, design: Design): readonly string[] {
  const target = design.nodes.find(({ id }) => id === to)!;
  const verbs = access.length > 0 ? access : [BY_KIND.get(target.service) ?? `nothing that ${nameOf(target)} knows`];
  return verbs.map((verb) => `${target.service}:${verb}`);
}

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
