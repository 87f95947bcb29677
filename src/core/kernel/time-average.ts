/** A level that changes in steps: its average over time and its highest value. */
export class TimeAverage {
  level = 0;
  max = 0;
  private area = 0;
  private declare since: number;
  private declare readonly began: number;

  constructor(now = 0) {
    this.since = now;
    this.began = now;
  }

  /** Adds to the level at a time. */
  change(now: number, by: number): void {
    this.area += this.level * (now - this.since);
    this.since = now;
    this.level += by;
    if (this.level > this.max) this.max = this.level;
  }

  /** Average from the start to a time that is not before the last change. */
  mean(now: number): number {
    return now > this.began ? this.integral(now) / (now - this.began) : this.level;
  }

  /** Level × time up to now. */
  integral(now: number): number {
    return this.area + this.level * (now - this.since);
  }
}
