import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngineHost, judged, type EngineHost } from '../../src/extension/engine-host.ts';
import type { Runner } from '../../src/extension/runner.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';
import { startThread } from '../../src/node/worker/thread.ts';

const BROKEN = `version: 1
name: orders
region: us-east-1
nodes:
  flow:
    service: stepfunctions
    properties:
      Definition: { StartAt: Check, States: { Check: { Type: Pass, Next: Nowhere }, Done: { Type: Succeed } } }
`;
const RULE = 'stepfunctions.definition-invalid';

let folder: string;
let runner: Runner;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-judge-'));
  await build({ entryPoints: ['src/node/worker/main.ts'], outfile: join(folder, 'worker.js'), bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  runner = { startWorker: (onFailed) => startThread(join(folder, 'worker.js'), onFailed) };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const params = (text: string) => ({ file: 'file:///o.arch.yaml', title: 'o.arch.yaml', text, version: 1, locale: 'en' as const });

async function outcome(host: EngineHost, method: 'analyse' | 'complete', text: string) {
  const answer = await host.ask(method, params(text));
  if (!answer.ok) throw new Error(answer.error.message);
  const { problems, incomplete } = answer.value;
  return { messages: problems.filter(({ rule }) => rule === RULE).map(({ message }) => message), incomplete };
}

async function idleSilences(host: EngineHost, method: 'analyse' | 'complete', text: string): Promise<number> {
  const answer = await host.ask(method, params(text));
  return answer.ok ? answer.value.problems.filter(({ rule }) => rule === 'ignore.matches-nothing').length : NaN;
}

describe('a definition', () => {
  it('is judged in the worker after the quick analysis, and the verdict remembered', async () => {
    const host: EngineHost = createEngineHost(runner, () => Promise.resolve(engineHandlers((language, definition) => judged(host, language, definition))));
    expect(await outcome(host, 'analyse', BROKEN)).toEqual({ messages: [], incomplete: true });
    const complete = { messages: ['The definition of “flow” does not hold: nothing leads to the state “Done”.', 'The definition of “flow” does not hold: there is no state “Nowhere”.'], incomplete: undefined };
    const { messages, incomplete } = await outcome(host, 'complete', BROKEN);
    expect({ messages: messages.toSorted(), incomplete }).toEqual(complete);
    const again = await outcome(host, 'analyse', BROKEN.replace('orders', 'bills'));
    expect({ messages: again.messages.toSorted(), incomplete: again.incomplete }).toEqual(complete);
    host.dispose();
  });

  it('is taken as it is where the worker cannot start', async () => {
    const none: Runner = { startWorker: () => { throw new Error('no threads here'); } };
    const host: EngineHost = createEngineHost(none, () => Promise.resolve(engineHandlers((language, definition) => judged(host, language, definition))));
    expect(await outcome(host, 'complete', BROKEN)).toEqual({ messages: [], incomplete: undefined });
    host.dispose();
  });

  it('is taken as it is without an engine', async () => {
    const host = createEngineHost(runner, () => Promise.resolve(engineHandlers()));
    expect(await outcome(host, 'analyse', BROKEN)).toEqual({ messages: [], incomplete: undefined });
    host.dispose();
  });

  it('may be silenced with a reason', async () => {
    const host: EngineHost = createEngineHost(runner, () => Promise.resolve(engineHandlers((language, definition) => judged(host, language, definition))));
    const silenced = `${BROKEN}ignore:\n  ${RULE}: { nodes: [flow], reason: The generator mends it. }\n`;
    expect(await idleSilences(host, 'analyse', silenced)).toBe(0);
    expect(await outcome(host, 'complete', silenced)).toEqual({ messages: [], incomplete: undefined });
    expect(await idleSilences(host, 'complete', silenced)).toBe(0);
    expect(await idleSilences(host, 'complete', silenced.replace('Nowhere', 'Done'))).toBe(1);
    host.dispose();
  });
});
