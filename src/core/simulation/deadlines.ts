import type { Host } from './host.ts';

/**
 * Deadlines that all lie equally far ahead: they stand in a ring in the order in which they come, and one
 * timer watches the first that is still open, so that the many that are kept cost no events.
 */
export class Deadlines {
  private declare readonly engine: Host;
  private declare readonly ms: number;
  private readonly missed: (call: number) => void;
  private calls = new Int32Array(64);
  private uses = new Int32Array(64);
  private times = new Float64Array(64);
  private first = 0;
  private last = 0;
  private watching = false;

  constructor(engine: Host, ms: number, missed: (call: number) => void) {
    this.engine = engine;
    this.ms = ms;
    this.missed = missed;
  }

  /** The call has to be over (answered, and its number given back) when the time has passed. */
  watch(call: number): void {
    const { engine } = this;
    // What is over is forgotten at once, so that only what is under way is kept, and near at hand.
    while (this.first < this.last && !this.isOpen(this.first & (this.calls.length - 1))) this.first++;
    if (this.last - this.first === this.calls.length) this.grow();
    const at = this.last++ & (this.calls.length - 1);
    this.calls[at] = call;
    this.uses[at] = engine.calls.use[call] as number;
    this.times[at] = engine.now + this.ms;
    if (!this.watching) this.wait(this.times[at] as number);
  }

  private wait(time: number): void {
    this.watching = true;
    this.engine.at(time, () => this.check());
  }

  private check(): void {
    const { engine } = this;
    this.watching = false;
    while (this.first < this.last) {
      const at = this.first & (this.calls.length - 1);
      const call = this.calls[at] as number;
      const open = this.isOpen(at);
      if (open && (this.times[at] as number) > engine.now) return this.wait(this.times[at] as number);
      this.first++;
      if (open) this.missed(call);
    }
  }

  private isOpen(at: number): boolean {
    const { calls } = this.engine;
    return calls.use[this.calls[at] as number] === this.uses[at];
  }

  private grow(): void {
    const capacity = this.calls.length * 2;
    const [calls, uses, times] = [new Int32Array(capacity), new Int32Array(capacity), new Float64Array(capacity)];
    for (let i = this.first; i < this.last; i++) {
      const at = i & (this.calls.length - 1);
      calls[i & (capacity - 1)] = this.calls[at] as number;
      uses[i & (capacity - 1)] = this.uses[at] as number;
      times[i & (capacity - 1)] = this.times[at] as number;
    }
    this.calls = calls;
    this.uses = uses;
    this.times = times;
  }
}
