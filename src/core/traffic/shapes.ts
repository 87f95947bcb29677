import { exp, ln, sine } from '../kernel/elementary.ts';

/**
 * How a rate varies over time (docs/format.md §3). A shape multiplies the mean: its own mean over its
 * period is 1, so that the same flow costs the same whatever its shape.
 */
export interface Shape {
  readonly name: ShapeName;
  /** Multiplier at a time. `seconds` counts from the start (midnight, Monday); `duration` is the length of the run. */
  readonly at: (seconds: number, duration: number) => number;
  /** The highest multiplier. */
  readonly peak: number;
}

export type ShapeName = 'constant' | 'diurnal' | 'weekly' | 'spike' | 'ramp';

const DAY = 86_400;
const WEEK = 7 * DAY;

const WEEKDAY = 1.15;
const WEEKEND = 0.63;
/** Five weekdays and two weekend days average a little above 1; divided out, the mean is the stated rate. */
const WEEK_MEAN = (5 * WEEKDAY + 2 * WEEKEND) / 7;

const RISE_ENDS = 0.2;
const PLATEAU_ENDS = 0.4;
/** The fall has lost all but 5 % of the plateau at the end: exp(-0.6 / τ) = 0.05. */
const FALL = -(1 - PLATEAU_ENDS) / ln(0.05);
/** Area of rise (a triangle), plateau and fall for a plateau of 1. */
const SPIKE_AREA = RISE_ENDS / 2 + (PLATEAU_ENDS - RISE_ENDS) + FALL * (1 - 0.05);

function diurnal(seconds: number): number {
  return 1 + 0.5 * sine((2 * Math.PI * seconds) / DAY);
}

function weekly(seconds: number): number {
  const day = Math.floor((((seconds % WEEK) + WEEK) % WEEK) / DAY);
  return (diurnal(seconds) * (day < 5 ? WEEKDAY : WEEKEND)) / WEEK_MEAN;
}

function spike(seconds: number, duration: number): number {
  const x = seconds / duration;
  if (x < 0 || x > 1) return 0;
  if (x < RISE_ENDS) return x / RISE_ENDS / SPIKE_AREA;
  if (x < PLATEAU_ENDS) return 1 / SPIKE_AREA;
  return exp(-(x - PLATEAU_ENDS) / FALL) / SPIKE_AREA;
}

function ramp(seconds: number, duration: number): number {
  const x = seconds / duration;
  return x < 0 || x > 1 ? 0 : 2 * x;
}

/** Every shape by name. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['constant', { name: 'constant', at: () => 1, peak: 1 }],
  ['diurnal', { name: 'diurnal', at: diurnal, peak: 1.5 }],
  ['weekly', { name: 'weekly', at: weekly, peak: (1.5 * WEEKDAY) / WEEK_MEAN }],
  ['spike', { name: 'spike', at: spike, peak: 1 / SPIKE_AREA }],
  ['ramp', { name: 'ramp', at: ramp, peak: 2 }],
]);

export const CONSTANT: Shape = { name: 'constant', at: () => 1, peak: 1 };
