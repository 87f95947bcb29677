import { estimate } from '../../../src/core/cost/estimate.ts';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import { catalog } from '../../../src/services/catalog.ts';
import { has, number, optional, words, type CaseKind, type Got, type Inputs } from './case.ts';
import type { Station } from '../../../src/core/simulation/contract.ts';
import { prepare, runDesign } from './designs.ts';

/** An event that a topic hands to a function, alone. */
function eventDesign(properties: string, assume: string, settings: string): string {
  return `nodes:
  topic: { service: sns }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 1024, Timeout: 60${properties} }, assume: { ${assume} } }
  failures: { service: sqs }
connections:
  topic-worker: { from: topic, to: worker }
  worker-failures: { from: worker, to: failures, kind: on-failure${settings} }
scenarios:
  case: { flows: { go: { burst: 1 } }, duration: 1 s, drain: until-empty }
`;
}

/** What a function's `wake` is told when an event is tried again. */
const AGAIN = 3;

/** When each attempt at the one event began and when it was given up, in seconds from the first attempt. */
function attempts(text: string): { readonly times: readonly number[]; readonly failed: number } {
  const { engine } = prepare(text, 'topic');
  const stationOf = (id: string): Station => engine.stations[engine.plan.nodes.findIndex((node) => node.id === id)] as Station;
  const times: number[] = [];
  let failed = 0;
  const heard = (station: Station, hears: (what?: number) => void): void => {
    const [arrive, wake] = [station.arrive.bind(station), station.wake?.bind(station)];
    station.arrive = (call) => {
      hears();
      arrive(call);
    };
    station.wake = (call, what) => {
      hears(what);
      wake?.(call, what);
    };
  };
  heard(stationOf('worker'), (what) => {
    if (what === undefined || what === AGAIN) times.push(engine.now / 1000);
  });
  heard(stationOf('failures'), (what) => {
    if (what === undefined) failed = engine.now / 1000;
  });
  engine.run(3e7, Infinity);
  const first = times[0] ?? 0;
  return { times: times.map((time) => time - first), failed: failed - first };
}

function failingEvent(inputs: Inputs): Got {
  const seconds = optional(inputs, 'handler') ?? 1;
  const retries = optional(inputs, 'max_retries') ?? 2;
  const { times, failed } = attempts(eventDesign('', `duration: ${seconds} s, errors: 1`, `, with: { MaximumRetryAttempts: ${retries} }`));
  return { attempts: times.length, attempt_starts_s: times, attempt_times_s: times, to_dlq_s: failed };
}

function throttledEvent(inputs: Inputs): Got {
  const age = optional(inputs, 'max_event_age_s') ?? 21_600;
  const { times } = attempts(eventDesign(', ReservedConcurrentExecutions: 0', 'duration: 1 s', `, with: { MaximumEventAgeInSeconds: ${age} }`));
  return { attempts: times.length, attempt_times_s: times, dropped_at_s: age };
}

interface Reading {
  readonly visibility?: number;
  readonly errors?: number;
  /** Seconds in which a batch may fill. */
  readonly window?: number;
  readonly messages?: number;
}

/** Messages that are all there at once, and a function that polls them. */
function queueDesign(inputs: Inputs, { visibility = 43_200, errors = 0, window = 0, messages = optional(inputs, 'messages') ?? 200_000 }: Reading): string {
  const most = optional(inputs, 'max', 'max_concurrency') ?? 1000;
  const receives = optional(inputs, 'max_receive_count');
  const partial = inputs['partial_batch_response'] === true;
  // Readers that are there already have their environments.
  const warm = /already/.test(words(inputs, 'pollers'));
  return `nodes:
  queue: { service: sqs, properties: { VisibilityTimeout: ${visibility} } }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 1769, Timeout: 900 }, assume: { duration: ${optional(inputs, 'handler_s') ?? 0.1} s, errors: ${errors}, initDuration: 0 ms }${warm ? `, parts: { Warm: { Type: 'AWS::Lambda::Alias', Properties: { Name: warm, FunctionName: !Ref Worker, FunctionVersion: '1', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: ${most} } } } }` : ''} }
${receives === undefined ? '' : '  dead: { service: sqs }\n'}connections:
  queue-worker: { from: queue, to: worker, properties: { BatchSize: ${optional(inputs, 'batch') ?? 1}${window > 0 ? `, MaximumBatchingWindowInSeconds: ${window}` : ''}${partial ? ', FunctionResponseTypes: [ReportBatchItemFailures]' : ''} } }
${receives === undefined ? '' : `  queue-dead: { from: queue, to: dead, kind: on-failure, with: { maxReceiveCount: ${receives} } }\n`}account:
  quotas:
    lambda.concurrency: 9000000
    lambda.queue-scale-initial: ${optional(inputs, 'pollers_start') ?? most}
    lambda.queue-scale-per-minute: ${optional(inputs, 'pollers_per_min') ?? 1_000_000}
    lambda.queue-scale-max: ${most}
scenarios:
  case: { flows: { go: { burst: ${messages} } }, duration: 1 s, drain: until-empty }
`;
}

