import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Why } from '../../src/core/simulation/why/contract.ts';
import { explain } from '../../src/core/simulation/why/explain.ts';
import type { SimulationResult } from '../../src/core/simulation/result-contract.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';

const DESIGN = `version: 1
name: why
nodes:
  users: { service: client, traffic: { go: { requests: 20/s, path: GET / } } }
  api: { service: apigateway.http }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 512, Timeout: 10 }, assume: { duration: 200 ms } }
  slow: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 512, Timeout: 10 }, assume: { duration: 500 ms } }
connections:
  users-api: { from: users, to: api }
  api-worker: { from: api, to: worker }
  worker-slow: { from: worker, to: slow }
scenarios: { try: { duration: 120 s } }
`;
const RESERVED = DESIGN.replace('Timeout: 10 }, assume: { duration: 500 ms }', 'Timeout: 10, ReservedConcurrentExecutions: 4 }, assume: { duration: 500 ms }');

function ran(text: string): { readonly whys: readonly Why[]; readonly result: SimulationResult } {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(text);
  const result = simulate({ design, catalog, resolve, usage, scenario: 'try' }) as SimulationResult;
  return { whys: explain({ result, design, catalog }), result };
}

const chain = (text: string, of: string, figure: Why['figure']): Why => ran(text).whys.find((why) => why.figure === figure && ('flow' in why.of ? why.of.flow : why.of.node) === of) as Why;
const texts = ({ steps }: Why): readonly string[] => steps.map(({ text }) => text.en);

describe('why calls fail', () => {
  it('goes from the flow over each call that failed to the limit that turned calls away, its place and its documentation', () => {
    const { steps } = chain(RESERVED, 'users.go', 'failures');
    expect(steps.map(({ node, connection }) => connection ?? node)).toEqual([undefined, 'users-api', 'api-worker', 'worker-slow', 'slow', 'slow']);
    expect(steps.at(-2)?.text.en).toMatch(/^slow turned .* calls away with 4 running at once$/);
    expect(steps.at(-1)).toMatchObject({
      text: { en: 'because ReservedConcurrentExecutions is 4' }, path: ['nodes', 'slow', 'properties', 'ReservedConcurrentExecutions'],
      limit: { id: 'lambda.concurrency', source: { url: expect.stringContaining('https://docs.aws.amazon.com/') } },
    });
  });

  it('counts what the run counted', () => {
    const { whys, result } = ran(RESERVED);
    const slow = result.nodes.find(({ node }) => node === 'slow');
    expect(slow?.causes.refusals.reduce((sum, { count }) => sum + count, 0)).toBe(slow?.throttles);
    expect(result.nodes.find(({ node }) => node === 'worker')?.causes.calls.reduce((sum, { failed }) => sum + failed, 0)).toBe(result.endToEnd.errors);
    expect(whys.some(({ of, figure }) => 'node' in of && of.node === 'slow' && figure === 'failures')).toBe(true);
  });

  it('names a timeout with the setting, and a fault with its place in the scenario', () => {
    expect(chain(DESIGN.replace('Timeout: 10 }, assume: { duration: 500 ms }', 'Timeout: 1 }, assume: { duration: 2 s }'), 'slow', 'failures').steps.at(-1)?.path).toEqual(['nodes', 'slow', 'properties', 'Timeout']);
    expect(chain(DESIGN.replace('duration: 120 s', 'duration: 120 s, faults: { worker: { errors: 0.2 } }'), 'users.go', 'failures').steps.at(-1)?.path).toEqual(['scenarios', 'try', 'faults', 'worker', 'errors']);
  });
});

describe('why calls are slow', () => {
  it('tells what the slowest spend their time with: waits before calls that were turned away, and why they were', () => {
    const told = texts(chain(RESERVED, 'users.go', 'time')).join('\n');
    expect(told).toContain('waits before slow is called again');
    expect(told).toContain('because ReservedConcurrentExecutions is 4');
  });

  it('adds up: the parts of the time of the calls that were followed are their time', () => {
    for (const { trace } of ran(RESERVED).result.flows) expect(trace?.all.parts.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(trace?.all.meanMs ?? 0, 6);
  });

  it('of messages is that every reader was busy, and what bounds the readers', () => {
    const queued = `version: 1
name: queued
nodes:
  users: { service: client, traffic: { go: { requests: 20/s, path: POST / } } }
  api: { service: apigateway.http }
  sender: { service: lambda, properties: { Runtime: nodejs24.x }, assume: { duration: 20 ms } }
  queue: { service: sqs, properties: { VisibilityTimeout: 60 } }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, Timeout: 5 }, assume: { duration: 1 s } }
connections:
  users-api: { from: users, to: api }
  api-sender: { from: api, to: sender }
  sender-queue: { from: sender, to: queue }
  queue-worker: { from: queue, to: worker, properties: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } } }
scenarios: { try: { duration: 60 s, drain: 0 s } }
`;
    const why = chain(queued, 'queue', 'unfinished');
    expect(why.steps.at(-1)).toMatchObject({ text: { en: 'because MaximumConcurrency is 2' }, path: ['connections', 'queue-worker', 'properties', 'ScalingConfig', 'MaximumConcurrency'], limit: { id: 'lambda.queue-scale-max' } });
  });
});

it('every chain is told in both languages', () => {
  const sample = readFileSync(new URL('../../samples/conference-sync/conference-sync.arch.yaml', import.meta.url), 'utf8').replace(/duration: 15 min/, 'duration: 20 s');
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(sample);
  const result = simulate({ design, catalog, resolve, usage }) as SimulationResult;
  for (const { steps } of explain({ result, design, catalog })) for (const { text } of steps) expect([text.en, /[가-힣]|p99/.test(text.ko)]).toEqual([text.en, true]);
});
