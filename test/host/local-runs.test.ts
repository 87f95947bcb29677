import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TextDocument, Uri } from 'vscode';
import type { LocalRuns, LocalRunsParts } from '../../src/extension/run/contract.ts';
import type { RunSnapshot } from '../../src/protocol/run-messages.ts';
import { isAlive } from '../support/processes.ts';
import { COMMAND } from './fake-run-command.ts';
import type { stub as Stub, Uri as StubUri } from './vscode-stub.ts';

interface Bundle {
  readonly createLocalRuns: (parts: LocalRunsParts) => LocalRuns;
  readonly stub: typeof Stub;
  readonly Uri: typeof StubUri;
}

const here = (file: string): string => new URL(file, import.meta.url).pathname;

let folder: string;
let bundle: Bundle;
let runs: LocalRuns;
let shown: RunSnapshot[];

const uri = (path: string, scheme = 'file'): Uri => bundle.Uri.from(path, scheme) as unknown as Uri;
const document = (text: string, scheme?: string): TextDocument => ({ uri: uri('/designs/shop.arch.yaml', scheme), version: 3, getText: () => text, positionAt: (offset: number) => offset }) as unknown as TextDocument;
const handlers = (of: TextDocument) => runs.handlers(of);
const nobody = { cancelled: false, onCancelled: () => undefined };
/** The process of the run that is up, as it tells itself. */
const pidOf = async (): Promise<number> => {
  const answer = await handlers(document('fine')).runResources({}, nobody);
  return answer.ok ? Number(answer.value[0]?.name) : 0;
};

async function until(look: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !look(); tries++) await wait(25);
  expect(look()).toBe(true);
}

