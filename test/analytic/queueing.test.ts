import { describe, expect, it } from 'vitest';
import { Distribution } from '../../src/core/kernel/distribution.ts';
import { EventQueue } from '../../src/core/kernel/event-queue.ts';
import { Histogram } from '../../src/core/kernel/histogram.ts';
import { RandomStream } from '../../src/core/kernel/random.ts';
import { TimeAverage } from '../../src/core/kernel/time-average.ts';
import { Environments, type Reuse } from '../../src/core/simulation/environments.ts';
import { TokenBucket } from '../../src/core/simulation/token-bucket.ts';
import { erlangB } from '../../src/core/traffic/warm-pool.ts';

/** Customers who wait in line for one of some servers, at rate `rate`. */
function line(rate: number, servers: number, service: Distribution, customers = 1_000_000) {
  const [arrivals, services, queue] = [new RandomStream(1, 'arrivals'), new RandomStream(1, 'services'), new EventQueue()];
  const [sojourns, inSystem, waiting] = [new Histogram(), new TimeAverage(), [] as number[]];
  let [head, busy, waited, waitSum, served] = [0, 0, 0, 0, 0];
  const begin = (wait: number): void => {
    served++;
    waitSum += wait;
    if (wait > 0) waited++;
    const time = service.sample(services);
    sojourns.add(wait + time);
    queue.push(queue.now + time, 1);
  };
  queue.push(arrivals.exponential() / rate, 0);
  while (served < customers) {
    if (queue.pop() === 0) {
      inSystem.change(queue.now, 1);
      queue.push(queue.now + arrivals.exponential() / rate, 0);
      if (busy < servers) {
        busy++;
        begin(0);
      } else waiting.push(queue.now);
    } else {
      inSystem.change(queue.now, -1);
      if (waiting.length > head) begin(queue.now - (waiting[head++] as number));
      else busy--;
    }
  }
  return { waits: waited / served, wait: waitSum / served, sojourn: sojourns, inSystem: inSystem.mean(queue.now), rate: served / queue.now };
}

/** Poisson calls at the environments of a function; what comes while the pool fills does not count. */
function pool(rate: number, service: Distribution, idle: number, { cap = Infinity, reuse, requests = 1_000_000 }: { readonly cap?: number; readonly reuse?: Reuse; readonly requests?: number } = {}) {
  const [arrivals, services, ends] = [new RandomStream(2, 'arrivals'), new RandomStream(2, 'services'), new EventQueue()];
  const environments = new Environments(idle, reuse, new RandomStream(2, 'choice'));
  let [now, lost, before, seen] = [0, 0, 0, 0];
  for (let i = 0; i < requests; i++) {
    now += arrivals.exponential() / rate;
    while (ends.size > 0 && ends.next <= now) environments.release(ends.pop(), ends.now);
    if (i === Math.floor(requests / 10)) [before, seen] = [environments.coldStarts, requests - i];
    if (environments.running.level >= cap) {
      lost++;
      continue;
    }
    const warm = environments.take(now);
    ends.push(now + service.sample(services), warm < 0 ? environments.start(now) : warm);
  }
  environments.expire(now);
  return { cold: (environments.coldStarts - before) / seen, lost: lost / requests, running: environments.running.mean(now), size: environments.running.mean(now) + environments.idle.mean(now) };
}

const near = (got: number, want: number, relative: number): void => expect(Math.abs(got / want - 1)).toBeLessThan(relative);

describe('waiting lines', () => {
  it('M/M/1 at 80 %: waits, mean and percentiles of the time in the system', () => {
    const { waits, wait, sojourn, inSystem } = line(0.8, 1, Distribution.exponential(1));
    near(waits, 0.8, 0.02);
    near(wait, 4, 0.05);
    near(inSystem, 4, 0.05);
    near(sojourn.quantile(0.5), 3.46574, 0.05);
    near(sojourn.quantile(0.99), 23.0259, 0.08);
  });

  it('M/M/10 with 8 Erlang (Erlang C)', () => {
    const { waits, wait, inSystem } = line(8, 10, Distribution.exponential(1));
    near(waits, 0.40918, 0.02);
    near(wait, 0.20459, 0.05);
    near(inSystem, 9.63672, 0.02);
  });

  it('M/D/1 and M/G/1 (Pollaczek and Khinchine)', () => {
    near(line(0.8, 1, Distribution.constant(1)).wait, 2, 0.04);
    near(line(0.7, 1, Distribution.logNormalOf(1, 4)).wait, 5.8333, 0.1);
  });

  it('Little: as many as are there come at the rate at which they come, times how long they stay', () => {
    const { inSystem, rate, sojourn } = line(8, 10, Distribution.logNormalOf(1, 2));
    near(inSystem, rate * sojourn.mean, 0.002);
  });
});

describe('no waiting', () => {
  it.each([['exponential', Distribution.exponential(1)], ['constant', Distribution.constant(1)], ['log-normal', Distribution.logNormalOf(1, 4)]])('Erlang B whatever the law of durations: %s', (_, service) => {
    const { lost, running } = pool(12, service, 1e9, { cap: 10 });
    near(lost, 0.301925, 0.015);
    near(lost, erlangB(10, 12), 0.015);
    near(running, 8.3769, 0.01);
  });

  it('M/G/inf: concurrency is Poisson whatever the law of durations', () => {
    near(pool(1000, Distribution.logNormalOf(0.1, 4), 1e9).running, 100, 0.01);
  });

  it.each([[12, 10, 5, 0.199147], [9, 10, 5, 0.064362], [10, 10, 20, 0.025210], [15, 10, 50, 0.333333]])('token bucket: %d a second at %d with a burst of %d refuse %d', (load, rate, burst, refused) => {
    const [bucket, random] = [new TokenBucket(rate, burst), new RandomStream(1, 'bucket')];
    let [now, count] = [0, 0];
    for (let i = 0; i < 2_000_000; i++) {
      now += (1000 * random.exponential()) / load;
      if (!bucket.take(now)) count++;
    }
    near(count / 2_000_000, refused, 0.03);
  });
});

describe('the warm pool', () => {
  // The exact law: environments are the most that were busy at once within the idle timeout (computed with matrix exponentials).
  it.each([[10, 2.016, 10, 0.026987, 28.473], [0.9, 1.991, 600, 0.0013293, 7.692], [1, 0.3, 360, 0.0012468, 3.744]])('%d a second of %d s, kept for %d s', (rate, seconds, idle, cold, size) => {
    const got = pool(rate, Distribution.exponential(seconds), idle, { requests: 3_000_000 });
    near(got.cold, cold, 0.06);
    near(got.size, size, 0.01);
  });

  it('with rare requests, each is cold unless another came within the timeout', () => {
    near(pool(1 / 300, Distribution.constant(0.001), 600, { requests: 200_000 }).cold, Math.exp(-2), 0.02);
  });

  it('keeps every environment warm where the oldest is used first: AWS does not', () => {
    expect(pool(0.9, Distribution.exponential(1.991), 600, { reuse: 'least-recently-used' }).cold).toBeLessThan(1e-5);
  });
});
