import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { breakingPoints } from '../../src/core/simulation/breaking-point.ts';
import type { NodeFigures } from '../../src/core/simulation/result-contract.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { explain } from '../../src/core/simulation/why/explain.ts';
import { catalog } from '../../src/services/catalog.ts';

interface Changed {
  readonly rate?: string;
  readonly table?: string;
  readonly assume?: string;
  readonly mapping?: string;
  readonly worker?: string;
  readonly scenario?: string;
}

/** What is written into a table is read from its stream by a function that takes a quarter of a second for a batch. */
const orders = ({ rate = '1/s', table = 'BillingMode: PAY_PER_REQUEST', assume = '{}', mapping = 'BatchSize: 10', worker = 'duration: 250 ms', scenario = '' }: Changed = {}) => `version: 1
name: orders
nodes:
  people: { service: client, traffic: { order: { requests: ${rate}, path: POST / } } }
  api: { service: apigateway.http }
  take: { service: lambda, properties: { MemorySize: 1024 }, assume: { duration: 20 ms } }
  orders: { service: dynamodb, properties: { ${table}, StreamSpecification: { StreamViewType: NEW_IMAGE } }, assume: ${assume} }
  ship: { service: lambda, properties: { Timeout: 10 }, assume: { ${worker} } }
connections:
  people-api: { from: people, to: api }
  api-take: { from: api, to: take }
  take-orders: { from: take, to: orders, access: [put] }
  orders-ship: { from: orders, to: ship, properties: { ${mapping} } }
scenarios: { busy: { duration: 10 min${scenario} } }
`;

function drawn(changed: Changed = {}) {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(orders(changed));
  return { design, usage, input: { design, catalog, resolve, usage } };
}

function run(changed: Changed = {}) {
  const { design, usage, input } = drawn(changed);
  const result = simulate({ ...input, scenario: 'busy' });
  if (!result) throw new Error('not cancelled');
  const node = (id: string) => result.nodes.find((each) => each.node === id) as NodeFigures;
  return { result, design, usage, ship: node('ship'), orders: node('orders') };
}

const invocations = (changed: Changed) => run(changed).usage.over('orders-ship').reduce((sum, { perMonth }) => sum + perMonth, 0) / (730 * 3600);

describe('a stream is read by one batch of each shard at a time', () => {
  it.each([
    ['of a new table on demand as many as its four partitions', {}, 4],
    ['of a small provisioned table one', { table: 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 400 }' }, 1],
    ['of a large one for each 1,000 writes and 3,000 reads', { table: 'ProvisionedThroughput: { ReadCapacityUnits: 3000, WriteCapacityUnits: 1500 }' }, 3],
    ['as many as are assumed', { assume: '{ streamShards: 2 }' }, 2],
    ['or so many of each at once as the mapping says', { assume: '{ streamShards: 2 }', mapping: 'BatchSize: 10, ParallelizationFactor: 3' }, 6],
  ])('%s', (_what, changed, most) => {
    expect(run({ rate: '300/s', ...changed }).ship.concurrency.max).toBe(most);
  });

  it('while a batch is processed the next gathers, up to the batch size: nothing is lost, and what cannot be read waits', () => {
    const { ship, orders: table } = run({ rate: '100/s', assume: '{ streamShards: 2 }' });
    // Two shards with four batches of ten a second each: 80 of 100 a second.
    expect(ship.requests / 600).toBeGreaterThan(7);
    expect(ship.concurrency.mean).toBeGreaterThan(1.9);
    expect(table.queue?.max).toBeGreaterThan(0.9 * 20 * 600);
    expect(table.queue?.left).toBe(0);
    expect(table.queue?.delivered).toBe(table.requests);
  });

  it('all records of the busiest key are in one shard', () => {
    const { ship } = run({ rate: '100/s', assume: '{ hotKeyShare: 100 % }', mapping: 'BatchSize: 100' });
    expect(ship.concurrency.max).toBe(1);
  });

  it('gives way first where full batches of all shards cannot keep up', () => {
    const { design, input } = drawn({ rate: '10/s', assume: '{ streamShards: 2 }' });
    const point = breakingPoints({ ...input, design, scenario: 'busy' })[0];
    // Two batches of ten at once, each a quarter of a second: 80 records a second.
    expect(point).toMatchObject({ node: 'orders', limit: 'lambda.stream-parallelization-max', perSecond: 2, factor: expect.closeTo(8, 9), requestsPerSecond: expect.closeTo(80, 9) });
    expect(breakingPoints({ ...input, design, scenario: 'busy' }).map(({ limit }) => limit)).not.toContain('lambda.queue-scale-max');
  });

  it('says why records wait', () => {
    const { result, design } = run({ rate: '100/s', assume: '{ streamShards: 2 }', mapping: 'BatchSize: 10, ParallelizationFactor: 1' });
    const why = explain({ result, design, catalog }).find(({ of, figure }) => 'node' in of && of.node === 'orders' && figure === 'time');
    expect(why?.steps.map(({ text }) => text.en).slice(-2)).toEqual([
      expect.stringMatching(/^because messages found every reader of orders busy/), 'because ParallelizationFactor is 1',
    ]);
    expect(why?.steps.at(-1)).toMatchObject({ path: ['connections', 'orders-ship', 'properties', 'ParallelizationFactor'], limit: { id: 'lambda.stream-parallelization-max' } });
  });
});

describe('a batch that fails', () => {
  it('is read again, and holds up what comes after it in its shard, until it is too old', () => {
    const { orders: table } = run({ assume: '{ streamShards: 1 }', mapping: 'BatchSize: 10, MaximumRecordAgeInSeconds: 60', scenario: ', faults: { ship: { errors: 1, from: 2 min, to: 4 min } }' });
    expect(table.queue?.expired).toBeGreaterThan(30);
    expect(table.queue?.again).toBeGreaterThan(100);
    expect(table.queue?.max).toBeGreaterThan(50);
    expect((table.queue?.expired ?? 0) + (table.queue?.left ?? 0)).toBeLessThan(table.requests);
  });

  it('is given up after its attempts', () => {
    const { ship, orders: table } = run({ mapping: 'BatchSize: 1, MaximumRetryAttempts: 2', scenario: ', faults: { ship: { errors: 1 } }' });
    expect(ship.requests).toBe(3 * table.requests);
    expect(table.queue?.deadLetters).toBe(table.requests);
  });

  it('with its failures told one by one is read again without what succeeded', () => {
    const { orders: table } = run({ rate: '40/s', assume: '{ streamShards: 1 }', mapping: 'BatchSize: 100, MaximumRetryAttempts: 3, FunctionResponseTypes: [ReportBatchItemFailures]', scenario: ', faults: { orders: { poison: 0.02 } }' });
    expect((table.queue?.deadLetters ?? 0) / table.requests).toBeCloseTo(0.02, 2);
  });
});

describe('the bill gathers batches as the run does', () => {
  it('each shard for itself while its window is open', () => {
    const changed = { rate: '8/s', mapping: 'BatchSize: 100, MaximumBatchingWindowInSeconds: 10' };
    // Four shards, two records a second each: the one that opens the window and twenty that come meanwhile.
    expect(invocations(changed)).toBeCloseTo(8 / 21, 6);
    expect(run(changed).ship.requests / 600).toBeCloseTo(8 / 21, 1);
  });

  it('one by one where there is no window and the function keeps up', () => {
    expect(invocations({})).toBeCloseTo(1, 9);
    const { ship, orders: table } = run();
    expect(ship.requests / table.requests).toBeGreaterThan(0.93);
  });
});
