import type { Distribution } from '../kernel/distribution.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { Held } from './held.ts';
import type { Latency, RetryPolicy, Station, StationContext } from './contract.ts';
import { OUTCOME, type Outcome } from './outcome.ts';
import type { Host } from './host.ts';
import { lawOf } from './latency.ts';

export interface PublisherSettings {
  /** Until the sender is answered. */
  readonly acknowledges: Latency;
  /** From sending to the arrival at a subscriber. */
  readonly delivers: Latency;
  /** What keeps a call out; undefined: it may come in. */
  readonly refuses?: (call: number, now: number) => Held | undefined;
  /** How a delivery that fails is tried again. */
  readonly retry?: RetryPolicy;
}

const ACKNOWLEDGED = 0;
const DELIVERED = 1;
/** In a call's `tag`: one delivery. */
const DELIVERY = 1;

/** Takes messages, says so at once, and hands each to every subscriber: topics and buses. */
export class Publisher implements Station {
  declare readonly retry?: RetryPolicy;
  private declare readonly engine: Host;
  private declare readonly random: RandomStream;
  private declare readonly acknowledges: Distribution;
  private declare readonly delivers: Distribution;
  private declare readonly refuses: PublisherSettings['refuses'];

  constructor({ engine, random }: StationContext, { acknowledges, delivers, refuses, retry }: PublisherSettings) {
    this.engine = engine;
    this.random = random;
    this.acknowledges = lawOf(acknowledges);
    this.delivers = lawOf(delivers);
    this.refuses = refuses;
    if (retry) this.retry = retry;
  }

  arrive(call: number): void {
    const { engine, random } = this;
    const refusal = this.refuses?.(call, engine.now);
    if (refusal) return engine.refuse(call, refusal);
    engine.accept(call);
    const acknowledged = this.acknowledges.sample(random);
    engine.busy(call, acknowledged, ACKNOWLEDGED);
    engine.calls.value[call] = Math.max(0, this.delivers.sample(random) - acknowledged);
  }

  wake(call: number, what: number): void {
    const { engine } = this;
    if (what === ACKNOWLEDGED) {
      engine.acknowledge(call);
      engine.after(call, engine.calls.value[call] as number, DELIVERED);
      return;
    }
    this.deliver(call);
    engine.answer(call, OUTCOME.ok);
  }

  /** One delivery to each subscriber, as often as its share says; each is retried alone. */
  private deliver(call: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    const cls = plan.classes[calls.cls[call] as number];
    if (!cls) return;
    for (let step = cls.start; step < cls.calls; step++) {
      for (let left = engine.draw(plan.steps[step]?.ratio ?? 0, call); left > 0; left--) {
        const delivery = engine.spawn(call);
        calls.tag[delivery] = DELIVERY;
        engine.performOnce(delivery, step);
      }
    }
  }

  performed(delivery: number, outcome: Outcome): void {
    endDelivery(this.engine, delivery, outcome);
  }
}

/** The end of one delivery, retries included: what failed goes where failures go, and nobody is told. */
export function endDelivery(engine: Host, delivery: number, outcome: Outcome): void {
  const { calls, plan } = engine;
  const cls = plan.classes[calls.cls[delivery] as number];
  if (outcome !== OUTCOME.ok && cls) for (let step = cls.calls; step < cls.end; step++) if (plan.steps[step]?.kind === 'on-failure') engine.send(delivery, step);
  engine.discard(delivery);
}
