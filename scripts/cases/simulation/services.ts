import { RandomStream } from '../../../src/core/kernel/random.ts';
import { Histogram } from '../../../src/core/kernel/histogram.ts';
import type { Latency } from '../../../src/core/simulation/contract.ts';
import { lawOf } from '../../../src/core/simulation/latency.ts';
import { TokenBucket } from '../../../src/core/simulation/token-bucket.ts';
import { onDemand, partition, provisioned } from '../../../src/services/dynamodb/simulation.ts';
import { READ_UNIT, startedUnits, WRITE_UNIT } from '../../../src/services/dynamodb/units.ts';
import { STREAM } from '../../../src/services/dynamodb/latencies.ts';
import { DELIVERY as EVENTS } from '../../../src/services/eventbridge/latencies.ts';
import { accountOf, Admission, NONE } from '../../../src/services/lambda/admission.ts';
import { COLD_STARTS } from '../../../src/services/lambda/latencies.ts';
import { firstHandler } from '../../../src/services/lambda/simulation.ts';
import { DELIVERY_RETRIES, DELIVERY as TOPIC, FIFO_DELIVERY as FIFO_TOPIC, RETRY_PHASES } from '../../../src/services/sns/latencies.ts';
import { DELIVERY as QUEUE, FIFO_DELIVERY as FIFO_QUEUE } from '../../../src/services/sqs/latencies.ts';
import { EXPRESS, EXPRESS_SYNC, STANDARD, STANDARD_SYNC } from '../../../src/services/stepfunctions/latencies.ts';
import { EventQueue } from '../../../src/core/kernel/event-queue.ts';
import { has, number, optional, words, type Case, type CaseKind, type Got, type Inputs } from './case.ts';
import { called, runDesign } from './designs.ts';

/** Evenly spaced calls at something that takes them or does not: when the first is turned away, and how many. */
function evenly(load: number, seconds: number, takes: (ms: number) => boolean): { readonly first: number; readonly refused: number; readonly steady: number } {
  let [first, refused, late, lateRefused] = [Infinity, 0, 0, 0];
  for (let i = 0; i < load * seconds; i++) {
    const ms = (1000 * i) / load;
    const taken = takes(ms);
    if (!taken && refused++ === 0) first = ms / 1000;
    // The last fifth: the bucket has long been empty.
    if (ms >= 800 * seconds) {
      late++;
      if (!taken) lateRefused++;
    }
  }
  return { first, refused, steady: lateRefused / Math.max(1, late) };
}

function throttle(inputs: Inputs): Got {
  const [load, seconds] = [number(inputs, 'load_rps', 'load'), optional(inputs, 'duration_s') ?? 60];
  const bucket = new TokenBucket(number(inputs, 'rate', 'refill'), number(inputs, 'burst', 'bucket'));
  const { first, refused, steady } = evenly(load, seconds, (ms) => bucket.take(ms));
  const share = refused / (load * seconds);
  return { first_429_s: first, first_throttle_s: first, throttled: refused, [`fraction_${seconds}s`]: share, fraction: share, steady_fraction: steady, throttled_fraction: share };
}

function tableWrites(inputs: Inputs): Got {
  const [load, seconds] = [number(inputs, 'load_wps', 'load_rps'), optional(inputs, 'duration_s') ?? 300];
  const kind = has(inputs, 'load_wps') || has(inputs, 'wcu') ? 'write' : 'read';
  const bytes = 1024 * (optional(inputs, 'item_kb') ?? 1);
  const units = kind === 'write' ? startedUnits(bytes, WRITE_UNIT) : startedUnits(bytes, READ_UNIT) * (/eventual/.test(words(inputs, 'consistency')) ? 0.5 : 1);
  const mode = words(inputs, 'mode');
  const initial = Math.max(kind === 'write' ? 4000 : 12_000, 2 * (optional(inputs, 'previous_peak_wps', 'previous_peak_rps') ?? 0));
  const capacity = has(inputs, 'key') ? partition(kind) : /demand/.test(mode) ? onDemand(initial) : provisioned(number(inputs, 'wcu', 'rcu'));
  const { first, refused, steady } = evenly(load, seconds, (ms) => capacity.take(ms, units));
  const share = refused / (load * seconds);
  return {
    first_throttle_s: first, steady_throttle_fraction: steady, initial_throttle_fraction: share, throttled_fraction: share,
    accepted_wps: load * (1 - steady), accepted_rps: load * (1 - steady), [`throttled_${seconds}s`]: refused, throttled: refused,
  };
}

