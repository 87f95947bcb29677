import { Histogram } from '../kernel/histogram.ts';
import { TimeAverage } from '../kernel/time-average.ts';
import type { Polling, QueueFigures } from './contract.ts';
import { OUTCOME, type Outcome } from './outcome.ts';
import { Deadlines } from './deadlines.ts';
import type { Host } from './host.ts';
import { Ring } from './ring.ts';

export interface QueueSettings {
  /** How long a received message stays hidden from other receivers. */
  readonly visibilityMs: number;
  readonly retentionMs: number;
  /** Receives after which a message goes to the dead-letter queue; Infinity where there is none. */
  readonly maxReceives: number;
  /** What the station's `wake` is told when a message becomes visible. */
  readonly visible: number;
}

/** One event source mapping that reads the queue. */
interface Poller {
  readonly connection: number;
  readonly place: number;
  readonly polling: Polling;
  /** By class of messages: the step to the function. */
  readonly steps: (number | undefined)[];
  allowed: number;
  inFlight: number;
  growing: boolean;
  waiting: boolean;
  batches: number;
  failed: number;
}

/**
 * Messages, those who read them, and what happens to what was not processed: it becomes visible again after
 * its visibility timeout, and goes to the dead-letter queue when it was received too often. A message that is
 * processed for longer than the timeout is delivered again meanwhile.
 */
export class MessageQueue {
  readonly depth = new TimeAverage();
  delivered = 0;
  deadLetters = 0;
  expired = 0;
  deleted = 0;
  receives = 0;
  private waitedMs = 0;
  private again = 0;
  private hiddenMs = 0;
  private readonly full = { growing: 0, most: 0 };
  private declare readonly engine: Host;
  private declare readonly node: number;
  private declare readonly settings: QueueSettings;
  private declare readonly pollers: readonly Poller[];
  private readonly ages = new Histogram();
  private readonly ready = new Ring();
  private readonly batches: (number[] | undefined)[] = [];
  /** Lists of batches that are over, to be filled again. */
  private readonly spare: number[][] = [];
  private declare readonly deadlines: Deadlines;

  constructor(engine: Host, node: number, settings: QueueSettings, mappings: readonly { readonly connection: number; readonly polling: Polling }[]) {
    this.engine = engine;
    this.node = node;
    this.settings = settings;
    this.pollers = mappings.filter(({ polling }) => polling.enabled).map(({ connection, polling }, place) => ({ connection, place, polling, steps: [], allowed: polling.initial, inFlight: 0, growing: false, waiting: false, batches: 0, failed: 0 }));
    this.deadlines = new Deadlines(engine, settings.visibilityMs, (batch) => this.shown(batch));
  }

  /** A message was sent; it becomes visible later. */
  sent(): void {
    this.depth.change(this.engine.now, 1);
  }

  /** A message can be received, for the first time or again. */
  visible(message: number): void {
    const { calls } = this.engine;
    if ((calls.attempt[message] as number) >= this.settings.maxReceives) return this.bury(message);
    // Nobody reads it: it stays where it is, and nothing more happens to it.
    if (this.pollers.length === 0) return this.engine.discard(message);
    this.show(message);
    this.dispatch();
  }

  /** `left` of a message counts where it stands: among those to receive, and in batches under way. */
  private show(message: number): void {
    const { calls, now } = this.engine;
    calls.value[message] = now;
    calls.left[message] = (calls.left[message] as number) + 1;
    this.ready.push(message);
  }

  private dispatch(): void {
    for (const poller of this.pollers) {
      while (this.ready.length > 0 && poller.inFlight < poller.allowed && this.isFull(poller)) this.receive(poller);
      if (this.ready.length > 0 && poller.inFlight >= poller.allowed) {
        this.full[poller.allowed >= poller.polling.max ? 'most' : 'growing']++;
        this.grow(poller);
      }
    }
  }

  /** Whether the next batch is full, or its window over. */
  private isFull(poller: Poller): boolean {
    const { engine } = this;
    const { batch, windowMs } = poller.polling;
    if (windowMs === 0 || this.ready.length >= batch) return true;
    const until = (engine.calls.value[this.ready.peek()] as number) + windowMs;
    if (until <= engine.now) return true;
    if (!poller.waiting) {
      poller.waiting = true;
      engine.at(until, () => {
        poller.waiting = false;
        this.dispatch();
      });
    }
    return false;
  }

  /** One more invocation at a time, as often as the mapping may add one while messages wait. */
  private grow(poller: Poller): void {
    const { perMinute, max } = poller.polling;
    if (poller.growing || poller.allowed >= max || perMinute <= 0) return;
    poller.growing = true;
    this.engine.at(this.engine.now + 60_000 / perMinute, () => {
      poller.growing = false;
      if (this.ready.length === 0) return;
      poller.allowed = Math.min(max, poller.allowed + 1);
      this.dispatch();
    });
  }

