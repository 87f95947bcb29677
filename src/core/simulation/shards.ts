import { Histogram } from '../kernel/histogram.ts';
import type { RandomStream } from '../kernel/random.ts';
import { TimeAverage } from '../kernel/time-average.ts';
import type { QueueFigures, StreamPolling } from './contract.ts';
import type { Host } from './host.ts';
import { OUTCOME, type Outcome } from './outcome.ts';
import { Ring } from './ring.ts';

export interface StreamSettings {
  readonly shards: number;
  /** After a batch that failed, until it is read again. */
  readonly retryMs: number;
  /** Share of records that fail at every attempt. */
  readonly poison: number;
}

/** One event source mapping that reads the stream. */
interface Reader {
  readonly connection: number;
  readonly polling: StreamPolling;
  readonly lanes: readonly Lane[];
  /** By class of records: the step to the function; -1 where there is none. */
  readonly steps: (number | undefined)[];
  batches: number;
  failed: number;
}

/** Records that are processed in their order, one batch at a time: a shard, or one of the parts that it is processed in. */
interface Lane {
  readonly place: number;
  readonly reader: Reader;
  readonly waiting: Ring;
  /** Of the batch under way, in their order; empty: there is none. */
  readonly members: number[];
  attempts: number;
  windowOpen: boolean;
}

/**
 * A stream and those who read it. Records of one key stay in their order, so a shard is read by one batch at a time,
 * or by as many as the mapping's parallelization factor says; a batch that fails is read again, and what comes after
 * it in its shard waits meanwhile, until it succeeds, is too old or has been tried as often as may be.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html (2026-11-22)
 */
export class ShardedStream {
  private readonly depth = new TimeAverage();
  private readonly ages = new Histogram();
  private readonly full = { growing: 0, most: 0 };
  private delivered = 0;
  private given = 0;
  private expired = 0;
  private waitedMs = 0;
  private again = 0;
  private hiddenMs = 0;
  private declare readonly engine: Host;
  private declare readonly random: RandomStream;
  private declare readonly settings: StreamSettings;
  private declare readonly readers: readonly Reader[];
  private readonly lanes: Lane[] = [];

  constructor(engine: Host, random: RandomStream, settings: StreamSettings, mappings: readonly { readonly connection: number; readonly polling: StreamPolling }[]) {
    this.engine = engine;
    this.random = random;
    this.settings = settings;
    this.readers = mappings.filter(({ polling }) => polling.enabled).map(({ connection, polling }) => this.readerOf(connection, polling));
  }

  private readerOf(connection: number, polling: StreamPolling): Reader {
    const lanes: Lane[] = [];
    const reader: Reader = { connection, polling, lanes, steps: [], batches: 0, failed: 0 };
    for (let left = this.settings.shards * polling.perShard; left > 0; left--) {
      const lane: Lane = { place: this.lanes.length, reader, waiting: new Ring(), members: [], attempts: 0, windowOpen: false };
      lanes.push(lane);
      this.lanes.push(lane);
    }
    return reader;
  }

  /** A record can be read. `hot`: it is of the key that gets more than others, all of whose records are in one shard. */
  add(record: number, hot: boolean): void {
    const { engine, random, settings } = this;
    const { calls } = engine;
    for (const reader of this.readers) {
      if (this.stepOf(calls.cls[record] as number, reader) < 0) continue;
      const lane = reader.lanes[hot || reader.lanes.length === 1 ? 0 : Math.floor(random.uniform() * reader.lanes.length) % reader.lanes.length] as Lane;
      const copy = engine.spawn(record);
      calls.value[copy] = calls.arrived[record] as number;
      calls.failed[copy] = settings.poison > 0 && random.uniform() <= settings.poison ? 1 : 0;
      this.depth.change(engine.now, 1);
      lane.waiting.push(copy);
      if (lane.members.length > 0) this.full.most++;
      else this.dispatch(lane);
    }
  }

  /** Reads the next batch of a shard that is not being read, once it is full or its window is over. */
  private dispatch(lane: Lane): void {
    const { engine } = this;
    const { waiting, members, reader: { polling: { batch, windowMs } } } = lane;
    if (waiting.length === 0 || members.length > 0) return;
    if (windowMs > 0 && waiting.length < batch) {
      const until = (engine.calls.arrived[waiting.peek()] as number) + windowMs;
      if (until > engine.now) return this.gather(lane, until);
    }
    while (members.length < batch && waiting.length > 0) {
      const record = waiting.shift();
      this.waitedMs += engine.now - (engine.calls.arrived[record] as number);
      members.push(record);
    }
    lane.attempts = 0;
    this.read(lane);
  }

