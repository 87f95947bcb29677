import { Distribution } from '../../../src/core/kernel/distribution.ts';
import { EventQueue } from '../../../src/core/kernel/event-queue.ts';
import { Histogram } from '../../../src/core/kernel/histogram.ts';
import { RandomStream } from '../../../src/core/kernel/random.ts';
import { TimeAverage } from '../../../src/core/kernel/time-average.ts';
import { has, law, number, optional, words, type Case, type CaseKind, type Got, type Inputs } from './case.ts';

const CUSTOMERS = 10_000_000;
const ARRIVAL = -1;

/** Customers who wait in line for one of some servers, on the kernel's queue. */
function waitingLine(rate: number, servers: number, service: Distribution, customers: number, seed = 1): Got {
  const [arrivals, services] = [new RandomStream(seed, 'arrivals'), new RandomStream(seed, 'services')];
  const queue = new EventQueue(4096);
  const line = new Float64Array(1 << 20);
  const [inSystem, waits, sojourns] = [new TimeAverage(), new Histogram(), new Histogram()];
  let [first, last, busy, served, waited, waitSum, lineArea] = [0, 0, 0, 0, 0, 0, 0];
  queue.push(arrivals.exponential() / rate, ARRIVAL);
  const begin = (now: number, wait: number): void => {
    served++;
    if (wait > 0) waited++;
    waitSum += wait;
    waits.add(wait);
    const time = service.sample(services);
    sojourns.add(wait + time);
    queue.push(now + time, 1);
  };
  while (served < customers) {
    const what = queue.pop();
    const { now } = queue;
    if (what === ARRIVAL) {
      inSystem.change(now, 1);
      queue.push(now + arrivals.exponential() / rate, ARRIVAL);
      if (busy < servers) {
        busy++;
        begin(now, 0);
      } else line[last++ & (line.length - 1)] = now;
    } else {
      inSystem.change(now, -1);
      if (last > first) begin(now, now - (line[first++ & (line.length - 1)] as number));
      else busy--;
    }
  }
  lineArea = waitSum / queue.now;
  return {
    P_wait: waited / served, Wq: waitSum / served, W: sojourns.mean, L: inSystem.mean(queue.now), Lq: lineArea,
    ...Object.fromEntries([50, 90, 95, 99, 99.9].flatMap((p) => [[`wait_p${p}`, waits.quantile(p / 100)], [`sojourn_p${p}`, sojourns.quantile(p / 100)]])),
  };
}

function line(inputs: Inputs, { tolerance }: Case): Got {
  const rate = number(inputs, 'lam', 'lambda', 'rate_rps');
  const mu = optional(inputs, 'mu');
  const servers = optional(inputs, 'c', 'servers') ?? 1;
  const squared = optional(inputs, 'cv2');
  const service = mu !== undefined && squared === undefined ? Distribution.exponential(1 / mu)
    : squared !== undefined && typeof inputs['service'] !== 'string' ? withVariance(optional(inputs, 'service_s') ?? 1 / (mu ?? 1), squared)
      : law(inputs['service'] ?? inputs['service_s'], optional(inputs, 'service_s') ?? 1);
  const near = Math.min(...Object.values(tolerance).map(({ rel = 0.05 }) => rel));
  return waitingLine(rate, servers, service, servers >= 500 || near < 0.02 ? 3 * CUSTOMERS : 2 * CUSTOMERS);
}

/** A law of this mean whose variance is so many times the square of it. */
function withVariance(mean: number, squared: number): Distribution {
  return squared === 0 ? Distribution.constant(mean) : squared === 1 ? Distribution.exponential(mean) : Distribution.logNormalOf(mean, squared);
}

/** Calls that find no free place are turned away. */
function lossSystem(rate: number, cap: number, service: Distribution, calls: number): { readonly lost: number; readonly busy: number } {
  const [arrivals, services] = [new RandomStream(1, 'arrivals'), new RandomStream(1, 'services')];
  const queue = new EventQueue(4096);
  const busy = new TimeAverage();
  let lost = 0;
  let now = 0;
  for (let i = 0; i < calls; i++) {
    now += arrivals.exponential() / rate;
    while (queue.size > 0 && queue.next <= now) {
      queue.pop();
      busy.change(queue.now, -1);
    }
    if (busy.level >= cap) lost++;
    else {
      busy.change(now, 1);
      queue.push(now + service.sample(services), 1);
    }
  }
  return { lost: lost / calls, busy: busy.mean(now) };
}