  private receive(poller: Poller): void {
    const { engine, ready } = this;
    const { calls } = engine;
    const members = this.spare.pop() ?? [];
    let count = 0;
    while (ready.length > 0 && count < poller.polling.batch) {
      const message = ready.shift();
      if (calls.outcome[message] === DELETED) this.settle(message);
      else if (engine.now - (calls.arrived[message] as number) > this.settings.retentionMs) this.drop(message);
      else members[count++] = message;
    }
    if (count === 0) {
      this.spare.push(members);
      return;
    }
    const first = members[0] as number;
    const step = this.stepOf(calls.cls[first] as number, poller);
    const batch = engine.spawn(first);
    calls.items[batch] = count;
    calls.tag[batch] = poller.place;
    let poisoned = 0;
    for (let at = 0; at < count; at++) {
      const message = members[at] as number;
      calls.attempt[message] = (calls.attempt[message] as number) + 1;
      this.waitedMs += engine.now - (calls.value[message] as number);
      if (calls.tag[message] === POISONED) poisoned++;
    }
    calls.failed[batch] = poisoned;
    this.receives++;
    this.delivered += count;
    this.batches[batch] = members;
    poller.inFlight++;
    this.deadlines.watch(batch);
    engine.performOnce(batch, step);
  }

  /** The step over which a class of messages reaches the function of a mapping. */
  private stepOf(cls: number, poller: Poller): number {
    const known = poller.steps[cls];
    if (known !== undefined) return known;
    const { plan } = this.engine;
    const { calls = 0, end = 0 } = plan.classes[cls] ?? {};
    let step = calls;
    while (step < end && plan.steps[step]?.connection !== poller.connection) step++;
    poller.steps[cls] = step;
    return step;
  }

  /** A batch was processed, or was not. */
  finished(batch: number, outcome: Outcome): void {
    const { calls } = this.engine;
    const poller = this.pollers[calls.tag[batch] as number] as Poller;
    const members = this.batches[batch] ?? [];
    const count = calls.items[batch] as number;
    this.batches[batch] = undefined;
    poller.inFlight--;
    poller.batches++;
    if (poller.inFlight === 0 && this.ready.length === 0) poller.allowed = poller.polling.initial;
    const failed = outcome !== OUTCOME.ok ? count : poller.polling.partial ? Math.min(count, calls.failed[batch] as number) : 0;
    if (failed > 0) poller.failed++;
    const received = calls.arrived[batch] as number;
    for (let at = 0; at < count; at++) {
      const message = members[at] as number;
      this.leave(message);
      if (at < failed) this.failed(message, received);
      else this.remove(message);
    }
    this.spare.push(members);
    this.engine.discard(batch);
    this.dispatch();
  }

  private failed(message: number, received: number): void {
    const { calls, now } = this.engine;
    // It became visible meanwhile, or another delivery of it succeeded.
    if ((calls.left[message] as number) > 0) return;
    if (calls.outcome[message] === DELETED) return this.engine.discard(message);
    const hidden = Math.max(0, received + this.settings.visibilityMs - now);
    this.again++;
    this.hiddenMs += hidden;
    this.engine.after(message, hidden, this.settings.visible);
  }

  /** The visibility timeout of a batch that is still being processed is over: its messages are there again. */
  private shown(batch: number): void {
    const { calls } = this.engine;
    const members = this.batches[batch] ?? [];
    for (let at = 0; at < members.length && at < (calls.items[batch] as number); at++) {
      const message = members[at] as number;
      if (calls.outcome[message] === DELETED) continue;
      if ((calls.attempt[message] as number) >= this.settings.maxReceives) continue;
      this.show(message);
    }
    this.dispatch();
  }

  /** Deletes a message that was processed. */
  private remove(message: number): void {
    const { engine } = this;
    const { calls } = engine;
    if (calls.outcome[message] !== DELETED) {
      calls.outcome[message] = DELETED;
      this.deleted++;
      this.ages.add(engine.now - (calls.arrived[message] as number));
      this.depth.change(engine.now, -1);
      engine.nodes[this.node]?.answer(calls, message, OUTCOME.ok);
    }
    if ((calls.left[message] as number) === 0) engine.discard(message);
  }

  private leave(message: number): void {
    const { calls } = this.engine;
    calls.left[message] = (calls.left[message] as number) - 1;
  }

  /** A message that was to be received is gone already. */
  private settle(message: number): void {
    this.leave(message);
    if ((this.engine.calls.left[message] as number) === 0) this.engine.discard(message);
  }

  private drop(message: number): void {
    this.leave(message);
    this.expired++;
    this.depth.change(this.engine.now, -1);
    this.ages.add(Infinity);
    this.engine.answer(message, OUTCOME.error);
  }

  /** Moves a message to the dead-letter queue. */
  private bury(message: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    this.deadLetters++;
    this.depth.change(engine.now, -1);
    this.ages.add(Infinity);
    const cls = plan.classes[calls.cls[message] as number];
    if (cls) for (let step = cls.calls; step < cls.end; step++) if (plan.steps[step]?.kind === 'on-failure') engine.send(message, step);
    engine.answer(message, OUTCOME.error);
  }

  figures(now: number): QueueFigures {
    const { ages } = this;
    return {
      mean: this.depth.mean(now), max: this.depth.max, left: this.depth.level,
      age: { mean: ages.mean, p50: ages.quantile(0.5), p95: ages.quantile(0.95), p99: ages.quantile(0.99) },
      delivered: this.delivered, deadLetters: this.deadLetters, expired: this.expired,
      waitedMs: this.waitedMs, again: this.again, hiddenMs: this.hiddenMs, full: { ...this.full },
      readers: this.pollers.map(({ connection, polling, failed, batches }) => ({ connection: this.engine.plan.connections[connection]?.id ?? '', failed, batches, ...(polling.held && { held: polling.held }), ...(polling.growth && { growth: polling.growth }) })),
    };
  }
}

/** In a message's `tag`: it fails at every attempt. */
export const POISONED = 1;
/** In a message's `outcome`: it is gone, though a delivery of it may still be under way. */
const DELETED = 4;
