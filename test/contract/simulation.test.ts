import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { estimate } from '../../src/core/cost/estimate.ts';
import { breakingPoints } from '../../src/core/simulation/breaking-point.ts';
import { differences } from '../../src/core/simulation/differences.ts';
import { closedForms } from '../../src/core/simulation/laws/closed-forms.ts';
import type { SimulationResult } from '../../src/core/simulation/result-contract.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';
import { sampleFile, sampleNames } from '../support/samples.ts';

/** Student's t for 99.9 % on both sides and five degrees of freedom: six runs, and dozens of quantities. */
const T = 6.869;
const SEEDS = [1, 2, 3, 4, 5, 6];
/** Quantities that a run cannot show: what is stored and kept, whatever happens. */
const STANDING = /^(storage|point-in-time-recovery|log-storage|active-users|alarm|backup)/;

function analysed(text: string) {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(text);
  return { design, resolve, usage, catalog };
}

function sample(name: string): string {
  return readFileSync(sampleFile(name), 'utf8').replace(/shape: (diurnal|business-hours|spike|ramp|weekly)\b/g, 'shape: constant');
}

describe('bill and simulation', () => {
  // Flows without ups and downs: the closed form of cold starts, which the estimate uses, is one of a steady rate.
  it.each(sampleNames)('%s: every metered quantity of a day agrees within its confidence interval, the free tier off', (name) => {
    const input = analysed(sample(name));
    const expected = estimate({ ...input, options: { freeTier: 'none' } });
    const runs = SEEDS.map((seed) => simulate({ ...input, scenario: 'day', seed }) as SimulationResult);
    // The estimate of cold starts is the law of the warm pool: where that does not apply, the reason is told (below) instead.
    const lawless = new Set(closedForms(runs[0] as SimulationResult, { ...input, scenario: 'day' }).flatMap(({ node, figure, because }) => (figure === 'cold-starts' && because ? [node] : [])));
    const compared = expected.lines.filter(({ node, component }) => !STANDING.test(component) && !(component === 'initialisation' && lawless.has(node)));
    expect(compared.length).toBeGreaterThan(0);
    const apart = compared.flatMap(({ node, component, quantity }) => {
      const values = runs.map(({ cost }) => cost.bill.lines.find((line) => line.node === node && line.component === component)?.quantity ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      const halfWidth = (T * deviation) / Math.sqrt(values.length);
      return Math.abs(mean - quantity) <= halfWidth + 1e-9 * quantity ? [] : [`${node} ${component}: simulated ${mean} ± ${halfWidth}, estimated ${quantity}`];
    });
    expect(apart).toEqual([]);
    for (const { endToEnd } of runs) expect([endToEnd.errors, endToEnd.unfinished]).toEqual([0, 0]);
  });

  const told = (text: string, scenario: string) => {
    const input = { ...analysed(text), scenario };
    const result = simulate(input) as SimulationResult;
    return differences(result, input, closedForms(result, input));
  };

  it.each(sampleNames)('%s: a day of steady load has no difference that nothing explains', (name) => {
    expect(told(sample(name), 'day').filter(({ because }) => because.en.startsWith('Nothing')).map(({ node, component, simulated, estimated }) => [node, component, simulated, estimated])).toEqual([]);
  });

  it('lists the differences of a saturated run, each with its cause and where that is', () => {
    const saturated = `${SMALL.replace('Timeout: 10', 'Timeout: 10, ReservedConcurrentExecutions: 5')}scenarios: { try: { duration: 600 s } }\n`;
    const apart = told(saturated, 'try');
    expect(apart.map(({ node, component, at }) => [node, component, at])).toEqual(expect.arrayContaining([['worker', 'requests', 'worker'], ['worker', 'duration', 'worker'], ['table', 'read-units', 'worker']]));
    for (const { simulated, estimated, because } of apart.filter(({ component }) => component === 'requests')) {
      expect(simulated).toBeLessThan(estimated);
      expect(because.en).toContain('turned away');
    }
  });
});

const SMALL = `version: 1
name: small
nodes:
  users: { service: client, traffic: { go: { requests: 20/s, path: GET / } } }
  api: { service: apigateway.http }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 512, Timeout: 10 }, assume: { duration: 500 ms } }
  table: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST } }
connections:
  users-api: { from: users, to: api }
  api-worker: { from: api, to: worker }
  worker-table: { from: worker, to: table, access: [get] }
`;

function run(scenario: string, text = SMALL): SimulationResult {
  return simulate({ ...analysed(`${text}scenarios: { try: { ${scenario} } }\n`), scenario: 'try' }) as SimulationResult;
}

const nodeOf = (result: SimulationResult, id: string) => result.nodes.find(({ node }) => node === id) as SimulationResult['nodes'][number];

describe('a run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(run('duration: 60 s, seed: 1')).toEqual(run('duration: 60 s, seed: 1'));
    expect(run('duration: 60 s, seed: 1')).not.toEqual(run('duration: 60 s, seed: 2'));
  });

  it('turns away what is above the reserved concurrency, and says when', () => {
    const result = run('duration: 60 s', SMALL.replace('Timeout: 10', 'Timeout: 10, ReservedConcurrentExecutions: 5'));
    const worker = nodeOf(result, 'worker');
    expect(worker.concurrency.max).toBe(5);
    expect(worker.throttles).toBeGreaterThan(100);
    expect(worker.throttled?.from).toBeLessThan(5000);
    // The caller of the API hears of an error, not of a throttle behind it.
    expect([result.endToEnd.errors, result.endToEnd.throttles]).toEqual([worker.throttles, 0]);
  });

  it('counts what is unfinished when it ends as without an end', () => {
    const result = run('duration: 60 s, drain: 0 s', SMALL.replace('duration: 500 ms', 'duration: 8 s'));
    expect(result.endToEnd.unfinished).toBeGreaterThan(100);
    expect([result.endToEnd.latency.p50, result.endToEnd.latency.p99]).toEqual([expect.any(Number), Infinity]);
  });

  it('cuts a function off at its timeout', () => {
    const result = run('duration: 60 s', SMALL.replace('Timeout: 10', 'Timeout: 1').replace('duration: 500 ms', 'duration: 5 s'));
    const worker = nodeOf(result, 'worker');
    expect(worker.timeouts).toBe(worker.requests);
    expect(worker.latency.p99).toBeLessThan(2000);
  });

  it('answers for an API that waited too long, while the function goes on', () => {
    const slow = SMALL.replace('Timeout: 10', 'Timeout: 60').replace('duration: 500 ms', 'duration: 40 s');
    const { timeouts, requests, latency } = nodeOf(run('duration: 60 s', slow), 'api');
    expect(timeouts).toBe(requests);
    expect(latency.p99 / 30_000).toBeCloseTo(1, 2);
  });

  it('brings faults upon nodes as the scenario says', () => {
    expect(nodeOf(run('duration: 60 s, faults: { worker: { errors: 0.5 } }'), 'worker').errors / 1200).toBeCloseTo(0.5, 1);
    expect(nodeOf(run('duration: 60 s, faults: { worker: { throttles: 1, from: 30 s } }'), 'worker').throttled?.from).toBeGreaterThanOrEqual(30_000);
    expect(nodeOf(run('duration: 60 s, faults: { worker: { cold: true } }'), 'worker').coldStartProbability).toBe(1);
    expect(nodeOf(run('duration: 60 s, faults: { table: { slower: 10 } }'), 'table').latency.p50).toBeGreaterThan(40);
  });

  it('does not reshuffle the other nodes when one of them changes', () => {
    const before = run('duration: 60 s');
    const after = run('duration: 60 s', SMALL.replace('duration: 500 ms', 'duration: 400 ms'));
    expect(after.endToEnd.requests).toBe(before.endToEnd.requests);
    const percentiles = (result: SimulationResult) => { const { p50, p95, p99 } = nodeOf(result, 'table').latency; return [p50, p95, p99]; };
    expect(percentiles(after)).toEqual(percentiles(before));
  });

  it('says what of a scenario is written wrongly, and runs the rest', () => {
    const result = run('duration: soon, flows: { gone: { peak: 1/s }, go: { shape: wavy } }, faults: { nobody: {} }, wind: 3', SMALL.replace('20/s', '20/h'));
    expect(result.findings.map(({ rule, path }) => [rule, path?.slice(2).join('.')])).toEqual([
      ['simulation.unknown-key', 'wind'], ['simulation.invalid-scenario', 'duration'], ['simulation.invalid-scenario', 'flows.gone'],
      ['simulation.invalid-scenario', 'faults.nobody'], ['simulation.invalid-scenario', 'flows.go.shape'],
    ]);
  });

  it('is judged before it is run: what is wrong with any scenario stands among the findings of the file, with its place', () => {
    const text = `${SMALL}scenarios: { first: { duration: 60 s }, second: { faults: { nobody: {} }, wind: 3 } }\n`;
    const found = createAnalyser(catalog).analyse(text).findings.filter(({ rule }) => rule.startsWith('simulation.'));
    expect(found.map(({ rule, path, range }) => [rule, path?.slice(1).join('.'), text.slice(range?.start, range?.end)])).toEqual([
      ['simulation.invalid-scenario', 'second.faults.nobody', 'nobody'], ['simulation.unknown-key', 'second.wind', '3'],
    ]);
  });

  it('can be stopped, and says how far it is', () => {
    const input = analysed(`${SMALL}scenarios: { try: { duration: 3 h } }\n`);
    const heard: number[] = [];
    expect(simulate(input, { cancelled: () => heard.length >= 3, progress: (share) => heard.push(share) })).toBeUndefined();
    expect(heard.length).toBe(3);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });
});