/** Whatever the law of durations, only their mean counts: the mean of all laws that the case names. */
function erlangB(inputs: Inputs): Got {
  const [erlangs, cap] = [optional(inputs, 'offered_erlangs', 'erlangs', 'a') ?? number(inputs, 'rate_rps') * (optional(inputs, 'service_s') ?? law(inputs['service']).mean), number(inputs, 'cap', 'provisioned_concurrency', 'reserved_concurrency', 'pc', 'c')];
  const written = inputs['service'];
  // Durations in units of their mean: the load is what counts.
  const laws = (Array.isArray(written) ? written : [written ?? 'exp']).map((each) => law(typeof each === 'string' ? each.replace(/[0-9.]+\s*m?s\b/g, '') : 1));
  const runs = laws.map((each) => lossSystem(erlangs, cap, each, CUSTOMERS));
  const lost = runs.reduce((sum, run) => sum + run.lost, 0) / runs.length;
  const busy = runs.reduce((sum, run) => sum + run.busy, 0) / runs.length;
  return { p_throttle: lost, p_reject: lost, p_block: lost, p_spill: lost, spill_fraction: lost, spillover: lost, spillover_fraction: lost, p_spillover: lost, blocking: lost, throttled_fraction: lost, avg_concurrency: busy, avg_running: busy };
}

/** No end of servers: concurrency over time. */
function noEndOfServers(inputs: Inputs): Got {
  const rate = number(inputs, 'rate_rps');
  const written = words(inputs, 'service');
  const service = /any cv/.test(written) ? law(written.replace(/\(any cv\)/, 'cv^2=4')) : law(inputs['service'] ?? inputs['service_s']);
  const [arrivals, services] = [new RandomStream(1, 'arrivals'), new RandomStream(1, 'services')];
  const queue = new EventQueue(4096);
  const seconds: number[] = [];
  let [level, now, since] = [0, 0, 0];
  const from = 50 * service.mean;
  const note = (time: number): void => {
    if (time > from) seconds[level] = (seconds[level] ?? 0) + time - Math.max(since, from);
    since = time;
  };
  for (let i = 0; i < CUSTOMERS; i++) {
    now += arrivals.exponential() / rate;
    while (queue.size > 0 && queue.next <= now) {
      queue.pop();
      note(queue.now);
      level--;
    }
    note(now);
    level++;
    queue.push(now + service.sample(services), 1);
  }
  return distributionOf(seconds);
}

function distributionOf(seconds: readonly number[]): Got {
  const all = seconds.reduce((sum, time) => sum + (time ?? 0), 0);
  const mean = seconds.reduce((sum, time, at) => sum + at * (time ?? 0), 0) / all;
  const variance = seconds.reduce((sum, time, at) => sum + (at - mean) * (at - mean) * (time ?? 0), 0) / all;
  const quantile = (p: number): number => {
    let below = 0;
    return seconds.findIndex((time) => (below += (time ?? 0) / all) >= p);
  };
  return { mean_concurrency: mean, var_concurrency: variance, p50: quantile(0.5), p90: quantile(0.9), p95: quantile(0.95), p99: quantile(0.99), p999: quantile(0.999) };
}

/** Concurrency at given times after the start, over many runs. */
function ramp(inputs: Inputs): Got {
  const [rate, service, times] = [number(inputs, 'rate_rps'), law(inputs['service']), inputs['times_s'] as readonly number[]];
  const runs = 4000;
  const sums = times.map(() => 0);
  const end = Math.max(...times);
  for (let run = 0; run < runs; run++) {
    const random = new RandomStream(run, 'ramp');
    for (let now = random.exponential() / rate; now <= end; now += random.exponential() / rate) {
      const until = now + service.sample(random);
      times.forEach((time, at) => {
        if (now <= time && time < until) sums[at] = (sums[at] ?? 0) + 1;
      });
    }
  }
  return { mean_concurrency: Object.fromEntries(times.map((time, at) => [String(time), (sums[at] ?? 0) / runs])) };
}

export const QUEUES: readonly CaseKind[] = [
  { name: 'waiting line', takes: (inputs) => has(inputs, 'lam') || has(inputs, 'lambda'), run: line },
  { name: 'Erlang B', takes: (inputs) => has(inputs, 'offered_erlangs') || has(inputs, 'erlangs', 'cap') || (inputs['queue'] === 0 && has(inputs, 'rate_rps') && (has(inputs, 'service_s') || has(inputs, 'service')) && (has(inputs, 'cap') || has(inputs, 'provisioned_concurrency'))), run: erlangB },
  { name: 'concurrency after a step', takes: (inputs) => has(inputs, 'times_s', 'rate_rps'), run: ramp },
  { name: 'concurrency without a limit', takes: (inputs, { expected }) => has(inputs, 'rate_rps') && (has(inputs, 'service') || has(inputs, 'service_s')) && 'mean_concurrency' in expected, run: noEndOfServers },
];
