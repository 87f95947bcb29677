import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';
import type { SimulationResult } from '../../src/core/simulation/result-contract.ts';
import { startSimulation } from '../../src/core/simulation/run.ts';
import type { Criterion, Goal, Whose } from '../../src/core/goals/contract.ts';
import { judge } from '../../src/core/goals/judge.ts';
import { readGoals } from '../../src/core/goals/read.ts';

const DESIGN = `version: 1
name: jobs
region: us-east-1
nodes:
  people: { service: client, traffic: { ask: { requests: 600k/month, path: POST /jobs } } }
  api: { service: apigateway.http, routes: { ask: { route: POST /jobs } } }
  take: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 29 }, code: ./take, assume: { duration: 20 ms } }
  jobs: { service: sqs, properties: { VisibilityTimeout: 60 } }
  work: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10, ReservedConcurrentExecutions: 2 }, code: ./work, assume: { duration: 2 s } }
connections:
  people-api: { from: people, to: api }
  api-take: { from: api, to: take, routes: [ask] }
  take-jobs: { from: take, to: jobs }
  jobs-work: { from: jobs, to: work, properties: { BatchSize: 1 } }
scenarios:
  rush: { flows: { ask: { requests: 5/s } }, duration: 30 s, drain: 1 s }
goals:
`;

const { document: { design }, resolve, usage, bill } = createAnalyser(catalog).analyse(`${DESIGN}  g: { errors: 0 }\n`);
const run = startSimulation({ design, catalog, resolve, usage });
while (run.advance(100_000));
const result = run.result();

function judged(written: string, changed: Partial<SimulationResult> = {}) {
  const analysis = createAnalyser(catalog).analyse(`${DESIGN}  g: { ${written} }\n`);
  const [goal] = readGoals(analysis.document.design, analysis.usage);
  expect(goal?.findings).toEqual([]);
  const { name, of, criteria: [criterion] } = goal as Goal & { readonly of: Whose };
  return judge({ name, of }, criterion as Criterion, { design, usage, bill, result: { ...result, ...changed }, load: 'rush' });
}

describe('a figure against its bound', () => {
  it('is missed by a time without end, however far the bound, and says so', () => {
    const endToEnd = { ...result.endToEnd, latency: { ...result.endToEnd.latency, p99: Infinity } };
    expect(judged('p99: < 6 h', { endToEnd })).toMatchObject({ got: Infinity, pass: false, why: { en: expect.stringMatching(/^p99 under rush is ∞; allowed is < 6 h\./) } });
  });

  it('counts requests that were never answered as errors', () => {
    const endToEnd = { ...result.endToEnd, requests: 100, errors: 1, unfinished: 2 };
    expect(judged('errors: 3 %', { endToEnd })).toMatchObject({ got: 0.03, pass: true });
    expect(judged('errors: < 3 %', { endToEnd })).toMatchObject({ got: 0.03, pass: false });
  });

  it('of a queue without a node is that of the queue where it is worst, which is named', () => {
    const outcome = judged('queueLeft: 0');
    expect(outcome).toMatchObject({ pass: false, nodes: ['jobs'], why: { en: expect.stringMatching(/^left in the queue under rush is \d+; allowed is ≤ 0\. At jobs: at most \d+ waited, \d+ were left, 0 given up\.$/) } });
    expect(judged('node: jobs, queueDepth: < 10').got).toBeGreaterThan(10);
  });

  it('of cold starts names the function', () => {
    expect(judged('node: take, coldStarts: 0')).toMatchObject({ pass: false, nodes: ['take'], why: { en: expect.stringMatching(/take started cold \d+ times in \d+\.$/) } });
  });

  it('of a node that has no such figure is missed: it was not shown to hold', () => {
    expect(judged('node: take, queueAge: < 1 h')).toMatchObject({ got: undefined, pass: false });
    expect(judged('node: take, hitRatio: 0 %')).toMatchObject({ got: undefined, pass: false });
  });

  it('of a run’s cost names what is dearest', () => {
    const outcome = judged('runCost: < 0.0000001 USD');
    expect(outcome.pass).toBe(false);
    expect(outcome.nodes).toHaveLength(2);
  });
});
