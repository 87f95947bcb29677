/** Counters stay below: 2^48. */
const PRIORITY_STEP = 281474976710656;

/**
 * Future events on typed arrays: a 4-ary heap with the key (time, priority, counter), so that events at the
 * same time come in the order of their priority and, within it, in the order in which they were added. The
 * payload is one 32-bit integer. No object is made for an event.
 */
export class EventQueue {
  size = 0;
  /** Time of the event that was taken last, in a place of its own: V8 makes an object of a fraction that is handed to a function. */
  readonly clock = new Float64Array(1);
  private declare times: Float64Array;
  private declare orders: Float64Array;
  private declare payloads: Int32Array;
  private counter = 0;

  constructor(capacity = 1024) {
    this.times = new Float64Array(capacity).fill(Infinity);
    this.orders = new Float64Array(capacity);
    this.payloads = new Int32Array(capacity);
  }

  /** Time of the event that was taken last. */
  get now(): number {
    return this.clock[0] as number;
  }

  /** Time of the next event; Infinity where there is none. */
  get next(): number {
    return this.times[0] as number;
  }

  /** Adds an event; `priority` from 0 (first) to 15 counts among events at the same time. */
  push(time: number, payload: number, priority = 0): void {
    // Four children are always read, so that as many places beyond the last are kept free.
    if (this.size + 5 >= this.times.length) this.grow();
    const { times, orders, payloads } = this;
    const order = this.counter++ + priority * PRIORITY_STEP;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const other = times[parent] as number;
      if (other < time || (other === time && (orders[parent] as number) < order)) break;
      times[i] = other;
      orders[i] = orders[parent] as number;
      payloads[i] = payloads[parent] as number;
      i = parent;
    }
    times[i] = time;
    orders[i] = order;
    payloads[i] = payload;
  }

  /** Takes the first event: sets `now` and answers its payload. The queue must not be empty. */
  pop(): number {
    const { times, orders, payloads } = this;
    const first = payloads[0] as number;
    this.clock[0] = times[0] as number;
    const last = --this.size;
    const time = times[last] as number;
    const order = orders[last] as number;
    const payload = payloads[last] as number;
    times[last] = Infinity;
    let i = 0;
    // The hole goes down to a leaf along the earliest children, then the last event rises to its place.
    for (let child = 1; child < last; child = (i << 2) + 1) {
      const earliest = this.earliest(child);
      times[i] = times[earliest] as number;
      orders[i] = orders[earliest] as number;
      payloads[i] = payloads[earliest] as number;
      i = earliest;
    }
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const other = times[parent] as number;
      if (other < time || (other === time && (orders[parent] as number) < order)) break;
      times[i] = other;
      orders[i] = orders[parent] as number;
      payloads[i] = payloads[parent] as number;
      i = parent;
    }
    if (last > 0) {
      times[i] = time;
      orders[i] = order;
      payloads[i] = payload;
    }
    return first;
  }

  /** Of four siblings, the one that comes first; places beyond the last hold Infinity. */
  private earliest(child: number): number {
    const { times } = this;
    const a = times[child] as number;
    const b = times[child + 1] as number;
    const c = times[child + 2] as number;
    const d = times[child + 3] as number;
    // V8 makes selections without branches of these: whose time is the least, nobody could predict.
    const x = b < a ? b : a;
    const y = d < c ? d : c;
    if (a === b || c === d || x === y) return this.earliestByOrder(child);
    return y < x ? child + 2 + Number(d < c) : child + Number(b < a);
  }

  private earliestByOrder(child: number): number {
    const { times, orders } = this;
    let best = child;
    for (let i = child + 1; i < child + 4; i++) {
      const time = times[i] as number;
      const least = times[best] as number;
      if (time < least || (time === least && time !== Infinity && (orders[i] as number) < (orders[best] as number))) best = i;
    }
    return best;
  }

  private grow(): void {
    const capacity = this.times.length * 2;
    const times = new Float64Array(capacity).fill(Infinity);
    const orders = new Float64Array(capacity);
    const payloads = new Int32Array(capacity);
    times.set(this.times);
    orders.set(this.orders);
    payloads.set(this.payloads);
    this.times = times;
    this.orders = orders;
    this.payloads = payloads;
  }
}
