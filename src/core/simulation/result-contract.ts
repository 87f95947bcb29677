import type { Bill } from '../cost/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { Cause } from './cause.ts';
import type { QueueFigures, StationFigures } from './contract.ts';
import type { Refusal } from './held.ts';
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
  readonly flows: readonly (FlowFigures & { readonly flow: string; readonly trace?: FlowTrace })[];
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
  readonly causes: NodeCauses;
  /** What had been counted at even intervals of the load, where the node tells it. */
  readonly samples?: readonly Sample[];
  readonly course: Course;
}

/** What had been counted at a node up to a time: the parts of a run between two of them tell how certain its averages are. */
export interface Sample {
  readonly ms: number;
  readonly requests: number;
  readonly throttles: number;
  /** Counts, and levels × time, of the station's own. */
  readonly own: Readonly<Record<string, number>>;
}

/** What the time of a flow's calls goes into, over those that were followed: all of them, and the slowest. */
export interface FlowTrace {
  readonly all: Traced;
  /** The slowest 1 %; `fromMs`: the quickest of them. */
  readonly slowest: Traced & { readonly fromMs: number };
}

export interface Traced {
  readonly calls: number;
  readonly meanMs: number;
  /** They add up to the mean; the longest first. */
  readonly parts: readonly TracedTime[];
}

export interface TracedTime {
  readonly cause: Cause;
  /** Milliseconds a call on average. */
  readonly ms: number;
  readonly node?: string;
  /** Over which a call was made again. */
  readonly connection?: string;
}

/** What a node's figures come from: all of it counted. */
export interface NodeCauses {
  /** Calls turned away, by what for, the most first. */
  readonly refusals: readonly { readonly because: Refusal; readonly count: number }[];
  /** Calls of its own that failed for good, or were made again, by connection and flow. */
  readonly calls: readonly { readonly connection: string; readonly flow: string; readonly failed: number; readonly retried: number; readonly retryMs: number }[];
  /** Calls that a fault of the scenario made fail. */
  readonly faults: number;
  /** Waits at the node, milliseconds in all and how many. */
  readonly waits: readonly { readonly cause: Cause; readonly ms: number; readonly count: number }[];
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
