/** Counters stay below: 2^48. */
const PRIORITY_STEP = 281474976710656;

/**
 * Future events on typed arrays: a 4-ary heap with the key (time, priority, counter), so that events at the
 * same time come in the order of their priority and, within it, in the order in which they were added. The
 * payload is one 32-bit integer. No object is made for an event.
 */
export class EventQueue {
  size = 0;
  /** Time of the event that was taken last. */
  now = 0;
  private times: Float64Array;
  private orders: Float64Array;
  private payloads: Int32Array;
  private counter = 0;
  /**
   * The first place is that of an event that was taken. What happens mostly makes something else happen: the
   * next event that is added goes there, and the two cost one way through the heap and not two.
   */
  private isOpen = false;

  constructor(capacity = 1024) {
    this.times = new Float64Array(capacity).fill(Infinity);
    this.orders = new Float64Array(capacity);
    this.payloads = new Int32Array(capacity);
  }

  /** Time of the next event; Infinity where there is none. */
  get next(): number {
    if (this.isOpen) this.close();
    return this.times[0] as number;
  }

  /** Adds an event; `priority` from 0 (first) to 15 counts among events at the same time. */
  push(time: number, payload: number, priority = 0): void {
    const order = this.counter++ + priority * PRIORITY_STEP;
    if (this.isOpen) {
      this.isOpen = false;
      this.size++;
      this.sink(time, order, payload);
      return;
    }
    // Four children are always read, so that as many places beyond the last are kept free.
    if (this.size + 5 >= this.times.length) this.grow();
    this.rise(this.size++, time, order, payload);
  }

  /** Takes the first event: sets `now` and answers its payload. The queue must not be empty. */
  pop(): number {
    if (this.isOpen) this.close();
    this.now = this.times[0] as number;
    this.size--;
    this.isOpen = true;
    return this.payloads[0] as number;
  }

  /** Fills the place of the event that was taken with the last one. */
  private close(): void {
    const { times, orders, payloads, size: last } = this;
    this.isOpen = false;
    const time = times[last] as number;
    times[last] = Infinity;
    if (last > 0) this.sink(time, orders[last] as number, payloads[last] as number);
  }

  /** Fills the place of the first event: the hole goes down to a leaf along the earliest children, from where the event rises to its place. */
  private sink(time: number, order: number, payload: number): void {
    const { times, orders, payloads, size } = this;
    let i = 0;
    for (let child = 1; child < size; child = (i << 2) + 1) {
      const earliest = this.earliest(child);
      times[i] = times[earliest] as number;
      orders[i] = orders[earliest] as number;
      payloads[i] = payloads[earliest] as number;
      i = earliest;
    }
    this.rise(i, time, order, payload);
  }

  private rise(from: number, time: number, order: number, payload: number): void {
    const { times, orders, payloads } = this;
    let i = from;
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