function capacityUnits(inputs: Inputs): Got {
  const ops = inputs['ops'] as readonly { readonly op: string; readonly kb: number }[];
  return {
    units: ops.map(({ op, kb }) => {
      const writes = /write|put|update|delete/.test(op);
      const units = startedUnits(kb * 1024, writes ? WRITE_UNIT : READ_UNIT);
      return units * (/tx|trans/.test(op) ? 2 : writes ? 1 : /eventual/.test(op) ? 0.5 : 1);
    }),
  };
}

/** A function under a step of load, within its scaling rate and the account's concurrency. */
function scaling(inputs: Inputs): Got {
  const { rate, service, seconds } = stepOf(inputs);
  const { reserved, concurrency } = { reserved: optional(inputs, 'reserved_concurrency'), concurrency: optional(inputs, 'account_concurrency') ?? 1000 };
  const admission = new Admission({
    reserved, provisioned: optional(inputs, 'provisioned_concurrency') ?? 0, idleMs: 360_000,
    scaling: { burst: optional(inputs, 'env_bucket') ?? 1000, perSecond: optional(inputs, 'env_refill_per_s') ?? 100 },
  }, accountOf(concurrency, reserved ?? 0));
  const ends = new EventQueue(4096);
  const init = (optional(inputs, 'cold_init_s') ?? 0) * 1000;
  let [throttled, last, cold] = [0, 0, 0];
  for (let i = 0; i < rate * seconds; i++) {
    const ms = (1000 * i) / rate;
    while (ends.size > 0 && ends.next <= ms + 1e-6) admission.release(ends.pop(), ends.now);
    const environment = admission.take(ms);
    if (environment === NONE) {
      throttled++;
      last = ms / 1000;
      continue;
    }
    if (admission.cold) cold++;
    ends.push(ms + service * 1000 + (admission.cold ? init : 0), environment);
  }
  return { throttled, cold_starts: cold, last_throttle_s: last, peak_concurrency: admission.environments.running.max, throttled_fraction: throttled / (rate * seconds) };
}

/** `3,000 rps x 1 s`, `load_rps` and `service_s`; the length also as the end of a name, `…_60s`. */
function stepOf(inputs: Inputs): { readonly rate: number; readonly service: number; readonly seconds: number } {
  const text = words(inputs, 'load');
  const [, load, each] = /([0-9][0-9,.]*)\s*rps\s*x\s*([0-9.]+)\s*s/.exec(text) ?? [];
  const named = /_([0-9]+)s$/.exec(words(inputs, 'description'))?.[1];
  return {
    rate: load === undefined ? number(inputs, 'load_rps') : Number(load.replaceAll(',', '')),
    service: each === undefined ? number(inputs, 'service_s') : Number(each),
    seconds: optional(inputs, 'duration_s') ?? Number(named ?? 60),
  };
}

/**
 * What a single cold start took in the measurements of bursts (STeLLAR, IISWC 2021: 448 ms at the median, 672 ms in the
 * tail, from end to end) besides the platform's part and the call itself.
 */
const INIT_THEN = '{ p50: 340 ms, p99: 560 ms }';

/** Many calls at once, all cold. */
function burst(inputs: Inputs): Got {
  const ran = runDesign(called({ burst: number(inputs, 'burst'), seconds: 60, service: `${number(inputs, 'service_s')} s`, init: INIT_THEN }), 'worker');
  const worker = ran.node('worker');
  const { latency } = ran.result.endToEnd;
  return { cold_starts: worker.coldStarts, peak_concurrency: worker.concurrency.max, measured_p50_ms: latency.p50, measured_p99_ms: latency.p99 };
}

/** Measured delivery, by what delivers. */
const DELIVERIES: readonly (readonly [RegExp, Latency])[] = [
  [/sns.*fifo|fifo.*sns/, FIFO_TOPIC], [/sqs.*fifo|fifo.*sqs/, FIFO_QUEUE], [/sqs/, QUEUE], [/sns/, TOPIC], [/eventbridge/, EVENTS],
  [/express.*sync|sync.*express/, EXPRESS_SYNC], [/express/, EXPRESS], [/(step|sfn|standard).*sync/, STANDARD_SYNC], [/step|sfn/, STANDARD], [/dynamo|ddb/, STREAM],
];

function deliveryOf({ id, title }: Case): Latency | undefined {
  const name = `${id} ${title}`.toLowerCase().replaceAll('async', '');
  return DELIVERIES.find(([pattern]) => pattern.test(name))?.[1];
}

