import { describe, expect, it } from 'vitest';
import { lostShare, meanAttempts } from '../../src/core/traffic/attempts.ts';
import { metered } from './metered.ts';

/** A topic with 1,000 messages a month, the function that takes them, the queue of what fails, and a table. */
function delivered(fn: string, failure: string): Record<string, number> {
  return metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month } } }
  fn: { service: lambda }
  topic: { service: sns }
  it: { service: lambda${fn} }
  dead: { service: sqs }
  table: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST }, assume: { storage: 0 } }
connections:
  a: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: topic }
  c: { from: topic, to: it }
  d: { from: it, to: dead, kind: on-failure${failure} }
  e: { from: it, to: table, access: [put] }`);
}

/** A queue with 1,000 messages a month, the function that polls it, and its dead-letter queue. */
function polled(fn: string, mapping: string, failure: string): Record<string, number> {
  return metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month } } }
  fn: { service: lambda }
  queue: { service: sqs }
  it: { service: lambda${fn} }
  dead: { service: sqs }
connections:
  a: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: queue }
  c: { from: queue, to: it${mapping} }
  d: { from: queue, to: dead, kind: on-failure${failure} }`);
}

describe('an event that nobody waits for', () => {
  it('is tried three times where it always fails, and everything that the function calls with it', () => {
    expect(delivered('', ', assume: { failureRatio: 10 % }')).toMatchObject({ 'topic publishes': 1000, 'it requests': 900 + 100 * 3, 'dead sends': 100, 'table write-units': 1200 });
  });
  it('is tried again where attempts fail by chance, and given up where all of them do', () => {
    expect(delivered(', assume: { errors: 10 % }', '')).toMatchObject({ 'it requests': 1000 * (1 + 0.1 + 0.01), 'dead sends': 1 });
  });
  it('is tried as often as its function is set to', () => {
    expect(delivered('', ', with: { MaximumRetryAttempts: 0 }, assume: { failureRatio: 10 % }')).toMatchObject({ 'it requests': 1000, 'dead sends': 100 });
    expect(delivered(', parts: { Config: { Type: AWS::Lambda::EventInvokeConfig, Properties: { MaximumRetryAttempts: 1 } } }', ', assume: { failureRatio: 10 % }')).toMatchObject({ 'it requests': 1100, 'dead sends': 100 });
  });
  it('is tried once where somebody waits for the answer', () => {
    expect(metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month } } }
  it: { service: lambda, assume: { errors: 50 % } }
connections:
  a: { from: caller, to: it, kind: invoke }`)['it requests']).toBe(1000);
  });
});

describe('a message of a queue', () => {
  it('that always fails is received five times, or as often as is set, before it goes to the dead-letter queue', () => {
    expect(polled('', '', ', assume: { failureRatio: 10 % }')).toMatchObject({ 'queue sends': 1000, 'queue receives': 900 + 5 * 100, 'it requests': 1400, 'dead sends': 100 });
    expect(polled('', '', ', with: { maxReceiveCount: 2 }, assume: { failureRatio: 10 % }')).toMatchObject({ 'it requests': 1100, 'dead sends': 100 });
  });
  it('is received again where the function fails by chance', () => {
    expect(polled(', assume: { errors: 50 % }', '', ', with: { maxReceiveCount: 3 }')).toMatchObject({ 'it requests': 1750, 'queue receives': 1750, 'dead sends': 125 });
  });
  it('takes its batch with it, unless the function says which messages failed', () => {
    const batches = (mapping: string): number => polled('', `, assume: { batch: 10 }${mapping}`, ', assume: { failureRatio: 1 % }')['it requests'] ?? NaN;
    expect(batches('')).toBeCloseTo(100 * (1 + 4 * (1 - 0.99 ** 10)), 6);
    expect(batches(', properties: { FunctionResponseTypes: [ReportBatchItemFailures] }')).toBeCloseTo(100 * 1.04, 6);
  });
});

describe('a caller', () => {
  it('calls again as often as it is said to, where calls fail', () => {
    const called = (assume: string): number | undefined => metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month, path: GET /x } } }
  it: { service: apigateway.http }
connections:
  a: { from: caller, to: it, assume: { ${assume} } }`)['it requests'];
    expect([called('failureRatio: 10 %, retries: 2'), called('failureRatio: 10 %'), called('retries: 2')]).toEqual([1110, 1000, 1000]);
  });
});

describe('attempts on average', () => {
  it.each([[0, 0, 3, 1, 0], [1, 0, 3, 3, 1], [0, 1, 3, 3, 1], [0, 0.5, 3, 1.75, 0.125], [0.5, 0.5, 2, 1.75, 0.625], [0, 0.5, Infinity, 2, 0]])('%d always fail, of others %d, at most %d times: %d attempts, %d lost', (poison, errors, most, attempts, lost) => {
    expect([meanAttempts({ poison, errors, most }), lostShare({ poison, errors, most })]).toEqual([attempts, lost]);
  });
  it('are a number even where nothing ever succeeds and nothing gives up', () => expect(meanAttempts({ poison: 0, errors: 1, most: Infinity })).toBe(1000));
});
