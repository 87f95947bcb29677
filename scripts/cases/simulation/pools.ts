import type { Distribution } from '../../../src/core/kernel/distribution.ts';
import { EventQueue } from '../../../src/core/kernel/event-queue.ts';
import { RandomStream } from '../../../src/core/kernel/random.ts';
import { Environments, type Reuse } from '../../../src/core/simulation/environments.ts';
import { usual } from './names.ts';
import { has, law, number, optional, words, type Case, type CaseKind, type Inputs } from './case.ts';

/** A run of a warm pool: seconds. */
interface Pool {
  readonly rate: number;
  readonly warm: Distribution;
  readonly cold: Distribution;
  readonly idle: number;
  readonly cap: number;
  readonly reuse: Reuse;
  /** Ends when so many requests, or so many cold starts, have come after the warm-up; never before FEWEST requests. */
  readonly requests: number;
  readonly coldStarts: number;
}

interface PoolFigures {
  readonly requests: number;
  readonly cold: number;
  readonly rejected: number;
  readonly running: number;
  readonly idle: number;
  readonly lifespan: number;
  readonly levels: readonly number[];
}

const WARM_UP_IDLES = 4;
/** Averages over time need as many, however many cold starts there were. */
const FEWEST = 2_000_000;

/** What is counted from the end of the warm-up on. */
class Counted {
  requests = 0;
  rejected = 0;
  private readonly environments: Environments;
  private readonly from: number;
  private readonly levels: number[] = [];
  private before = { cold: 0, running: 0, idle: 0, ended: 0, lifetime: 0 };
  private since = 0;
  started = false;

  constructor(environments: Environments, from: number) {
    this.environments = environments;
    this.from = from;
  }

  get coldStarts(): number {
    return this.environments.coldStarts - this.before.cold;
  }

  /** Looks at the pool before something happens: each number of environments gets the time that it lasted. */
  note(now: number): void {
    const { environments, levels } = this;
    if (!this.started) {
      if (now <= this.from) return;
      this.started = true;
      environments.expire(now);
      this.before = { cold: environments.coldStarts, running: environments.running.integral(now), idle: environments.idle.integral(now), ended: environments.ended, lifetime: environments.lifetime };
    } else levels[environments.size] = (levels[environments.size] ?? 0) + (now - this.since);
    this.since = now;
  }

  figures(now: number): PoolFigures {
    const { environments, before, levels } = this;
    environments.expire(now);
    const time = now - this.from;
    const all = levels.reduce((sum, level) => sum + (level ?? 0), 0);
    return {
      requests: this.requests, cold: this.coldStarts, rejected: this.rejected,
      running: (environments.running.integral(now) - before.running) / time,
      idle: (environments.idle.integral(now) - before.idle) / time,
      lifespan: (environments.lifetime - before.lifetime) / Math.max(1, environments.ended - before.ended),
      levels: Array.from(levels, (level) => (level ?? 0) / all),
    };
  }
}

/** Poisson arrivals at the environments of one function; the first minutes, in which the pool fills, do not count. */
function runPool({ rate, warm, cold, idle, cap, reuse, requests, coldStarts }: Pool): PoolFigures {
  const [arrivals, services] = [new RandomStream(1, 'arrivals'), new RandomStream(1, 'services')];
  const environments = new Environments(idle, reuse, new RandomStream(1, 'choice'));
  const counted = new Counted(environments, WARM_UP_IDLES * idle);
  const queue = new EventQueue(4096);
  let next = arrivals.exponential() / rate;
  let now = 0;
  while (counted.requests < FEWEST || (counted.requests < requests && counted.coldStarts < coldStarts)) {
    if (queue.size > 0 && queue.next <= next) {
      const environment = queue.pop();
      now = queue.now;
      counted.note(now);
      environments.release(environment, now);
      continue;
    }
    now = next;
    next = now + arrivals.exponential() / rate;
    counted.note(now);
    if (counted.started) counted.requests++;
    if (environments.running.level >= cap) {
      if (counted.started) counted.rejected++;
      continue;
    }
    const idleOne = environments.take(now);
    const service = idleOne < 0 ? cold : warm;
    queue.push(now + service.sample(services), idleOne < 0 ? environments.start(now) : idleOne);
  }
  return counted.figures(now);
}

function reuseOf(policy: string): Reuse {
  if (/newest/i.test(policy)) return 'newest';
  if (/lru|least/i.test(policy)) return 'least-recently-used';
  return /random/i.test(policy) ? 'random' : 'most-recently-used';
}

function poolOf(inputs: Inputs, given: Case, policy = words(inputs, 'policy')): Pool {
  const mean = optional(inputs, 'mean_service_s', 'service_mean_s');
  const service = inputs['service'] ?? (mean === undefined ? inputs['service_s'] : `exp ${mean}`);
  if (service === undefined && !has(inputs, 'warm') && !has(inputs, 'warm_s') && !has(inputs, 'warm_service')) throw new RangeError('expected how long a call takes: service, service_s, warm or warm_service');
  const warm = law(inputs['warm_service'] ?? inputs['warm'] ?? inputs['warm_s'] ?? service);
  const rate = number(inputs, 'rate_rps', 'rate');
  // So near as the case asks: an eighth of what it allows, at most for a hundred million requests.
  const nearness = Math.min(0.05, ...Object.entries(given.tolerance).filter(([key]) => key.startsWith('p_') || key === 'default').map(([, { rel = 0.05 }]) => rel));
  return {
    rate, warm, reuse: reuseOf(policy),
    cold: inputs['cold_service'] ?? inputs['cold'] ?? inputs['cold_s'] ? law(inputs['cold_service'] ?? inputs['cold'] ?? inputs['cold_s']) : warm,
    idle: number(inputs, 'idle_timeout_s', 'T', 'idle_timeout'),
    cap: optional(inputs, 'cap', 'max_concurrency', 'reserved_concurrency') ?? Infinity,
    coldStarts: Math.ceil(Math.min(40_000, 6 / (nearness * nearness))),
    requests: 100_000_000,
  };
}

