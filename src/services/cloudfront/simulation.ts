import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { SimulationPart, Station, StationContext, StationFigures } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { OUTCOME, type Outcome } from '../../core/simulation/outcome.ts';
import { Deadlines } from '../../core/simulation/deadlines.ts';
import type { Host } from '../../core/simulation/host.ts';
import { lawOf } from '../../core/simulation/latency.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { HIT, MISS } from './latencies.ts';
import { limits } from './limits.ts';

const ANSWERED = 0;

/** Asks its origin for what the cache does not hold (as often as the hit ratio leaves) and answers the rest by itself. */
class Distributor implements Station {
  private readonly engine: Host;
  private readonly random: RandomStream;
  private readonly rate: TokenBucket;
  private readonly held: Held;
  private readonly hit: Distribution = lawOf(HIT);
  private readonly miss: Distribution = lawOf(MISS);
  private readonly deadlines: Deadlines;
  private readonly toOrigin: readonly boolean[];
  private served = 0;
  private hits = 0;

  constructor({ engine, random, quota }: StationContext) {
    this.engine = engine;
    this.random = random;
    const rate = quota('cloudfront.requests-per-second', limits['requests-per-second']);
    this.rate = new TokenBucket(rate, rate);
    this.held = { limit: 'cloudfront.requests-per-second', value: rate, account: true };
    this.toOrigin = engine.plan.steps.map(({ kind }) => kind === 'origin');
    this.deadlines = new Deadlines(engine, quota('cloudfront.origin-timeout-default', limits['origin-timeout-default']) * 1000, (call) => {
      engine.abandon(call);
      engine.answer(call, OUTCOME.timeout);
    });
  }

  arrive(call: number): void {
    const { engine } = this;
    if (!this.rate.take(engine.now)) return engine.refuse(call, this.held);
    engine.accept(call);
    engine.calls.since[call] = engine.now;
    const cls = engine.plan.classes[engine.calls.cls[call] as number];
    // What goes nowhere but to the cache needs no watching.
    if (cls && cls.calls > cls.start) this.deadlines.watch(call);
    engine.perform(call);
  }

  performed(call: number, outcome: Outcome): void {
    const { engine } = this;
    const { calls } = engine;
    calls.outcome[call] = outcome === OUTCOME.throttled ? OUTCOME.error : outcome;
    const asked = (calls.work[call] as number) > 0 || engine.now > (calls.since[call] as number);
    this.served++;
    if (!asked) this.hits++;
    engine.busy(call, (asked ? this.miss : this.hit).sample(this.random), ANSWERED);
  }

  wake(call: number): void {
    this.engine.answer(call, this.engine.calls.outcome[call] as Outcome);
  }

  figures(): StationFigures {
    return this.toOrigin.some((is) => is) && this.served > 0 ? { hitRatio: this.hits / this.served } : {};
  }
}

export const cloudfront: SimulationPart = {
  create: (_node, context) => new Distributor(context),
  ceilings: (_node, { quota }) => [{ limit: 'cloudfront.requests-per-second', perSecond: quota('cloudfront.requests-per-second', limits['requests-per-second']), uses: () => 1 }],
};
