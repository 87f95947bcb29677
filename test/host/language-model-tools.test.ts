import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Disposable } from 'vscode';
import type { offerLanguageModelTools } from '../../src/extension/agents/language-model-tools.ts';
import type { EngineHost } from '../../src/extension/engine-host.ts';
import { TOOLS } from '../../src/node/agents/tools.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import type { lm as Lm, stub as Stub } from './agents-stub.ts';

const here = (file: string): string => new URL(file, import.meta.url).pathname;
const DESIGN = `version: 1
name: shop
region: us-east-1
nodes:
  order: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 } } # keep
`;
const CHANGED = DESIGN.replace('Timeout: 10', 'Timeout: 20');
const EDIT = { file: 'shop.arch.yaml', intents: [{ kind: 'set', path: ['nodes', 'order', 'properties', 'Timeout'], value: 20 }] };

let folder: string;
let bundle: { readonly offerLanguageModelTools: typeof offerLanguageModelTools; readonly stub: typeof Stub; readonly lm: typeof Lm };
let offered: Disposable;

const handlers = engineHandlers();
const engine = { ask: (method: 'agentTool', params: never) => handlers[method](params, { cancelled: false, onCancelled: () => undefined }), dispose: () => undefined } as unknown as EngineHost;
const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
const tool = (name: string) => {
  const found = bundle.stub.tools.get(`serverlessCanvas_${name}`);
  if (!found) throw new Error(`${name} is not registered`);
  return found;
};
const invoke = async (name: string, input: unknown): Promise<unknown> => JSON.parse((await tool(name).invoke({ input }, token)).content[0]?.value ?? '');

/** The extension's own code, with a VS Code that is none. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-tools-'));
  const outfile = join(folder, 'bundle.cjs');
  await build({
    stdin: { contents: `export { offerLanguageModelTools } from ${JSON.stringify(here('../../src/extension/agents/language-model-tools.ts'))}; export { stub, lm } from 'vscode';`, resolveDir: folder, loader: 'ts' },
    bundle: true, platform: 'node', format: 'cjs', outfile, alias: { vscode: here('agents-stub.ts') }, logLevel: 'error',
  });
  bundle = createRequire(import.meta.url)(outfile) as typeof bundle;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(() => {
  offered?.dispose();
  bundle.stub.undo.length = 0;
  for (const kept of [bundle.stub.files, bundle.stub.committed]) {
    kept.clear();
    kept.set('shop.arch.yaml', DESIGN);
  }
  offered = bundle.offerLanguageModelTools(engine, 'en');
});

describe('the tools of language models', () => {
  it('are those that the manifest names, with the same inputs and words', async () => {
    const { contributes } = JSON.parse(await readFile(here('../../package.json'), 'utf8')) as { contributes: { languageModelTools: { name: string; modelDescription: string; inputSchema: unknown }[] } };
    expect([...bundle.stub.tools.keys()]).toEqual(contributes.languageModelTools.map(({ name }) => name));
    expect(contributes.languageModelTools.map(({ name, modelDescription, inputSchema }) => ({ name, modelDescription, inputSchema })))
      .toEqual(Object.values(TOOLS).map(({ name, description, inputSchema }) => ({ name: `serverlessCanvas_${name}`, modelDescription: description, inputSchema })));
  });

  it('are left out where VS Code knows none', () => {
    offered.dispose();
    const { registerTool } = bundle.lm;
    delete bundle.lm.registerTool;
    offered = bundle.offerLanguageModelTools(engine, 'en');
    bundle.lm.registerTool = registerTool!;
    expect(bundle.stub.tools.size).toBe(0);
  });

  it('read, check, cost and simulate the designs of the workspace, as they stand in their editors', async () => {
    expect(await invoke('read', {})).toEqual({ designs: ['shop.arch.yaml'] });
    bundle.stub.files.set('shop.arch.yaml', DESIGN.replace('10', '901'));
    expect(await invoke('check', { file: 'shop.arch.yaml' })).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ rule: 'lambda.timeout-above-limit' })]) });
    expect(await invoke('cost', { file: 'shop.arch.yaml' })).toMatchObject({ currency: 'USD' });
    expect(await invoke('cost', { file: 'shop.arch.yaml', compare: 'commit' })).toMatchObject({ before: { name: 'HEAD' } });
    expect(await invoke('simulate', { file: 'shop.arch.yaml', breakingPoint: true })).toEqual({ file: 'shop.arch.yaml', breakingPoints: [] });
  });

  it('throw what a model can act on', async () => {
    await expect(invoke('check', {})).rejects.toThrow('agent.bad-input: input.file: is missing.');
    await expect(invoke('read', { file: '../other.arch.yaml' })).rejects.toThrow('agent.no-such-file: There is no design "../other.arch.yaml".');
  });

  it('ask before an edit, with what it changes in words, and change nothing by asking', async () => {
    const { confirmationMessages } = await tool('edit').prepareInvocation({ input: EDIT }, token);
    expect(confirmationMessages?.title).toBe('Edit shop.arch.yaml?');
    expect(confirmationMessages?.message.value.split('\n')).toEqual(['- nodes.order.properties.Timeout: 20', '- The bill stays the same.']);
    expect([bundle.stub.files.get('shop.arch.yaml'), bundle.stub.undo.length]).toEqual([DESIGN, 0]);
  });

  it('ask nobody for what only reads', async () => {
    expect(await tool('cost').prepareInvocation({ input: { file: 'shop.arch.yaml' } }, token)).toEqual({ invocationMessage: 'Cost of a design: shop.arch.yaml' });
    expect((await tool('edit').prepareInvocation({ input: { ...EDIT, preview: true } }, token)).confirmationMessages).toBeUndefined();
  });

  it('cannot smuggle formatting or links into the question', async () => {
    const node = { kind: 'add-node', id: 'evil', node: { service: '[click](command:x) <img src=x>' } };
    const { confirmationMessages } = await tool('edit').prepareInvocation({ input: { ...EDIT, intents: [node] } }, token);
    expect(confirmationMessages?.message.value).not.toMatch(/(?<!\\)\[click|(?<!\\)<img/);
  });

  it('refuse before asking what cannot be done', async () => {
    await expect(tool('edit').prepareInvocation({ input: { file: 'shop.arch.yaml', intents: [{ kind: 'delete', nodes: ['nobody'] }] } }, token)).rejects.toThrow(/^edit\.missing: /);
  });

  it('edit in one undo step, which leaves the rest of the text alone', async () => {
    const intents = [...EDIT.intents, { kind: 'add-node', id: 'queue', node: { service: 'sqs' } }];
    expect(await invoke('edit', { ...EDIT, intents })).toMatchObject({ written: true, note: expect.stringContaining('one undo') });
    expect(bundle.stub.files.get('shop.arch.yaml')).toBe(`${CHANGED}  queue: { service: sqs }\n`);
    expect(bundle.stub.undo).toEqual([new Map([['shop.arch.yaml', DESIGN]])]);
  });

  it('make new designs inside the workspace only', async () => {
    expect(await invoke('edit', { file: 'more/new.arch.yaml', text: DESIGN })).toMatchObject({ written: true });
    expect(bundle.stub.files.get('more/new.arch.yaml')).toBe(DESIGN);
    for (const file of ['../new.arch.yaml', '/etc/new.arch.yaml', 'more/../../new.arch.yaml', 'new.yaml', 'a\\..\\new.arch.yaml']) {
      await expect(invoke('edit', { file, text: DESIGN })).rejects.toThrow(/^agent\.outside: /);
    }
  });
});