/** How long a queue full of messages takes to drain, with as many readers as Lambda adds. */
function drain(inputs: Inputs): Got {
  const text = queueDesign(inputs, { window: (optional(inputs, 'batch') ?? 1) > 1 ? 1 : 0 });
  const { engine } = prepare(text, 'queue');
  const queue = engine.plan.nodes.findIndex(({ id }) => id === 'queue');
  while (engine.run(6 * 3_600_000, 1_000_000));
  const seconds = engine.now / 1000;
  const figures = engine.stations[queue]?.figures?.(engine.now).queue;
  const worker = engine.stations[1 - queue]?.figures?.(engine.now);
  const peak = worker?.concurrency?.max ?? 0;
  const halfway = leftAt(text, 10_000);
  return {
    drain_s: seconds, drain_min: seconds / 60, fluid_drain_min: seconds / 60, instances_at_end: peak, fluid_pollers: peak, peak_concurrency: peak,
    remaining_incl_in_flight_at_10s: halfway, mean_age_s: (figures?.age.mean ?? 0) / 1000, p99_age_s: (figures?.age.p99 ?? 0) / 1000, p50_age_s: (figures?.age.p50 ?? 0) / 1000,
  };
}

/** Messages in the queue, received or not, at a time. */
function leftAt(text: string, ms: number): number {
  return runDesign(text, 'queue', ms).node('queue').queue?.left ?? 0;
}

/** Messages that fail by chance, and go to the dead-letter queue when they were received too often. */
function failingMessages(inputs: Inputs): Got {
  const errors = number(inputs, 'p_fail');
  // So many that a thousand of them die.
  const messages = Math.ceil(Math.max(250_000, Math.min(1_000_000, 1000 / errors ** (optional(inputs, 'max_receive_count') ?? 1))));
  const { node } = runDesign(queueDesign(inputs, { visibility: Math.max(1, optional(inputs, 'visibility_s') ?? 30), errors, messages, window: (optional(inputs, 'batch') ?? 1) > 1 ? 1 : 0 }), 'queue');
  const [queue, worker] = [node('queue').queue, node('worker')];
  const failed = worker.errors / Math.max(1, worker.requests);
  return {
    dlq_fraction: (queue?.deadLetters ?? 0) / messages, mean_receives: (queue?.delivered ?? 0) / messages,
    first_try_fraction: 1 - failed, second_try_fraction: failed * (1 - failed), batch_success: 1 - failed,
    messages_retried_fraction: (queue?.again ?? 0) / Math.max(1, queue?.delivered ?? 0),
  };
}

/** Messages that are hidden for less long than they are processed. */
function shortVisibility(inputs: Inputs): Got {
  const messages = 100;
  const { node } = runDesign(queueDesign(inputs, { visibility: number(inputs, 'visibility_s'), messages }), 'queue');
  return { deliveries_per_message_min: Math.floor((node('queue').queue?.delivered ?? 0) / messages) };
}

/** The bill of one function as the product prices it, at the prices of the case. */
function functionCost(inputs: Inputs): Got {
  const [memory, requests, milliseconds] = [number(inputs, 'memory_mb'), number(inputs, 'requests'), optional(inputs, 'duration_ms', 'handler_ms') ?? 0];
  const cold = optional(inputs, 'p_cold') ?? 0;
  const init = optional(inputs, 'init_ms') ?? 0;
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(`version: 1
name: case
region: us-east-1
nodes:
  users: { service: client, traffic: { go: { requests: ${requests}/month } } }
  api: { service: apigateway.http }
  worker: { service: lambda, properties: { Runtime: nodejs22.x, MemorySize: ${memory} }, assume: { duration: ${milliseconds} ms, initDuration: ${init} ms, usage: { initialisation: ${(requests * cold * init * memory) / 1024 / 1000} } } }
connections:
  users-api: { from: users, to: api }
  api-worker: { from: api, to: worker }
`);
  const lines = estimate({ design, catalog, resolve, usage }).lines.filter(({ node }) => node === 'worker');
  const quantity = (component: string): number => lines.find((line) => line.component === component)?.quantity ?? 0;
  const seconds = quantity('duration');
  const free = (amount: number, key: string): number => Math.max(0, amount - (optional(inputs, key) ?? 0));
  const usd = free(seconds, 'free_gbs') * (optional(inputs, 'gbs_price') ?? 0) + (free(quantity('requests'), 'free_requests') / 1e6) * (optional(inputs, 'req_price_per_m') ?? 0);
  return { monthly_usd: usd, gb_s: seconds, billed_gb_s: seconds + quantity('initialisation') };
}

export const EVENTS: readonly CaseKind[] = [
  { name: 'event of a function that has no concurrency', takes: (inputs) => words(inputs, 'invoke') === 'async' && has(inputs, 'reserved_concurrency'), run: throttledEvent },
  { name: 'event of a function that fails', takes: (inputs) => words(inputs, 'invoke') === 'async', run: failingEvent },
  { name: 'messages hidden for less long than they are processed', takes: (inputs) => has(inputs, 'visibility_s', 'handler_s') && optional(inputs, 'failures') === 0, run: shortVisibility },
  { name: 'messages that fail', takes: (inputs) => has(inputs, 'p_fail'), run: failingMessages },
  { name: 'messages in a queue', takes: (inputs) => has(inputs, 'messages', 'handler_s'), run: drain },
  { name: 'bill of a function', takes: (inputs) => has(inputs, 'memory_mb', 'requests'), run: functionCost },
];