  private gather(lane: Lane, until: number): void {
    if (lane.windowOpen) return;
    lane.windowOpen = true;
    this.engine.at(until, () => {
      lane.windowOpen = false;
      this.dispatch(lane);
    });
  }

  private read(lane: Lane): void {
    const { engine } = this;
    const { calls } = engine;
    const { members, reader } = lane;
    const batch = engine.spawn(members[0] as number);
    calls.items[batch] = members.length;
    calls.failed[batch] = members.reduce((sum, record) => sum + (calls.failed[record] as number), 0);
    calls.tag[batch] = lane.place + 1;
    this.delivered += members.length;
    lane.attempts++;
    engine.performOnce(batch, this.stepOf(calls.cls[batch] as number, reader));
  }

  /** The step over which a class of records reaches the function of a mapping; -1: none does. */
  private stepOf(cls: number, reader: Reader): number {
    const known = reader.steps[cls];
    if (known !== undefined) return known;
    const { plan } = this.engine;
    const { calls = 0, end = 0 } = plan.classes[cls] ?? {};
    const steps = plan.steps.slice(calls, end).findIndex(({ kind, connection }) => kind === 'poll' && connection === reader.connection);
    return reader.steps[cls] = steps < 0 ? -1 : calls + steps;
  }

  /** Whether a mapping of its own reads the stream over a connection. */
  isReadOver(connection: number): boolean {
    return this.readers.some((reader) => reader.connection === connection);
  }

  /** Whether a call is a batch of a reader, and not something else that the node does. */
  isBatch(call: number): boolean {
    return (this.engine.calls.tag[call] as number) > 0;
  }

  /** A batch was processed, or was not. */
  finished(batch: number, outcome: Outcome): void {
    const { engine } = this;
    const { calls } = engine;
    const lane = this.lanes[(calls.tag[batch] as number) - 1] as Lane;
    const { members, reader } = lane;
    const failed = outcome === OUTCOME.ok ? 0 : reader.polling.partial ? Math.min(members.length, Math.max(1, calls.failed[batch] as number)) : members.length;
    engine.discard(batch);
    reader.batches++;
    if (failed > 0) reader.failed++;
    // Those that fail at every attempt are those that failed.
    members.sort((a, b) => (calls.failed[b] as number) - (calls.failed[a] as number));
    while (members.length > failed) this.over(members.pop() as number, true);
    if (failed === 0) return this.dispatch(lane);
    this.tryAgain(lane);
  }

  /** Reads what failed again, or gives it up. */
  private tryAgain(lane: Lane): void {
    const { engine, settings: { retryMs } } = this;
    const { members, attempts, reader: { polling } } = lane;
    const isOld = engine.now + retryMs - Math.min(...members.map((record) => engine.calls.value[record] as number)) > polling.longestAgeMs;
    if (isOld || attempts >= polling.attempts) {
      if (isOld) this.expired += members.length;
      else this.given += members.length;
      while (members.length > 0) this.over(members.pop() as number, false);
      return this.dispatch(lane);
    }
    this.again += members.length;
    this.hiddenMs += retryMs * members.length;
    engine.at(engine.now + retryMs, () => this.read(lane));
  }

  /** A record was processed, or given up. */
  private over(record: number, done: boolean): void {
    const { engine } = this;
    this.depth.change(engine.now, -1);
    this.ages.add(done ? engine.now - (engine.calls.value[record] as number) : Infinity);
    engine.discard(record);
  }

  /** Undefined where nothing reads the stream. */
  figures(now: number): QueueFigures | undefined {
    if (this.readers.length === 0) return undefined;
    const { ages, depth } = this;
    return {
      mean: depth.mean(now), max: depth.max, left: depth.level,
      age: { mean: ages.mean, p50: ages.quantile(0.5), p95: ages.quantile(0.95), p99: ages.quantile(0.99) },
      delivered: this.delivered, deadLetters: this.given, expired: this.expired,
      waitedMs: this.waitedMs, again: this.again, hiddenMs: this.hiddenMs, full: { ...this.full },
      readers: this.readers.map(({ connection, polling, failed, batches }) => ({ connection: this.engine.plan.connections[connection]?.id ?? '', failed, batches, held: polling.held })),
    };
  }
}