function figuresOf(inputs: Inputs, given: Case): Readonly<Record<string, unknown>> {
  const pool = poolOf(inputs, given);
  const cut = optional(inputs, 'cap') === undefined ? pool : { ...pool, requests: 40_000_000, coldStarts: Infinity };
  const { requests, cold, rejected, running, idle, lifespan, levels } = runPool(cut);
  return {
    p_cold: cold / requests, p_reject: rejected / requests, p_throttle: rejected / requests,
    avg_instances: running + idle, avg_servers: running + idle, avg_running: running, avg_idle: idle, avg_lifespan_s: lifespan,
    cold_starts_after_warmup: cold, instances_distribution: levels,
  };
}

/** 300 s from a state with busy and idle environments, many times. */
function transient(inputs: Inputs): Readonly<Record<string, unknown>> {
  const [horizon, replications, idle] = [number(inputs, 'horizon_s'), number(inputs, 'replications'), number(inputs, 'idle_timeout_s')];
  const [warm, cold, rate] = [law(inputs['warm']), law(inputs['cold']), number(inputs, 'rate_rps')];
  const age = idle - (optional(inputs, 'initial_idle_expires_at_s') ?? idle);
  let share = 0;
  for (let run = 0; run < replications; run++) {
    const random = new RandomStream(run, 'transient');
    const environments = new Environments(idle, 'newest');
    environments.warm(optional(inputs, 'initial_idle') ?? 0, -age);
    const queue = new EventQueue(64);
    for (let i = optional(inputs, 'initial_running') ?? 0; i > 0; i--) queue.push(warm.sample(random), environments.start(0));
    const before = environments.coldStarts;
    let requests = 0;
    for (let now = random.exponential() / rate; now < horizon; now += random.exponential() / rate) {
      while (queue.size > 0 && queue.next <= now) environments.release(queue.pop(), queue.now);
      requests++;
      let environment = environments.take(now);
      const service = environment < 0 ? cold : warm;
      if (environment < 0) environment = environments.start(now);
      queue.push(now + service.sample(random), environment);
    }
    share += requests === 0 ? 0 : (environments.coldStarts - before) / requests;
  }
  return { mean_p_cold: share / replications };
}

/** Requests at fixed intervals. */
function periodic(inputs: Inputs): Readonly<Record<string, unknown>> {
  const [gap, service, requests] = [number(inputs, 'interarrival_s'), number(inputs, 'service_s'), number(inputs, 'requests')];
  const environments = new Environments(number(inputs, 'idle_timeout_s'));
  for (let i = 0; i < requests; i++) {
    let environment = environments.take(i * gap);
    if (environment < 0) environment = environments.start(i * gap);
    environments.release(environment, i * gap + service);
  }
  return { cold_starts: environments.coldStarts };
}

/** Several ways of choosing an idle environment: the worst of them. */
function policies(inputs: Inputs, given: Case): Readonly<Record<string, unknown>> {
  const runs = (inputs['policy'] as readonly string[]).map((policy) => runPool({ ...poolOf(inputs, given, policy), requests: number(inputs, 'rate_rps') * number(inputs, 'sim_time_s'), coldStarts: Infinity }));
  return { cold_starts_total_max: Math.max(...runs.map(({ cold }) => cold)), p_cold_max: Math.max(...runs.map(({ cold, requests }) => cold / requests)) };
}

/** Several measurements in one case: how far the product is from them on average. */
function experiments(inputs: Inputs, given: Case): Readonly<Record<string, unknown>> {
  const list = (inputs['experiments'] as readonly Inputs[]).map(usual);
  const errors = list.map((each) => {
    const { p_cold, avg_instances } = figuresOf({ ...inputs, ...each }, given) as { readonly p_cold: number; readonly avg_instances: number };
    return { cold: Math.abs(p_cold / number(each, 'p_cold', 'measured_p_cold') - 1), instances: Math.abs(avg_instances / number(each, 'avg_instances', 'instances', 'measured_instances') - 1) };
  });
  const mean = (of: 'cold' | 'instances'): number => errors.reduce((sum, error) => sum + error[of], 0) / errors.length;
  const [cold, instances] = [mean('cold'), mean('instances')];
  return { mape_p_cold: cold, mape_cold: cold, mape_cold_pct: 100 * cold, mape_p_cold_pct: 100 * cold, mape_instances: instances, mape_avg_instances: instances, mape_instances_pct: 100 * instances, mape_avg_instances_pct: 100 * instances };
}

export const POOLS: readonly CaseKind[] = [
  { name: 'warm pool, several measurements', takes: (inputs) => Array.isArray(inputs['experiments']), run: experiments },
  { name: 'warm pool, from a given state', takes: (inputs) => has(inputs, 'replications', 'idle_timeout_s'), run: transient },
  { name: 'warm pool at fixed intervals', takes: (inputs) => has(inputs, 'interarrival_s', 'idle_timeout_s'), run: periodic },
  { name: 'warm pool, several policies', takes: (inputs) => Array.isArray(inputs['policy']) && has(inputs, 'idle_timeout_s'), run: policies },
  { name: 'warm pool', takes: (inputs) => has(inputs, 'idle_timeout_s') && (has(inputs, 'rate_rps') || has(inputs, 'rate')), run: figuresOf },
];