function delivery(_inputs: Inputs, given: Case): Got {
  const latency = deliveryOf(given);
  if (!latency) throw new RangeError(`this product has no node that delivers as ${given.id} does`);
  const [law, random, histogram] = [lawOf(latency), new RandomStream(1, given.id), new Histogram()];
  for (let i = 0; i < 1_000_000; i++) histogram.add(law.sample(random));
  return Object.fromEntries([10, 50, 90, 95, 99].map((p) => [`p${p}_ms`, histogram.quantile(p / 100)]));
}

function topicRetries(): Got {
  const [immediate, before, growing, after] = RETRY_PHASES;
  let seconds = 0;
  for (let retry = 1; retry < DELIVERY_RETRIES.attempts; retry++) seconds += DELIVERY_RETRIES.wait(retry) / 1000;
  return {
    total_attempts: DELIVERY_RETRIES.attempts, immediate: immediate.attempts, pre_backoff: before.attempts, pre_backoff_s: before.from,
    backoff: growing.attempts, backoff_range_s: [growing.from, growing.to], post_backoff: after.attempts, post_backoff_s: after.from, days_min: Math.floor(seconds / 86_400),
  };
}

function coldByMemory(inputs: Inputs): Got {
  const runtime = /^[a-z]+[0-9.x]*/.exec(words(inputs, 'runtime'))?.[0] ?? '';
  const measured = COLD_STARTS.get(runtime);
  if (!measured) return {};
  const arm = /arm/.test(words(inputs, 'runtime'));
  const image = /image/.test(words(inputs, 'runtime'));
  const init = measured[image ? (arm ? 'imageArm' : 'image') : arm ? 'zipArm' : 'zip'];
  const written = inputs['memory_mb'] as number | readonly number[];
  const each = (value: (size: number) => number): number | readonly number[] => (typeof written === 'number' ? value(written) : written.map(value));
  return { first_handler_ms: each((size) => firstHandler(measured, size)), init_p10_ms: each(() => init[0]), init_p50_ms: each(() => init[1]), init_p90_ms: each(() => init[2]), init_p99_ms: each(() => init[3]) };
}

function sameSeed(inputs: Inputs): Got {
  const seeds = inputs['seeds'] as readonly number[];
  const runs = seeds.map((seed) => JSON.stringify(runDesign(called({ rate: 50, seconds: 60, service: '{ p50: 50 ms, p99: 200 ms }', seed }), 'worker').result.nodes));
  return Object.fromEntries(seeds.flatMap((a, i) => seeds.map((b, j) => [`identical_${a}_${b}`, i < j ? runs[i] === runs[j] : undefined] as const).filter(([, same]) => same !== undefined)));
}

/** Little's law: calls at a node on average are its rate times their time there. */
function little(): Got {
  const { result, engine } = runDesign(called({ rate: 50, seconds: 600, service: '{ p50: 50 ms, p99: 200 ms }' }), 'worker');
  const errors = engine.nodes.map(({ requests, concurrency, latency }) => Math.abs(concurrency.mean(result.endedMs) / ((requests / result.endedMs) * latency.mean) - 1));
  return { abs_rel_error_max: Math.max(...errors) };
}

export const SERVICES: readonly CaseKind[] = [
  { name: 'delivery by measured quantiles', takes: (inputs, given) => has(inputs, 'consumer') || 'p50_ms' in given.expected, run: delivery },
  { name: 'same seed', takes: (inputs) => has(inputs, 'seeds'), run: sameSeed },
  { name: 'Little\'s law', takes: (inputs) => has(inputs, 'any'), run: little },
  { name: 'capacity units', takes: (inputs) => has(inputs, 'ops'), run: capacityUnits },
  { name: 'table under writes', takes: (inputs) => has(inputs, 'load_wps') || (has(inputs, 'load_rps') && (has(inputs, 'rcu') || has(inputs, 'item_kb') || /demand|provisioned/.test(words(inputs, 'mode')))), run: tableWrites },
  { name: 'retries of a topic', takes: (inputs) => has(inputs, 'endpoint'), run: topicRetries },
  { name: 'first handler by memory', takes: (inputs) => has(inputs, 'runtime', 'memory_mb') && !has(inputs, 'requests'), run: coldByMemory },
  { name: 'burst of calls', takes: (inputs) => has(inputs, 'burst', 'service_s'), run: burst },
  { name: 'function under a step of load', takes: (inputs) => has(inputs, 'env_bucket') || has(inputs, 'account_concurrency') || (has(inputs, 'load_rps', 'service_s')), run: scaling },
  { name: 'throttle under a steady load', takes: (inputs) => (has(inputs, 'rate', 'burst') && has(inputs, 'load_rps')) || has(inputs, 'bucket', 'refill', 'load'), run: throttle },
];
