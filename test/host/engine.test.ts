import { build } from 'esbuild';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngineHost, WORKER_FROM } from '../../src/extension/engine-host.ts';
import type { Runner } from '../../src/extension/runner.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../src/core/specification/loader.ts';
import { startThread } from '../../src/node/worker/thread.ts';
import type { Outcome } from '../../src/protocol/engine.ts';

const conference = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const large = `${conference}\n${'# A comment, as long files have them.\n'.repeat(8_000)}`;

let folder: string;
let started: number;
let runner: Runner;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-worker-'));
  await build({ entryPoints: ['src/node/worker/main.ts'], outfile: join(folder, 'dist/worker.js'), bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  await cp('media/specification', join(folder, 'media/specification'), { recursive: true });
  runner = { startWorker: (onFailed) => { started += 1; return startThread(join(folder, 'dist/worker.js'), onFailed); } };
  started = 0;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const analyse = (text: string) => ({ file: 'file:///c.arch.yaml', title: 'c.arch.yaml', text, version: 1, locale: 'en' as const });

describe('the engine', () => {
  it('works on a small text in this thread', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const outcome = await host.ask('analyse', analyse(conference));
    expect(outcome.ok && outcome.value.snapshot.nodes).toHaveLength(13);
    expect(started).toBe(0);
    host.dispose();
  });

  it('works on a large text in a thread of its own, with the same answer', async () => {
    expect(large.length).toBeGreaterThan(WORKER_FROM);
    const wrong = large.replace('MemorySize: 256', 'MemorySize: 256, Timout: 3');
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const outcome = await host.ask('analyse', analyse(wrong));
    expect(started).toBe(1);
    const specification = specificationLoader(() => readFile(join(...SPECIFICATION_FILE), 'utf8'));
    const here = await engineHandlers(undefined, specification).analyse(analyse(wrong), { cancelled: false, onCancelled: () => undefined });
    expect(outcome).toEqual(JSON.parse(JSON.stringify(here)));
    expect(outcome.ok && outcome.value.problems.map(({ rule }) => rule)).toContain('property.unknown');
    host.dispose();
  });

  it('compares bills in a thread of its own however small the text is, and gives up when asked to', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const before = started;
    const answer = await host.ask('compare', { text: conference, locale: 'en', against: { id: 'arm64' } });
    expect(answer.ok && answer.value.change).toBeLessThan(0);
    expect(started).toBe(before + 1);
    const given = new AbortController();
    const long = host.ask('ranges', { text: conference.replace('receives: 40 KB', 'receives: { from: 20 KB, to: 90 KB }'), locale: 'en', seed: 1 }, given.signal);
    given.abort();
    expect(await long).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
    host.dispose();
  });

  it('tells in a thread of its own what AWS writes of a property', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const offset = large.indexOf('MemorySize: 256') + 1;
    const hover = await host.ask('hover', { file: 'file:///c.arch.yaml', text: large, offset, locale: 'en' });
    expect(hover.ok && hover.value?.parts.at(-1)).toMatch(/^\*\*MemorySize\*\* · AWS::Lambda::Function\n\nThe amount of memory available to the function/);
    host.dispose();
  });

  it('answers with an error when its thread ends', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const waiting = host.ask('analyse', analyse(large));
    host.dispose();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'channel.disposed' } });
  });

  it('answers with an error when a handler throws', async () => {
    const host = createEngineHost(runner, () => Promise.resolve({ ...engineHandlers(), analyse: () => { throw new Error('broken'); } }));
    expect(await host.ask('analyse', analyse(''))).toEqual({ ok: false, error: { code: 'channel.handler-failed', message: 'broken' } });
  });
});

describe('an outcome', () => {
  const outcomeOf = async (texts: readonly string[]): Promise<Outcome> => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    let last: Outcome | undefined;
    for (const text of texts) {
      const answer = await host.ask('analyse', analyse(text));
      if (!answer.ok) throw new Error(answer.error.message);
      last = answer.value;
    }
    return last as Outcome;
  };

  it('of a broken text shows the last good design and says where it is broken', async () => {
    const { snapshot, problems } = await outcomeOf([conference, conference.replace('service: client', 'service: client\n  ]:')]);
    expect(snapshot.nodes).toHaveLength(13);
    expect(snapshot.broken?.line).toBeGreaterThan(12);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('places each problem on its value', async () => {
    const { problems } = await outcomeOf([conference.replace('MemorySize: 256, Timeout: 10', 'MemorySize: 256, Timeout: 901')]);
    const problem = problems.find(({ rule }) => rule === 'lambda.timeout-above-limit');
    const line = conference.split('\n').findIndex((text) => text.includes('MemorySize: 256, Timeout: 10'));
    const column = (conference.split('\n')[line] ?? '').indexOf('Timeout: 10') + 'Timeout: '.length;
    expect(problem).toMatchObject({ severity: 'error', start: { line, column }, end: { line, column: column + 3 }, rule: 'lambda.timeout-above-limit', node: 'register', canSilence: true });
  });

  it.each([['an empty text', ''], ['no mapping', '- a\n- b\n'], ['control characters', '\u0000\u0007'], ['a newer version', 'version: 99\nnodes: {}\n']])('of %s is an outcome', async (_what, text) => {
    const { snapshot } = await outcomeOf([text]);
    expect(snapshot.nodes).toEqual([]);
  });

  it('names the node or connection that an offset is in', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    const at = async (what: string) => host.ask('idAt', { file: 'f', text: conference, offset: conference.indexOf(what) });
    expect(await at('AdminCreateUserConfig')).toEqual({ ok: true, value: 'organizers' });
    expect(await at('from: visitors, to: cdn')).toEqual({ ok: true, value: 'visitors-cdn' });
    expect(await at('region:')).toEqual({ ok: true, value: null });
  });
});
