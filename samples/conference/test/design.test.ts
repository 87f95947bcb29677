import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

interface Connection { readonly from: string; readonly to: string; readonly kind?: string; readonly access?: readonly string[]; readonly env?: Readonly<Record<string, string>> }
interface Design {
  readonly nodes: Readonly<Record<string, { readonly service: string; readonly code?: string; readonly content?: string }>>;
  readonly connections: Readonly<Record<string, Connection>>;
}

/** What each command of the functions needs to be allowed, by the service it goes to. */
const NEEDS: Readonly<Record<string, string>> = {
  GetCommand: 'dynamodb:get', PutCommand: 'dynamodb:put', ScanCommand: 'dynamodb:scan', UpdateCommand: 'dynamodb:update',
  GetObjectCommand: 's3:get', PutObjectCommand: 's3:put', PublishCommand: 'sns:publish',
};

const designs = ['../conference.arch.yaml', '../../conference-sync/conference-sync.arch.yaml'].map((file) => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const resolveRef = { tag: '!Ref', resolve: (name: string) => name };
  return { name: basename(path), folder: dirname(path), design: parse(readFileSync(path, 'utf8'), { customTags: [resolveRef] }) as Design };
});

describe.each(designs)('$name', ({ folder, design }) => {
  const functions = Object.entries(design.nodes).filter(([, { service }]) => service === 'lambda');

  it.each(functions)('gives %s exactly the variables and the rights that its code uses', async (id, { code }) => {
    const entry = resolve(folder, code!, 'index.ts');
    const { outputFiles, metafile } = await build({ entryPoints: [entry], bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20', external: ['@aws-sdk/*'], metafile: true, logLevel: 'silent' });
    const bundled = outputFiles[0]!.text;
    expect(Object.values(metafile.outputs)[0]!.exports).toEqual(['handler']);
    const given = Object.values(design.connections).filter(({ from, kind }) => from === id && kind !== 'on-failure');
    const variables = [...bundled.matchAll(/environment\("(\w+)"\)/g)].map(([, name]) => name!);
    expect([...new Set(variables)].sort()).toEqual([...new Set(given.flatMap(({ env }) => Object.keys(env ?? {})))].sort());
    const needed = [...bundled.matchAll(/new (\w+Command)\(/g)].map(([, command]) => NEEDS[command!] ?? command!);
    const allowed = given.flatMap(({ to, access = ['publish'] }) => access.map((verb) => `${design.nodes[to]!.service}:${verb}`));
    expect([...new Set(needed)].sort()).toEqual(allowed.sort());
  });

  it('has the folders that it names', () => {
    const named = Object.values(design.nodes).flatMap(({ code, content }) => [code, content]).filter((path) => path !== undefined);
    expect(named.filter((path) => !existsSync(resolve(folder, path)))).toEqual([]);
  });
});
