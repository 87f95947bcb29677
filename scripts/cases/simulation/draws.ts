import { Distribution } from '../../../src/core/kernel/distribution.ts';
import { Histogram } from '../../../src/core/kernel/histogram.ts';
import { RandomStream } from '../../../src/core/kernel/random.ts';
import { TokenBucket } from '../../../src/core/simulation/token-bucket.ts';
import { has, number, optional, type CaseKind, type Got, type Inputs } from './case.ts';

const DRAWS = 10_000_000;

/** Poisson arrivals at a token bucket. */
function bucket(inputs: Inputs): Got {
  const [rate, burst, load] = [number(inputs, 'rate', 'refill', 'rate_rps'), number(inputs, 'burst'), number(inputs, 'arrivals_poisson_rps')];
  const [tokens, random] = [new TokenBucket(rate, burst), new RandomStream(1, 'arrivals')];
  let [refused, now] = [0, 0];
  for (let i = 0; i < 3 * DRAWS; i++) {
    now += (1000 * random.exponential()) / load;
    if (!tokens.take(now)) refused++;
  }
  return { p_throttle: refused / (3 * DRAWS) };
}

/** Delays one after the other. */
function hops(inputs: Inputs): Got {
  const laws = (inputs['hops_ms'] as readonly { readonly p50: number; readonly p99: number }[]).map(({ p50, p99 }) => Distribution.logNormal(p50, p99));
  const random = new RandomStream(1, 'hops');
  return percentiles(() => laws.reduce((sum, each) => sum + each.sample(random), 0));
}

function coldMix(inputs: Inputs): Got {
  const random = new RandomStream(1, 'cold');
  const [warm, extra, share] = [number(inputs, 'warm_ms'), number(inputs, 'cold_extra_ms'), number(inputs, 'p_cold')];
  return percentiles(() => warm + (random.uniform() <= share ? extra : 0));
}

function percentiles(draw: () => number): Got {
  const histogram = new Histogram();
  for (let i = 0; i < DRAWS; i++) histogram.add(draw());
  return { mean: histogram.mean, ...Object.fromEntries([[10, 0.1], [50, 0.5], [90, 0.9], [95, 0.95], [97, 0.97], [99, 0.99], [999, 0.999]].map(([name, p]) => [`p${name}`, histogram.quantile(p as number)])) };
}

/** One key that is kept for a while after each miss. */
function cache(inputs: Inputs): Got {
  // Keys that are asked for alike: each sees its share of the requests.
  const keys = optional(inputs, 'keys') ?? 1;
  const [rate, ttl, random] = [number(inputs, 'rate_rps') / keys, number(inputs, 'ttl_s'), new RandomStream(1, 'key')];
  let [now, until, misses] = [0, -1, 0];
  for (let i = 0; i < DRAWS / 2; i++) {
    now += random.exponential() / rate;
    if (now < until) continue;
    misses++;
    until = now + ttl;
  }
  return { miss_ratio: misses / (DRAWS / 2), hit_ratio: 1 - misses / (DRAWS / 2), origin_rps: (misses * keys) / now };
}

/** The wait for the next poll. */
function pollWait(inputs: Inputs): Got {
  const [interval, random] = [number(inputs, 'poll_interval_s'), new RandomStream(1, 'polls')];
  let [now, sum, max] = [0, 0, 0];
  for (let i = 0; i < 1_000_000; i++) {
    now += random.exponential() * interval * 50;
    const wait = (Math.floor(now / interval) + 1) * interval - now;
    sum += wait;
    max = Math.max(max, wait);
  }
  return { mean_poll_wait_s: sum / 1_000_000, max_poll_wait_s: max };
}

export const DRAWN: readonly CaseKind[] = [
  { name: 'cache of one key', takes: (inputs) => has(inputs, 'ttl_s', 'rate_rps'), run: cache },
  { name: 'token bucket', takes: (inputs) => (has(inputs, 'rate') || has(inputs, 'rate_rps') || has(inputs, 'refill')) && has(inputs, 'burst', 'arrivals_poisson_rps'), run: bucket },
  { name: 'hops in series', takes: (inputs) => has(inputs, 'hops_ms'), run: hops },
  { name: 'cold and warm calls', takes: (inputs) => has(inputs, 'warm_ms', 'cold_extra_ms', 'p_cold'), run: coldMix },
  { name: 'wait for a poll', takes: (inputs) => has(inputs, 'poll_interval_s'), run: pollWait },
];
