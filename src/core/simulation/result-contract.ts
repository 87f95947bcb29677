import type { Bill } from '../cost/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { QueueFigures, StationFigures } from './contract.ts';
import type { Column } from './meters.ts';

/** What a run came to. Plain data, so that it can be sent as a message; Infinity stands for what was never answered. */
export interface SimulationResult {
  readonly scenario: string;
  readonly seed: number;
  /** Milliseconds of load, and until the last call had ended. */
  readonly durationMs: number;
  readonly endedMs: number;
  readonly events: number;
  /** All flows together, as their callers see it. */
  readonly endToEnd: FlowFigures;
  readonly flows: readonly (FlowFigures & { readonly flow: string })[];
  readonly nodes: readonly NodeFigures[];
  readonly connections: readonly { readonly connection: string; readonly requests: number; readonly perSecond: number }[];
  readonly cost: RunCost;
  readonly findings: readonly Finding[];
}

export interface LatencyFigures {
  readonly mean: number;
  /** Half the width of the 95 % confidence interval of the mean, by batch means; Infinity where there are too few. */
  readonly halfWidth: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface FlowFigures {
  readonly requests: number;
  readonly errors: number;
  /** Of the errors, those that were throttled. */
  readonly throttles: number;
  /** Not answered when the run ended. */
  readonly unfinished: number;
  /** Milliseconds. */
  readonly latency: LatencyFigures;
  readonly course: Course;
}

export interface NodeFigures extends Omit<StationFigures, 'queue' | 'metered' | 'invocations'> {
  readonly node: string;
  readonly requests: number;
  readonly errors: number;
  readonly throttles: number;
  readonly timeouts: number;
  /** Milliseconds at which calls were turned away for the first and the last time; absent: never. */
  readonly throttled?: { readonly from: number; readonly until: number };
  readonly unfinished: number;
  readonly coldStarts: number;
  /** Of its invocations. */
  readonly coldStartProbability: number;
  /** Calls at the node at once. */
  readonly concurrency: { readonly mean: number; readonly max: number };
  readonly latency: LatencyFigures;
  readonly queue?: QueueFigures;
  readonly course: Course;
}

/** How something went over time, in intervals of equal length. */
export type Course = { readonly stepMs: number } & Readonly<Record<Column, readonly number[]>>;

export interface RunCost {
  /** USD of the run at list prices: the month's bill without the free tier, by the share of the month that the run took. */
  readonly run: number;
  /** USD a month if every month went on like the load of the run. */
  readonly month: number;
  readonly bill: Bill;
}
