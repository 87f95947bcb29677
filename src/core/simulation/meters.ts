import { BatchMeans } from '../kernel/batch-means.ts';
import { Histogram } from '../kernel/histogram.ts';
import { TimeAverage } from '../kernel/time-average.ts';
import type { Calls } from './calls.ts';
import { CAUSES } from './cause.ts';
import type { Refusal } from './held.ts';
import { OUTCOME, type Outcome } from './outcome.ts';

/** Points of a course over time; when a run is longer than was thought, neighbours are joined. */
const POINTS = 240;
/** Answers in the first batches of a confidence interval. */
const BATCH = 16;

/** Columns of a course over time. */
export const COLUMNS = ['requests', 'errors', 'throttles', 'coldStarts', 'answered', 'latency', 'concurrency'] as const;
export type Column = (typeof COLUMNS)[number];
/** Their places; from `CONCURRENCY` on they are levels, not counts. */
const REQUESTS = 0;
const ERRORS = 1;
const THROTTLES = 2;
const COLD_STARTS = 3;
const ANSWERED = 4;
const LATENCY = 5;
const CONCURRENCY = 6;
const FIRST_LEVEL = CONCURRENCY;

/** How something went over time: counts per interval, and the highest level in each. */
export class Course {
  /** Milliseconds of one interval. */
  declare step: number;
  /** Intervals that have begun. */
  length = 0;
  private declare readonly values: Float64Array;
  /** Where the columns of the present interval begin, and when it ends. */
  private row = 0;
  private until = 0;

  private declare readonly clock: Float64Array;

  /** `horizon`: how long the run is thought to last, milliseconds; `clock`: its time, in its one place. */
  constructor(horizon: number, clock: Float64Array) {
    this.clock = clock;
    this.step = Math.max(1, horizon) / (POINTS / 2);
    this.values = new Float64Array(POINTS * COLUMNS.length);
  }

  /** One more in a column. */
  count(column: number): void {
    if ((this.clock[0] as number) >= this.until) this.enter();
    const at = this.row + column;
    this.values[at] = (this.values[at] as number) + 1;
  }

  /** One more call, and so many at once. */
  arrive(level: number): void {
    if ((this.clock[0] as number) >= this.until) this.enter();
    const { values, row } = this;
    values[row + REQUESTS] = (values[row + REQUESTS] as number) + 1;
    if (level > (values[row + CONCURRENCY] as number)) values[row + CONCURRENCY] = level;
  }

  /** One more answer after so long. */
  answer(latency: number): void {
    if ((this.clock[0] as number) >= this.until) this.enter();
    const { values, row } = this;
    values[row + ANSWERED] = (values[row + ANSWERED] as number) + 1;
    values[row + LATENCY] = (values[row + LATENCY] as number) + latency;
  }

  /** Time never goes back: most of what is counted falls into the interval of what was counted before. */
  private enter(): void {
    const now = this.clock[0] as number;
    while (now >= this.step * POINTS) this.join();
    const at = Math.floor(now / this.step);
    this.row = at * COLUMNS.length;
    this.until = (at + 1) * this.step;
    if (at >= this.length) this.length = at + 1;
  }

  private join(): void {
    const { values } = this;
    const width = COLUMNS.length;
    for (let i = 0; i < POINTS / 2; i++) {
      for (let column = 0; column < width; column++) {
        const [a, b] = [values[2 * i * width + column] as number, values[(2 * i + 1) * width + column] as number];
        values[i * width + column] = column >= FIRST_LEVEL ? Math.max(a, b) : a + b;
      }
    }
    values.fill(0, (POINTS / 2) * width);
    this.step *= 2;
    this.length = Math.ceil(this.length / 2);
  }

  /** The intervals of one column. */
  column(name: Column): readonly number[] {
    const column = COLUMNS.indexOf(name);
    return Array.from({ length: this.length }, (_, at) => this.values[at * COLUMNS.length + column] as number);
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
  /** Calls that a fault of the scenario made fail. */
  faults = 0;
  /** Calls turned away, by what for. */
  readonly refusals = new Map<Refusal, number>();
  /** Milliseconds of all its waits, by cause (see trace.ts), and how many there were. */
  readonly waits = new Float64Array(CAUSES.length);
  readonly waited = new Float64Array(CAUSES.length);
  readonly latency = new Histogram();
  readonly interval = new BatchMeans(BATCH);
  readonly concurrency = new TimeAverage();
  declare readonly course: Course;

  /** The time of the run, in its one place. */
  private declare readonly clock: Float64Array;

  constructor(horizon: number, clock: Float64Array) {
    this.course = new Course(horizon, clock);
    this.clock = clock;
  }

  arrive(): void {
    const now = this.clock[0] as number;
    this.requests++;
    this.concurrency.change(now, 1);
    this.course.arrive(this.concurrency.level);
  }

  throttle(because: Refusal): void {
    const now = this.clock[0] as number;
    this.refusals.set(because, (this.refusals.get(because) ?? 0) + 1);
    if (this.throttles++ === 0) this.throttledFrom = now;
    this.throttledUntil = now;
    this.course.count(THROTTLES);
  }

  /** One wait of so long. */
  wait(cause: number, ms: number): void {
    this.waits[cause] = (this.waits[cause] as number) + ms;
    this.waited[cause] = (this.waited[cause] as number) + 1;
  }

  coldStart(): void {
    this.course.count(COLD_STARTS);
  }

  /** A call that reached the node is answered. */
  answer({ arrived }: Calls, call: number, outcome: Outcome): void {
    const now = this.clock[0] as number;
    const latency = now - (arrived[call] as number);
    this.concurrency.change(now, -1);
    if (outcome === OUTCOME.throttled) return;
    this.latency.add(latency);
    this.interval.add(latency);
    this.course.answer(latency);
    if (outcome === OUTCOME.ok) return;
    this.errors++;
    if (outcome === OUTCOME.timeout) this.timeouts++;
    this.course.count(ERRORS);
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
  declare readonly course: Course;

  private declare readonly clock: Float64Array;

  constructor(horizon: number, clock: Float64Array) {
    this.course = new Course(horizon, clock);
    this.clock = clock;
  }

  start(): void {
    this.requests++;
    this.course.count(REQUESTS);
  }

  /** The call with which the flow began is answered. */
  end({ origin }: Calls, call: number, outcome: Outcome): void {
    const now = this.clock[0] as number;
    const latency = now - (origin[call] as number);
    this.ended++;
    this.latency.add(latency);
    this.interval.add(latency);
    this.course.answer(latency);
    if (outcome === OUTCOME.ok) return;
    this.errors++;
    if (outcome === OUTCOME.throttled) this.throttles++;
    this.course.count(ERRORS);
  }
}