/** The extension's own code, with a VS Code that is none. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-runs-'));
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'cli.js'), COMMAND);
  const outfile = join(folder, 'bundle.cjs');
  await build({
    stdin: { contents: `export { createLocalRuns } from ${JSON.stringify(here('../../src/extension/run/local-runs.ts'))}; export { stub, Uri } from 'vscode';`, resolveDir: folder, loader: 'ts' },
    bundle: true, platform: 'node', format: 'cjs', outfile, alias: { vscode: here('vscode-stub.ts') },
  });
  bundle = createRequire(import.meta.url)(outfile) as Bundle;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(() => {
  Object.assign(bundle.stub, { trusted: true, told: [], opened: [], edits: [], asked: [], sessions: [], hasDebugger: true });
  shown = [];
  runs = bundle.createLocalRuns({ product: uri(folder), locale: 'en', hashOf: () => Promise.resolve('hash'), showRun: (_design, run) => { shown.push(run); }, showActivity: () => undefined });
});

afterEach(async () => {
  await runs.stop(document('').uri);
  runs.dispose();
});

describe('running a design from VS Code', () => {
  it('starts nothing in a workspace that is not trusted', async () => {
    bundle.stub.trusted = false;
    await runs.start(document('fine'));
    expect([shown, runs.shown(document('').uri), bundle.stub.told]).toEqual([[], undefined, [expect.stringMatching(/^A design of a workspace that is not trusted is not run/)]]);
  });

  it.each([
    ['a file that is not saved', 'fine', 'untitled', /^Save the design first/],
    ['an overlay', 'version: 1\nsource: template.yaml\n', 'file', /^This canvas shows a template/],
  ])('starts nothing for %s', async (_what, text, scheme, words) => {
    await runs.start(document(text, scheme));
    expect([shown, bundle.stub.told]).toEqual([[], [expect.stringMatching(words)]]);
  });

  it('tells the canvas, the status bar and the user', async () => {
    await runs.start(document('fine'));
    expect([...new Set(shown.map(({ status }) => status))]).toEqual(['starting', 'running']);
    expect(bundle.stub.status).toMatchObject({ text: '$(vm-running) shop', visible: true });
    expect([bundle.stub.told, bundle.stub.context.get('serverlessCanvas.running')]).toEqual([['shop runs at http://127.0.0.1:1/'], true]);
    expect([...bundle.stub.logs.keys()]).toEqual(['shop: register']);
    await runs.stop(document('').uri);
    expect([shown.at(-1)?.status, bundle.stub.status.visible, bundle.stub.context.get('serverlessCanvas.running')]).toEqual(['stopped', false, false]);
  });

  it('says at its node why it did not start, and what is left is nothing', async () => {
    await runs.start(document('refuse'));
    expect(shown.at(-1)).toMatchObject({ status: 'failed', notes: [{ severity: 'error', node: 'register', text: 'no code' }] });
    expect(bundle.stub.told).toEqual(['shop could not be started here. no code']);
    expect(bundle.stub.status.visible).toBe(false);
  });

  it('says so when the run ends by itself', async () => {
    await runs.start(document('fine'));
    process.kill(await pidOf(), 'SIGKILL');
    await until(() => shown.at(-1)?.status === 'failed');
    expect(shown.at(-1)?.notes.at(-1)?.text).toMatch(/^The local run ended by itself \(SIGKILL\)/);
  });

  it('is stopped before it is up where the user cancels', async () => {
    const starting = runs.start(document('slow'));
    await until(() => shown.some(({ status }) => status === 'starting'));
    await wait(100);
    bundle.stub.cancel();
    await starting;
    await until(() => shown.at(-1)?.status === 'stopped');
    expect(bundle.stub.told).toEqual([]);
  });

  it('ends the run before it starts a new one of the same design', async () => {
    await runs.start(document('fine'));
    const first = await pidOf();
    await runs.start(document('fine'));
    const second = await pidOf();
    expect([isAlive(first), isAlive(second), first === second]).toEqual([false, true, false]);
  });

  it('leaves one run where it is asked for two at once', async () => {
    await Promise.all([runs.start(document('fine')), runs.start(document('fine'))]);
    expect(shown.filter(({ status }) => status === 'running')).toHaveLength(1);
    const pid = await pidOf();
    await runs.stop(document('').uri);
    expect(isAlive(pid)).toBe(false);
  });

  it('ends with the extension', async () => {
    await runs.start(document('fine'));
    const pid = await pidOf();
    runs.dispose();
    await until(() => !isAlive(pid) && !existsSync(join(tmpdir(), `serverless-canvas-run-${pid}-test`)));
  });

  it('opens the addresses of the run and no other', async () => {
    await runs.start(document('fine'));
    const of = handlers(document('fine'));
    expect((await of.openRunAddress({ url: 'http://127.0.0.1:1/' }, nobody)).ok).toBe(true);
    expect(await of.openRunAddress({ url: 'http://127.0.0.1:2/' }, nobody)).toMatchObject({ ok: false, error: { code: 'run.not-its-address' } });
    await runs.openSite(document('').uri);
    expect(bundle.stub.opened).toEqual(['http://127.0.0.1:1/', 'http://127.0.0.1:1/']);
  });

  it('masks the secrets of payloads before a page has them', async () => {
    await runs.start(document('fine'));
    expect(await handlers(document('fine')).runPayloads({ span: '1' }, nobody)).toEqual({ ok: true, value: {
      request: { text: '{\n  "authorization": "•••",\n  "name": "Hana"\n}', size: 40, truncated: false, masked: 1 },
      response: { text: 'begin', size: 50_000, truncated: true, masked: 0 },
    } });
  });

  describe('debugging a function', () => {
    const debug = async (): Promise<void> => {
      await runs.start(document('fine'));
      expect((await handlers(document('fine')).debugRun({ node: 'show', on: true }, nobody)).ok).toBe(true);
    };

    it('attaches VS Code\'s JavaScript debugger to the port of its environment', async () => {
      await debug();
      expect(bundle.stub.sessions).toEqual([expect.objectContaining({ type: 'node', request: 'attach', name: 'shop: show', address: '127.0.0.1', port: 4711, sourceMaps: true })]);
      expect(shown.at(-1)?.debugged).toEqual(['show']);
    });

    it('is over when the user ends the session', async () => {
      await debug();
      bundle.stub.endSession({ configuration: bundle.stub.sessions[0] ?? {} });
      await until(() => shown.at(-1)?.debugged.length === 0);
    });

    it('tells the port where there is no such debugger', async () => {
      bundle.stub.hasDebugger = false;
      await debug();
      await until(() => bundle.stub.told.some((each) => each.includes('It waits at 127.0.0.1:4711 for another one.')));
    });
  });

  describe('measured values', () => {
    const DESIGN = 'version: 1\nname: shop\nnodes:\n  show: { service: lambda, assume: { duration: { p50: 35 ms, p99: 140 ms } } } # kept\n';
    const chosen = [{ node: 'show', path: 'duration.p50' }];
    const WRITTEN = /^version: 1\nname: shop\nnodes:\n {2}# Measured in a local run on \d{4}-\d\d-\d\d, 9 invocations or items\.\n {2}show: \{ service: lambda, assume: \{ duration: \{ p50: 12 ms, p99: 140 ms \} \} \} # kept\n$/;

    it('are written into the design as one change, no wider than what differs', async () => {
      await runs.start(document(DESIGN));
      expect(await handlers(document(DESIGN)).writeMeasured({ chosen, show: false }, nobody)).toEqual({ ok: true, value: { version: 3 } });
      const [edit, ...others] = bundle.stub.edits;
      expect(others).toEqual([]);
      expect(`${DESIGN.slice(0, edit?.range.start)}${edit?.text}${DESIGN.slice(edit?.range.end)}`).toMatch(WRITTEN);
      expect([edit?.range.start, edit?.range.end]).toEqual([DESIGN.indexOf('show'), DESIGN.indexOf(' ms, p99')]);
    });

    it('are shown beside the design where that is asked for, and nothing is written', async () => {
      await runs.start(document(DESIGN));
      expect(await handlers(document(DESIGN)).writeMeasured({ chosen, show: true }, nobody)).toEqual({ ok: true, value: {} });
      const [command, before, after, title] = bundle.stub.asked.at(-1) ?? [];
      expect([command, String(before), title, bundle.stub.edits]).toEqual(['vscode.diff', 'file:/designs/shop.arch.yaml', 'shop.arch.yaml: with measured values', []]);
      expect(bundle.stub.shows(after as StubUri)).toMatch(WRITTEN);
    });
  });

  it('answers what is asked of a design that does not run', async () => {
    expect(await handlers(document('fine')).runResources({}, nobody)).toEqual({ ok: false, error: { code: 'run.not-running', message: 'The design does not run on this machine now.' } });
  });
});
