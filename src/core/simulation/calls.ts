/** In place of the call that waits for an answer: a flow starts with it, and its answer is the answer to the user. */
export const USER = -2;
/** Nobody waits, or who did has been answered. */
export const NOBODY = -1;

/** What is known of each call under way, by its number: columns of typed arrays, so that no object is made for a call. */
export class Calls {
  /** Class of the call: which node, flow and stream (see plan.ts). */
  cls = new Int32Array(0);
  /** The call that waits for the answer, `USER` or `NOBODY`. */
  parent = new Int32Array(0);
  /** The call whose answer it waits for; -1: none. */
  child = new Int32Array(0);
  /** Step over which it came; -1: the flow starts here. */
  via = new Int32Array(0);
  /** Where it stands in its own steps, where they end, and calls left of the present one. */
  step = new Int32Array(0);
  end = new Int32Array(0);
  left = new Int32Array(0);
  /** Attempts at the present call. */
  attempt = new Int32Array(0);
  outcome = new Int32Array(0);
  /** Timers that will still come for it. */
  pending = new Int32Array(0);
  /** Answered, but a timer is still to come. */
  done = new Uint8Array(0);
  /** Messages in it (a batch), and how many of them failed. */
  items = new Int32Array(0);
  failed = new Int32Array(0);
  /** Another call that it belongs to: the station's own; -1: none. */
  ref = new Int32Array(0);
  /** Two numbers of the station's own. */
  tag = new Int32Array(0);
  value = new Float64Array(0);
  /** When it reached the node, and when its flow began. */
  arrived = new Float64Array(0);
  origin = new Float64Array(0);
  /** When its present stage began: the station's own. */
  since = new Float64Array(0);
  /** Its own work so far, and that of the calls it made, without any waiting. */
  work = new Float64Array(0);
  count = 0;
  /** The number under which the call is followed (see trace.ts); 0: it is not. */
  trace = new Int32Array(0);
  /** How often each place was used, so that what is over can be told from what is under way. */
  use = new Int32Array(0);

  private free = new Int32Array(0);
  private freed = 0;
  private next = 0;

  private declare readonly clock: Float64Array;

  /** `clock`: the time of the run, in its one place. */
  constructor(clock: Float64Array, capacity = 1024) {
    this.clock = clock;
    this.grow(capacity);
  }

  /** A place for a call that comes about now, by another call (-1: with it a flow begins). */
  take(cls: number, parent: number, via: number, by: number): number {
    if (this.freed === 0 && this.next === this.cls.length) this.grow(this.cls.length * 2);
    const call = this.freed > 0 ? (this.free[--this.freed] as number) : this.next++;
    this.cls[call] = cls;
    this.parent[call] = parent;
    this.child[call] = -1;
    this.ref[call] = -1;
    this.via[call] = via;
    this.left[call] = 0;
    this.attempt[call] = 0;
    this.outcome[call] = 0;
    this.trace[call] = 0;
    this.items[call] = 1;
    this.failed[call] = 0;
    this.tag[call] = 0;
    this.value[call] = 0;
    const now = this.clock[0] as number;
    this.arrived[call] = now;
    this.origin[call] = by < 0 ? now : (this.origin[by] as number);
    this.work[call] = 0;
    this.count++;
    return call;
  }

  /** Gives a place back; where a timer is still to come, once that has come. */
  release(call: number): void {
    if ((this.pending[call] as number) > 0) {
      this.done[call] = 1;
      this.use[call] = (this.use[call] as number) + 1;
      return;
    }
    if (this.done[call] === 0) this.use[call] = (this.use[call] as number) + 1;
    else this.done[call] = 0;
    this.free[this.freed++] = call;
    this.count--;
  }

  /** Which places are in use: 1 for each. */
  inUse(): Uint8Array {
    const live = new Uint8Array(this.cls.length).fill(1, 0, this.next);
    for (let at = 0; at < this.freed; at++) live[this.free[at] as number] = 0;
    return live;
  }

  private grow(capacity: number): void {
    const ints = ['cls', 'parent', 'child', 'via', 'step', 'end', 'left', 'attempt', 'outcome', 'pending', 'items', 'failed', 'ref', 'tag', 'use', 'free', 'trace'] as const;
    for (const column of ints) this[column] = widened(new Int32Array(capacity), this[column]);
    for (const column of ['value', 'arrived', 'origin', 'since', 'work'] as const) this[column] = widened(new Float64Array(capacity), this[column]);
    for (const column of ['done'] as const) this[column] = widened(new Uint8Array(capacity), this[column]);
  }
}

/** A wider column that begins with what a narrower one holds. */
export function widened<T extends Int32Array | Float64Array | Uint8Array>(wide: T, narrow: T): T {
  wide.set(narrow);
  return wide;
}
