import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { estimate } from '../../src/core/cost/estimate.ts';
import type { SimulationResult } from '../../src/core/simulation/result-contract.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Student's t for 99.9 % on both sides and five degrees of freedom. */
const T = 6.869;
const SEEDS = [1, 2, 3, 4, 5, 6];

function runs(text: string) {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(`version: 1\nname: callers\n${text}`);
  const input = { design, resolve, usage, catalog };
  const results = SEEDS.map((seed) => simulate({ ...input, scenario: 'day', seed }) as SimulationResult);
  const billed = estimate({ ...input, options: { freeTier: 'none' } });
  /** Whether what a month of such days meters is what the estimate says, within chance. */
  const agrees = (node: string, component: string): boolean => {
    const quantity = billed.lines.find((line) => line.node === node && line.component === component)?.quantity ?? NaN;
    const values = results.map(({ cost }) => cost.bill.lines.find((line) => line.node === node && line.component === component)?.quantity ?? NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    return Math.abs(mean - quantity) <= (T * deviation) / Math.sqrt(values.length);
  };
  return { results, agrees };
}

const share = (results: readonly SimulationResult[], of: (result: SimulationResult) => number): number => results.reduce((sum, result) => sum + of(result) / result.endToEnd.requests, 0) / results.length;

describe('a caller that waits, whose connection says that calls fail and are tried again', () => {
  const { results, agrees } = runs(`
nodes:
  users: { service: client, traffic: { go: { requests: 1/s } } }
  a: { service: lambda, assume: { duration: 100 ms } }
  b: { service: lambda, assume: { duration: 20 ms } }
connections:
  users-a: { from: users, to: a, kind: invoke }
  a-b: { from: a, to: b, assume: { failureRatio: 20 %, retries: 2 } }
`);
  it('makes as many calls as the bill counts', () => expect([agrees('a', 'requests'), agrees('b', 'requests')]).toEqual([true, true]));
  it('fails when every attempt has: in 0.2³ of its calls', () => expect(share(results, ({ endToEnd }) => endToEnd.errors)).toBeCloseTo(0.008, 3));
  it('says why: the calls that failed for good, and those that were made again', () => {
    const calls = results.map(({ nodes }) => nodes.find(({ node }) => node === 'a')?.causes.calls[0]);
    expect(calls.every((each) => each?.connection === 'a-b' && each.failed > 0 && each.retried > 20 * each.failed)).toBe(true);
  });
});

describe('the cache of a REST API', () => {
  const { results, agrees } = runs(`
nodes:
  users: { service: client, traffic: { go: { requests: 1/s, path: GET /talks } } }
  api:
    service: apigateway.rest
    parts: { Stage: { Type: AWS::ApiGateway::Stage, Properties: { CacheClusterEnabled: true, CacheClusterSize: '0.5' } } }
    assume: { cacheHitRatio: 60 % }
  talks: { service: lambda, assume: { duration: 80 ms } }
connections:
  users-api: { from: users, to: api }
  api-talks: { from: api, to: talks }
`);
  it('lets through what the bill lets through', () => expect([agrees('api', 'requests'), agrees('talks', 'requests')]).toEqual([true, true]));
  it('answers in its own time: the median does not wait for the function, the 95th percentile does', () => {
    for (const { endToEnd: { latency } } of results) expect([latency.p50 < 80, latency.p95 > 80]).toEqual([true, true]);
  });
});