describe('messages', () => {
  const QUEUE = `version: 1
name: queued
nodes:
  topic: { service: sns }
  users: { service: client, traffic: { go: { requests: 10/s, path: POST / } } }
  api: { service: apigateway.http }
  sender: { service: lambda, properties: { Runtime: nodejs24.x }, assume: { duration: 20 ms } }
  queue: { service: sqs, properties: { VisibilityTimeout: 30 } }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, Timeout: 5 }, assume: { duration: 100 ms, errors: 0.2 } }
  dead: { service: sqs }
connections:
  users-api: { from: users, to: api }
  api-sender: { from: api, to: sender }
  sender-queue: { from: sender, to: queue }
  queue-worker: { from: queue, to: worker, properties: { BatchSize: 1 } }
  queue-dead: { from: queue, to: dead, kind: on-failure, with: { maxReceiveCount: 2 } }
`;

  it('that fail come back after their visibility timeout and end in the dead-letter queue', () => {
    const result = run('duration: 600 s', QUEUE);
    const [sent, queue, dead] = [nodeOf(result, 'sender').requests, nodeOf(result, 'queue').queue, nodeOf(result, 'dead').queue];
    expect((queue?.deadLetters ?? 0) / sent).toBeCloseTo(0.04, 1);
    expect(dead?.left).toBe(queue?.deadLetters);
    expect((queue?.delivered ?? 0) / sent).toBeCloseTo(1.2, 1);
    expect(queue?.left).toBe(0);
  });

  it('never vanish: each was processed, is dead or is still there', () => {
    const result = run('duration: 60 s, drain: 10 s', QUEUE);
    const { requests, errors, unfinished, queue } = nodeOf(result, 'queue');
    expect(unfinished).toBeGreaterThan(0);
    expect([errors, unfinished]).toEqual([queue?.deadLetters, queue?.left]);
    expect(requests).toBe(nodeOf(result, 'sender').requests);
  });
});

