import type { Held } from './held.ts';
import type { Latency, RetryPolicy, Station, StationContext } from './contract.ts';
import { OUTCOME, type Outcome } from './outcome.ts';
import { Deadlines } from './deadlines.ts';
import { lawOf } from './latency.ts';
import type { Distribution } from '../kernel/distribution.ts';
import type { Host } from './host.ts';
import type { RandomStream } from '../kernel/random.ts';

export interface RelaySettings {
  /** The node's own time, before it calls on; none: it takes no time. */
  readonly latency?: Latency;
  /** What keeps a call out, which is then throttled; undefined: it may come in. */
  readonly refuses?: (call: number, now: number) => Held | undefined;
  /** How long it waits for what it calls. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
  /** Its caller hears of a throttle behind it as an error of this node. */
  readonly hidesThrottles?: boolean;
}

const WORKED = 0;

/** Passes calls on and their answers back, perhaps after some time of its own: clients, APIs, whatever has no part of its own. */
export class Relay implements Station {
  readonly retry?: RetryPolicy;
  private declare readonly engine: Host;
  private declare readonly random: RandomStream;
  private declare readonly law: Distribution | undefined;
  private declare readonly refuses: RelaySettings['refuses'];
  private declare readonly deadlines: Deadlines | undefined;
  private declare readonly hidesThrottles: boolean;

  constructor({ engine, random }: StationContext, { latency, refuses, timeoutMs, retry, hidesThrottles = false }: RelaySettings = {}) {
    this.engine = engine;
    this.hidesThrottles = hidesThrottles;
    this.random = random;
    this.law = latency && lawOf(latency);
    this.refuses = refuses;
    if (retry) this.retry = retry;
    this.deadlines = timeoutMs === undefined ? undefined : new Deadlines(engine, timeoutMs, (call) => {
      engine.abandon(call);
      engine.answer(call, OUTCOME.timeout);
    });
  }

  arrive(call: number): void {
    const { engine } = this;
    const refusal = this.refuses?.(call, engine.now);
    if (refusal) return engine.refuse(call, refusal);
    engine.accept(call);
    if (this.law) engine.busy(call, this.law.sample(this.random), WORKED);
    else this.wake(call);
  }

  wake(call: number): void {
    this.deadlines?.watch(call);
    this.engine.perform(call);
  }

  totals(): Readonly<Record<string, number>> {
    return {};
  }

  performed(call: number, outcome: Outcome): void {
    this.engine.answer(call, this.hidesThrottles && outcome === OUTCOME.throttled ? OUTCOME.error : outcome);
  }
}
