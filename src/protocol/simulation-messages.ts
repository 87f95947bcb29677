import type { QueueFigures, StationFigures } from '../core/simulation/contract.ts';
import type { Limit } from '../core/catalog/limit-table.ts';
import type { Path } from '../core/model/json.ts';
import type { ExplanationSnapshot } from './explanation-messages.ts';
import type { Source } from '../core/model/source.ts';
import type { GoalSnapshot } from './goal-messages.ts';

/** Milliseconds or a count; null where there is no end to it (calls that were never answered) or nothing to tell. */
export type Measured = number | null;

/** What a run came to, as a message that travels as JSON: what is not finite is null. Times are milliseconds. */
export interface SimulationSnapshot {
  /** Of the design that was run, to tell whether it is still the one on the canvas. */
  readonly hash: string;
  /** Of the goals that the run was held to. */
  readonly goalsHash: string;
  readonly scenario: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly endedMs: number;
  readonly events: number;
  readonly endToEnd: FlowSimulation;
  readonly flows: readonly (FlowSimulation & { readonly flow: string })[];
  readonly nodes: readonly NodeSimulation[];
  readonly connections: readonly { readonly connection: string; readonly requests: number; readonly perSecond: number }[];
  /** USD: the run at list prices, and a month that went on like it. */
  readonly cost: { readonly run: number; readonly month: number };
  /** What is wrong with the scenario. */
  readonly findings: readonly { readonly message: string; readonly path?: Path }[];
  /** What the goals came to that this run, or the bill alone, decides. Absent while the run goes on. */
  readonly goals?: readonly GoalSnapshot[];
  /** What explains it; absent while it goes on. */
  readonly explained?: ExplanationSnapshot;
  /** What gives way when the whole mix grows, the first first. */
  readonly breaking: readonly BreakingSnapshot[];
}

/** A run that was made before, held to the goals as they stand now. */
export type RunJudged = Required<Pick<SimulationSnapshot, 'goals' | 'goalsHash'>>;

export interface LatencySimulation {
  readonly mean: Measured;
  /** Half the width of the 95 % confidence interval of the mean. */
  readonly halfWidth: Measured;
  readonly p50: Measured;
  readonly p95: Measured;
  readonly p99: Measured;
}

export interface FlowSimulation {
  readonly requests: number;
  readonly errors: number;
  /** Of the errors, those that were throttled. */
  readonly throttles: number;
  /** Not answered when the run ended. */
  readonly unfinished: number;
  readonly latency: LatencySimulation;
  /** Over time, in intervals of equal length. While a run goes on, of all flows together only. */
  readonly course?: CourseSimulation;
}

export interface CourseSimulation {
  readonly stepMs: number;
  /** Counts in each interval. */
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  readonly throttles: readonly number[];
  /** Mean of what was answered in it; null where nothing was. */
  readonly latency: readonly Measured[];
  /** Most calls at once in it. */
  readonly concurrency: readonly number[];
}

export interface NodeSimulation extends FlowSimulation, Pick<StationFigures, 'environments' | 'hitRatio'> {
  readonly node: string;
  readonly timeouts: number;
  readonly coldStarts: number;
  readonly coldStartProbability: number;
  /** Calls at the node at once. */
  readonly concurrency: { readonly mean: number; readonly max: number };
  /** The mean by Little's law; absent where it says nothing. */
  readonly little?: number;
  readonly throttled?: { readonly from: number; readonly until: number };
  readonly queue?: Omit<QueueFigures, 'age'> & { readonly age: Readonly<Record<'mean' | 'p50' | 'p95' | 'p99', Measured>> };
}

/** Where a node gives way: at `factor` times the whole mix, because of one documented limit. */
export interface BreakingSnapshot {
  readonly node: string;
  readonly factor: number;
  /** Requests a second that reach the node then. */
  readonly requestsPerSecond: number;
  /** The rate of each flow then. */
  readonly flows: readonly { readonly flow: string; readonly perSecond: number }[];
  /** Other nodes that share the limit. */
  readonly together: readonly string[];
  readonly limit: {
    readonly id: string; readonly title: string; readonly amount: string; readonly source?: Source;
    /** `default`: the design or its account states another than AWS documents. */
    readonly kind?: Limit['kind'];
  };
}
