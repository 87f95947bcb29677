import { TimeAverage } from '../kernel/time-average.ts';
import { widened } from './calls.ts';
import type { RandomStream } from '../kernel/random.ts';

/** Which idle environment the next call gets. What is measured of AWS agrees with the one used last, or the newest. */
export type Reuse = 'most-recently-used' | 'newest' | 'least-recently-used' | 'random';

/**
 * Execution environments of one function: each runs one call at a time, waits idle for a while after it,
 * and is then taken away. Idle ones stand in the order in which they became idle, so that those whose time
 * is over are found at one end, without a timer for each.
 */
export class Environments {
  readonly running = new TimeAverage();
  readonly idle = new TimeAverage();
  coldStarts = 0;
  /** Environments taken away, and the sum of their lives in milliseconds. */
  ended = 0;
  lifetime = 0;
  private declare readonly keepMs: number;
  private declare readonly reuse: Reuse;
  private declare readonly random: RandomStream | undefined;
  private created = new Float64Array(64);
  private idleSince = new Float64Array(64);
  private before = new Int32Array(64);
  private after = new Int32Array(64);
  private readonly free: number[] = [];
  private used = 0;
  private oldest = -1;
  private latest = -1;
  /** Where the newest one is reused: idle ones from the newest to the first that was started. */
  private younger = new Int32Array(64);
  private older = new Int32Array(64);
  private newest = -1;

  constructor(keepMs: number, reuse: Reuse = 'most-recently-used', random?: RandomStream) {
    this.keepMs = keepMs;
    this.reuse = reuse;
    this.random = random;
  }

  /** Environments there are now. */
  get size(): number {
    return this.running.level + this.idle.level;
  }

  /** An idle environment for a call, or -1 where there is none. */
  take(now: number): number {
    this.expire(now);
    if (this.latest < 0) return -1;
    const environment = this.choose();
    this.unlink(environment);
    this.idle.change(now, -1);
    this.running.change(now, 1);
    return environment;
  }

  /** A new environment, which runs a call at once. */
  start(now: number): number {
    const environment = this.free.pop() ?? this.used++;
    if (environment >= this.created.length) this.grow();
    this.created[environment] = now;
    this.coldStarts++;
    this.running.change(now, 1);
    return environment;
  }

  /** The call has ended: the environment waits for the next. */
  release(environment: number, now: number): void {
    this.expire(now);
    this.idleSince[environment] = now;
    this.before[environment] = this.latest;
    this.after[environment] = -1;
    if (this.latest >= 0) this.after[this.latest] = environment;
    else this.oldest = environment;
    this.latest = environment;
    if (this.reuse === 'newest') this.rank(environment);
    this.running.change(now, -1);
    this.idle.change(now, 1);
  }

  /** Idle environments of the start: those of a function that was in use before. */
  warm(count: number, now: number): void {
    for (let i = 0; i < count; i++) this.release(this.start(now), now);
    this.coldStarts -= count;
  }

  /** Takes away what has been idle for too long. */
  expire(now: number): void {
    while (this.oldest >= 0) {
      const until = (this.idleSince[this.oldest] as number) + this.keepMs;
      if (until > now) return;
      const environment = this.oldest;
      this.unlink(environment);
      this.idle.change(until, -1);
      this.end(environment, until);
    }
  }

  private end(environment: number, now: number): void {
    this.ended++;
    this.lifetime += now - (this.created[environment] as number);
    this.free.push(environment);
  }

  private choose(): number {
    if (this.reuse === 'most-recently-used') return this.latest;
    if (this.reuse === 'least-recently-used') return this.oldest;
    if (this.reuse === 'newest') return this.newest;
    let chosen = this.oldest;
    for (let left = this.random?.below(this.idle.level) ?? 0; left > 0; left--) chosen = this.after[chosen] as number;
    return chosen;
  }

  /** Puts an idle one behind those that are newer: they are few, since the newest are those that run. */
  private rank(environment: number): void {
    const { created, younger, older } = this;
    let before = -1;
    let after = this.newest;
    while (after >= 0 && (created[after] as number) >= (created[environment] as number)) {
      before = after;
      after = older[after] as number;
    }
    younger[environment] = before;
    older[environment] = after;
    if (before >= 0) older[before] = environment;
    else this.newest = environment;
    if (after >= 0) younger[after] = environment;
  }

  private unrank(environment: number): void {
    const younger = this.younger[environment] as number;
    const older = this.older[environment] as number;
    if (younger >= 0) this.older[younger] = older;
    else this.newest = older;
    if (older >= 0) this.younger[older] = younger;
  }

  private unlink(environment: number): void {
    const before = this.before[environment] as number;
    const after = this.after[environment] as number;
    if (before >= 0) this.after[before] = after;
    else this.oldest = after;
    if (after >= 0) this.before[after] = before;
    else this.latest = before;
    if (this.reuse === 'newest') this.unrank(environment);
  }

  private grow(): void {
    const capacity = this.created.length * 2;
    for (const column of ['created', 'idleSince'] as const) this[column] = widened(new Float64Array(capacity), this[column]);
    for (const column of ['before', 'after', 'younger', 'older'] as const) this[column] = widened(new Int32Array(capacity), this[column]);
  }
}