describe('the breaking point', () => {
  const points = (text: string, scenario = 'duration: 60 s') => breakingPoints({ ...analysed(`${text}scenarios: { try: { ${scenario} } }\n`), scenario: 'try' });

  it('is where the mean demand at the peak reaches a documented limit, the nearest first', () => {
    const [first] = points(SMALL.replace('Timeout: 10', 'Timeout: 10, ReservedConcurrentExecutions: 5'));
    // 20 a second of half a second each are 10 at once.
    expect(first).toMatchObject({ node: 'worker', factor: 0.5, limit: 'lambda.concurrency', requestsPerSecond: 10, flows: { 'users.go': 10 } });
  });

  it('agrees with runs on both sides of it', () => {
    const text = SMALL.replace('Timeout: 10', 'Timeout: 10, ReservedConcurrentExecutions: 40');
    const factor = points(text)[0]?.factor ?? 0;
    expect(nodeOf(run(`duration: 120 s, factor: ${factor * 0.4}`, text), 'worker').throttles).toBe(0);
    expect(nodeOf(run(`duration: 120 s, factor: ${factor * 1.3}`, text), 'worker').throttles).toBeGreaterThan(100);
  });

  it('counts what functions share together, and says with whom', () => {
    const shared = breakingPoints({ ...analysed(sample('conference')), scenario: 'opens' }).find(({ node }) => node === 'certificate');
    expect([shared?.limit, [...shared?.together ?? []].sort()]).toEqual(['lambda.concurrency', ['all', 'register', 'show']]);
  });
});
