import { BatchMeans } from '../../../src/core/kernel/batch-means.ts';
import { sine } from '../../../src/core/kernel/elementary.ts';
import { EventQueue } from '../../../src/core/kernel/event-queue.ts';
import { RandomStream } from '../../../src/core/kernel/random.ts';
import { TimeAverage } from '../../../src/core/kernel/time-average.ts';
import { Ring } from '../../../src/core/simulation/ring.ts';
import { usual } from './names.ts';
import { has, law, number, optional, type CaseKind, type Got, type Inputs } from './case.ts';

const ARRIVAL = -1;
const ARRIVALS = 10_000_000;

/** A rate that goes up and down: when and how high concurrency peaks. */
function sinusoid(inputs: Inputs): Got {
  const [mean, amplitude, period] = [number(inputs, 'mean_rps', 'rate_rps', 'rate'), number(inputs, 'amplitude', 'relative_amplitude'), number(inputs, 'period_s', 'period')];
  const relative = amplitude > 1 ? amplitude / mean : amplitude;
  const service = law(inputs['service'] ?? inputs['service_s']);
  const random = new RandomStream(1, 'sinusoid');
  const bins = 720;
  const [sums, periods] = [new Float64Array(bins), Math.max(20, Math.ceil(ARRIVALS / (mean * period)))];
  const turn = 2 * 3.141592653589793;
  for (let now = 0; now < (periods + 1) * period;) {
    now += random.exponential() / (mean * (1 + relative));
    if (random.uniform() * (1 + relative) > 1 + relative * sine((turn * (now % period)) / period)) continue;
    const until = now + service.sample(random);
    for (let bin = Math.ceil((now / period) * bins); bin < (until / period) * bins; bin++) if (bin >= bins) sums[bin % bins] = (sums[bin % bins] as number) + 1;
  }
  const at = (bin: number): number => sums[((bin % bins) + bins) % bins] as number;
  // First harmonic: the noise of single bins does not move the peak.
  let [cosine, sineSum, total] = [0, 0, 0];
  for (let bin = 0; bin < bins; bin++) {
    cosine += at(bin) * sine((turn * bin) / bins + turn / 4);
    sineSum += at(bin) * sine((turn * bin) / bins);
    total += at(bin);
  }
  const first = (2 * Math.sqrt(cosine * cosine + sineSum * sineSum)) / bins;
  const phase = Math.atan2(sineSum, cosine) / turn;
  const peak = (total / bins + first) / periods;
  const lag = (phase - 0.25) * period;
  return { peak, peak_concurrency: peak, mean_concurrency: total / bins / periods, lag, lag_s: lag };
}

interface Stage {
  readonly servers: number;
  readonly mean: number;
  readonly random: RandomStream;
  readonly line: Ring;
  readonly times: BatchMeans;
  busy: number;
}

/** Customers under way at once at most. */
const PLACES = 1 << 16;

/** Two and more stations one after the other. */
function tandem(inputs: Inputs): Got {
  const rate = number(inputs, 'rate_rps', 'lam');
  const stages = (inputs['stages'] as readonly Inputs[]).map(usual).map((stage, at): Stage => ({
    servers: optional(stage, 'c') ?? 1, mean: optional(stage, 'service_s') ?? 1 / number(stage, 'mu'), random: new RandomStream(1, `stage ${at}`), line: new Ring(), times: new BatchMeans(1000), busy: 0,
  }));
  const source = new RandomStream(1, 'arrivals');
  const [queue, inSystem] = [new EventQueue(1024), new TimeAverage()];
  const [arrived, began] = [new Float64Array(PLACES), new Float64Array(PLACES)];
  const serve = (at: number, who: number): void => {
    const { random, mean } = stages[at] as Stage;
    queue.push(queue.now + random.exponential() * mean, who * stages.length + at);
  };
  const enter = (at: number, who: number): void => {
    const stage = stages[at];
    if (!stage) return leave(who);
    arrived[who] = queue.now;
    if (stage.busy < stage.servers) {
      stage.busy++;
      serve(at, who);
    } else stage.line.push(who);
  };
  let [customers, done, all] = [0, 0, 0];
  const leave = (who: number): void => {
    all += queue.now - (began[who] as number);
    done++;
    inSystem.change(queue.now, -1);
  };
  queue.push(source.exponential() / rate, ARRIVAL);
  while (done < 5_000_000) {
    const what = queue.pop();
    if (what === ARRIVAL) {
      queue.push(queue.now + source.exponential() / rate, ARRIVAL);
      const who = customers++ % PLACES;
      began[who] = queue.now;
      inSystem.change(queue.now, 1);
      enter(0, who);
    } else finish(what, stages, { queue, arrived, serve, enter });
  }
  return { W: all / done, L: inSystem.mean(queue.now), ...Object.fromEntries(stages.map(({ times }, at) => [`W${at + 1}`, times.mean])) };
}

interface Way {
  readonly queue: EventQueue;
  readonly arrived: Float64Array;
  readonly serve: (stage: number, who: number) => void;
  readonly enter: (stage: number, who: number) => void;
}

/** One station is done with a customer: the next in its line begins, and the customer goes on. */
function finish(what: number, stages: readonly Stage[], { queue, arrived, serve, enter }: Way): void {
  const at = what % stages.length;
  const who = (what - at) / stages.length;
  const stage = stages[at] as Stage;
  stage.times.add(queue.now - (arrived[who] as number));
  if (stage.line.length > 0) serve(at, stage.line.shift());
  else stage.busy--;
  enter(at + 1, who);
}

/** Users who think, ask and wait. */
function closedLoop(inputs: Inputs): Got {
  const [users, think, service, servers] = [number(inputs, 'vus', 'users'), number(inputs, 'think_s'), number(inputs, 'service_s'), optional(inputs, 'servers') ?? 1];
  const random = new RandomStream(1, 'users');
  const queue = new EventQueue(1024);
  const line: number[] = [];
  const asked = new Float64Array(users);
  let [busy, done, sum] = [0, 0, 0];
  for (let user = 0; user < users; user++) queue.push(random.exponential() * think, user * 2);
  while (done < 5_000_000) {
    const what = queue.pop();
    const user = what >> 1;
    if ((what & 1) === 0) {
      asked[user] = queue.now;
      if (busy < servers) {
        busy++;
        queue.push(queue.now + random.exponential() * service, user * 2 + 1);
      } else line.push(user);
      continue;
    }
    done++;
    sum += queue.now - (asked[user] as number);
    queue.push(queue.now + random.exponential() * think, user * 2);
    const next = line.shift();
    if (next === undefined) busy--;
    else queue.push(queue.now + random.exponential() * service, next * 2 + 1);
  }
  return { throughput_rps: done / queue.now, response_s: sum / done };
}

export const NETWORKS: readonly CaseKind[] = [
  { name: 'stations one after the other', takes: (inputs) => has(inputs, 'stages'), run: tandem },
  { name: 'closed loop', takes: (inputs) => has(inputs, 'vus') || has(inputs, 'users', 'think_s'), run: closedLoop },
  { name: 'rate that goes up and down', takes: (inputs) => has(inputs, 'period_s') && (has(inputs, 'amplitude') || has(inputs, 'relative_amplitude')), run: sinusoid },
];
