import { build } from 'esbuild';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngineHost, type EngineHost } from '../../src/extension/engine-host.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import { startThread } from '../../src/node/worker/thread.ts';

const text = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const short = text.replace('duration: 15 min', 'duration: 20 s');
const asked = { run: 'first', text: short, version: 3, locale: 'en' } as const;

let folder: string;
let host: EngineHost;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-simulate-'));
  await build({ entryPoints: ['src/node/worker/main.ts'], outfile: join(folder, 'dist/worker.js'), bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  host = createEngineHost({ startWorker: (onFailed) => startThread(join(folder, 'dist/worker.js'), onFailed) }, () => Promise.resolve(engineHandlers()));
});
afterAll(async () => {
  host.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('a run that the extension asks for', () => {
  it('comes to the same in a thread of its own as it does here, and says what fails first', async () => {
    const here = await engineHandlers().simulate(asked, { cancelled: false, onCancelled: () => undefined });
    const there = await host.ask('simulate', asked);
    expect(there).toEqual(here);
    expect(there.ok && there.value.result.breaking[0]).toMatchObject({ node: 'certificate', limit: { id: 'lambda.concurrency', amount: '1,000 executions', kind: 'adjustable' } });
  });

  it('leaves the thread of the extensions alone', async () => {
    const before = performance.eventLoopUtilization();
    await host.ask('simulate', { ...asked, run: 'second', text });
    // A run of a million requests keeps a thread busy from its beginning to its end; this one waits meanwhile.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.25);
  });

  it('is held to goals that were edited afterwards, while the design is the same and it is one of the last few', async () => {
    const ran = await host.ask('simulate', { ...asked, run: 'held' });
    const goals = (answer: Awaited<ReturnType<typeof judged>>) => (answer.ok ? answer.value?.goals.map(({ goal, figure, allowed, pass }) => [goal, figure, allowed, pass]) : answer.error);
    const judged = (run: string, changed: string) => host.ask('judgeRun', { run, text: changed, locale: 'en' });
    const before = ran.ok ? ran.value.result.goals?.map(({ goal, figure, allowed, pass }) => [goal, figure, allowed, pass]) : [];
    expect(goals(await judged('held', short))).toEqual(before);
    expect(goals(await judged('held', short.replace('< 300 ms', '< 1 ms')))).toContainEqual(['quick', 'p99 of visitors.register under opens', '< 1 ms', false]);
    expect(await judged('held', short.replace('MemorySize: 1024', 'MemorySize: 512'))).toEqual({ ok: true, value: null });
    expect(await judged('never-ran', short)).toEqual({ ok: true, value: null });
  });

  it('travels as JSON, and says of what was never answered that it has no end', async () => {
    const answer = await host.ask('simulate', { ...asked, run: 'third', text: short.replace('Timeout: 60', 'Timeout: 60, ReservedConcurrentExecutions: 0').replace('drain: until-empty', 'drain: 1 s') });
    const result = answer.ok ? answer.value.result : undefined;
    const certificate = result?.nodes.find(({ node }) => node === 'certificate');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(certificate?.unfinished).toBeGreaterThan(0);
    expect(certificate?.latency.p99).toBeNull();
  });
});
