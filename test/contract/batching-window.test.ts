import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { breakingPoints } from '../../src/core/simulation/breaking-point.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';

/** What a queue, or the stream of a table with two shards, holds is read in batches by a function that takes a second for each. */
const shop = (source: 'queue' | 'table', mapping: string, rate = '20/s') => `version: 1
name: shop
nodes:
  people: { service: client, traffic: { order: { requests: ${rate}, path: POST / } } }
  api: { service: apigateway.http }
  take: { service: lambda, properties: { MemorySize: 1024 }, assume: { duration: 20 ms } }
  queue: { service: sqs, properties: { VisibilityTimeout: 360 } }
  table: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, StreamSpecification: { StreamViewType: NEW_IMAGE } }, assume: { streamShards: 2 } }
  ship: { service: lambda, properties: { Timeout: 10, ReservedConcurrentExecutions: 4 }, assume: { duration: 1 s } }
connections:
  people-api: { from: people, to: api }
  api-take: { from: api, to: take }
  take-queue: { from: take, to: queue }
  take-table: { from: take, to: table, access: [put] }
  read: { from: ${source}, to: ship, properties: { ${mapping} } }
scenarios: { busy: { duration: 10 min } }
`;

function shipUnder(source: 'queue' | 'table', mapping: string, rate?: string) {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(shop(source, mapping, rate));
  const input = { design, catalog, resolve, usage, scenario: 'busy' };
  return { input, point: breakingPoints(input).find(({ node }) => node === 'ship') };
}

describe('the breaking point of a function that reads in batches', () => {
  it('counts a message as an invocation where there is no window', () => {
    expect(shipUnder('queue', 'BatchSize: 10').point).toMatchObject({ limit: 'lambda.concurrency', factor: expect.closeTo(4 / 20, 6), requestsPerSecond: expect.closeTo(4, 6) });
  });

  it('counts full batches where the window is long enough for them', () => {
    // 100 a batch and four of a second at once: 400 messages a second, which is twenty times the scenario.
    expect(shipUnder('queue', 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5').point?.factor).toBeCloseTo(20, 3);
  });

  it('is the same wherever the scenario starts: the window gathers more where more comes', () => {
    const mapping = 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5';
    const messages = (rate: string) => shipUnder('queue', mapping, rate).point?.flows['people.order'];
    expect(messages('1/s')).toBeCloseTo(400, 1);
    expect(messages('300/s')).toBeCloseTo(400, 1);
  });

  it('is gathered by each shard of a stream for itself', () => {
    // 200 records a second and shard fill a batch in half a second: four batches a second, as many as the function takes at once.
    const { point } = shipUnder('table', 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5', '400/s');
    expect(point?.requestsPerSecond).toBeCloseTo(4, 6);
    expect(point?.flows['people.order']).toBeCloseTo(400, 1);
  });

  it('agrees with runs on both sides of it', () => {
    const mapping = 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5';
    const waiting = (rate: string): number => {
      const result = simulate(shipUnder('queue', mapping, rate).input);
      return result?.nodes.find(({ node }) => node === 'queue')?.queue?.max ?? 0;
    };
    // Below, what waits is what a window gathers; above, the rest of ten minutes is left over.
    expect(waiting('300/s')).toBeLessThan(5000);
    expect(waiting('500/s')).toBeGreaterThan(30_000);
  });
});
