import type { RetryPolicy, SimulationPart, Station, StationContext } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import type { Outcome } from '../../core/simulation/outcome.ts';
import { OUTCOME } from '../../core/simulation/outcome.ts';
import type { Host } from '../../core/simulation/host.ts';
import { endDelivery, Publisher } from '../../core/simulation/publisher.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { backoff } from '../../core/simulation/retries.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { DELIVERY, PUT } from './latencies.ts';
import { limits } from './limits.ts';

/** A target that does not take an event is tried 185 times over 24 hours, with growing waits. */
const TARGET_RETRIES: RetryPolicy = {
  attempts: 186, wait: backoff(1000, 600_000), jitter: 0.5,
  source: { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html', asOf: '2026-11-21' },
};

/** A bus answers the sender and shows the event to its rules after the measured delay. */
export const bus: SimulationPart = {
  ceilings: (_node, { quota }) => [{ limit: 'eventbridge.put-events-rate', perSecond: quota('eventbridge.put-events-rate', limits['put-events-rate']), uses: () => 1, shared: 'eventbridge.put-events-rate' }],
  create: (_node, context) => {
    const rate = context.quota('eventbridge.put-events-rate', limits['put-events-rate']);
    const account = context.shared('eventbridge.put-events-rate', () => new TokenBucket(rate, rate));
    const held: Held = { limit: 'eventbridge.put-events-rate', value: rate, account: true };
    return new Publisher(context, { acknowledges: PUT, delivers: DELIVERY, retry: TARGET_RETRIES, refuses: (_call, now) => (account.take(now) ? undefined : held) });
  },
};

/** A rule hands on to each of its targets; the time from the bus on is that of the bus. */
class Target implements Station {
  readonly retry = TARGET_RETRIES;
  private readonly engine: Host;

  constructor({ engine }: StationContext) {
    this.engine = engine;
  }

  arrive(call: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    engine.accept(call);
    const cls = plan.classes[calls.cls[call] as number];
    if (cls) for (let step = cls.start; step < cls.calls; step++) for (let left = engine.draw(plan.steps[step]?.ratio ?? 0, call); left > 0; left--) engine.performOnce(engine.spawn(call), step);
    engine.answer(call, OUTCOME.ok);
  }

  performed(delivery: number, outcome: Outcome): void {
    endDelivery(this.engine, delivery, outcome);
  }
}

export const rule: SimulationPart = { create: (_node, context) => new Target(context) };

export const schedule: SimulationPart = { create: (_node, context) => new Target(context) };

/** A pipe hands batches on as they come. */
export const pipe: SimulationPart = { create: (_node, context) => new Relay(context) };
