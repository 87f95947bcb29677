import { BatchMeans } from '../kernel/batch-means.ts';
import { Histogram } from '../kernel/histogram.ts';
import { TimeAverage } from '../kernel/time-average.ts';
import { OUTCOME, type Outcome } from './contract.ts';

/** Points of a course over time; when a run is longer than was thought, neighbours are joined. */
const POINTS = 240;
/** Answers in the first batches of a confidence interval. */
const BATCH = 16;

/** Columns of a course over time. */
export const COLUMNS = ['requests', 'errors', 'throttles', 'coldStarts', 'answered', 'latency', 'concurrency', 'waiting'] as const;
export type Column = (typeof COLUMNS)[number];

/** How something went over time: counts per interval, and the highest level in each. */
export class Course {
  /** Milliseconds of one interval. */
  step: number;
  /** Intervals that have begun. */
  length = 0;
  private readonly columns: Readonly<Record<Column, Float64Array>>;

  constructor(horizon: number) {
    this.step = Math.max(1, horizon) / (POINTS / 2);
    this.columns = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(POINTS)])) as Record<Column, Float64Array>;
  }

  add(column: Column, now: number, by: number): void {
    const at = this.place(now);
    const values = this.columns[column];
    values[at] = (values[at] as number) + by;
  }

  highest(column: Column, now: number, level: number): void {
    const at = this.place(now);
    const values = this.columns[column];
    if (level > (values[at] as number)) values[at] = level;
  }

  private place(now: number): number {
    let at = Math.floor(now / this.step);
    while (at >= POINTS) {
      this.join();
      at = Math.floor(now / this.step);
    }
    if (at >= this.length) this.length = at + 1;
    return at;
  }

  private join(): void {
    for (const name of COLUMNS) {
      const values = this.columns[name];
      const isLevel = name === 'concurrency' || name === 'waiting';
      for (let i = 0; i < POINTS / 2; i++) {
        const [a, b] = [values[2 * i] as number, values[2 * i + 1] as number];
        values[i] = isLevel ? Math.max(a, b) : a + b;
      }
      values.fill(0, POINTS / 2);
    }
    this.step *= 2;
    this.length = Math.ceil(this.length / 2);
  }

  /** The intervals of one column. */
  values(column: Column): readonly number[] {
    return Array.from(this.columns[column].subarray(0, this.length));
  }
}

/** What is counted at one node. */
export class NodeMeter {
  requests = 0;
  errors = 0;
  throttles = 0;
  timeouts = 0;
  /** When calls were turned away for the first and the last time; Infinity: never. */
  throttledFrom = Infinity;
  throttledUntil = Infinity;
  readonly latency = new Histogram();
  readonly interval = new BatchMeans(BATCH);
  readonly concurrency = new TimeAverage();
  readonly course: Course;

  constructor(horizon: number) {
    this.course = new Course(horizon);
  }

  arrive(now: number): void {
    this.requests++;
    this.concurrency.change(now, 1);
    this.course.add('requests', now, 1);
    this.course.highest('concurrency', now, this.concurrency.level);
  }

  throttle(now: number): void {
    if (this.throttles++ === 0) this.throttledFrom = now;
    this.throttledUntil = now;
    this.course.add('throttles', now, 1);
  }

  coldStart(now: number): void {
    this.course.add('coldStarts', now, 1);
  }

  answer(now: number, latency: number, outcome: Outcome): void {
    this.concurrency.change(now, -1);
    if (outcome === OUTCOME.throttled) return;
    this.latency.add(latency);
    this.interval.add(latency);
    this.course.add('answered', now, 1);
    this.course.add('latency', now, latency);
    if (outcome === OUTCOME.ok) return;
    this.errors++;
    if (outcome === OUTCOME.timeout) this.timeouts++;
    this.course.add('errors', now, 1);
  }
}

/** What is counted of one flow, end to end. */
export class FlowMeter {
  requests = 0;
  ended = 0;
  errors = 0;
  throttles = 0;
  readonly latency = new Histogram();
  readonly interval = new BatchMeans(BATCH);
  readonly course: Course;

  constructor(horizon: number) {
    this.course = new Course(horizon);
  }

  start(now: number): void {
    this.requests++;
    this.course.add('requests', now, 1);
  }

  end(now: number, latency: number, outcome: Outcome): void {
    this.ended++;
    this.latency.add(latency);
    this.interval.add(latency);
    this.course.add('answered', now, 1);
    this.course.add('latency', now, latency);
    if (outcome === OUTCOME.ok) return;
    this.errors++;
    if (outcome === OUTCOME.throttled) this.throttles++;
    this.course.add('errors', now, 1);
  }
}
