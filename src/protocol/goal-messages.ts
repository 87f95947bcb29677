import type { Path } from '../core/model/json.ts';
import type { TextPosition } from '../core/model/range.ts';
import type { Locale } from '../core/model/text.ts';

/** What one figure of a goal came to, in words of one language. */
export interface GoalSnapshot {
  readonly goal: string;
  /** `p99 of visitors.register under opens`. */
  readonly figure: string;
  readonly got: string;
  readonly allowed: string;
  readonly pass: boolean;
  readonly why: string;
  /** Nodes that stand in the way, the worst first. */
  readonly nodes: readonly string[];
  readonly path: Path;
}

/** A goal as a list of tests shows it. */
export interface GoalItem {
  readonly name: string;
  /** `p99 < 300 ms, errors < 0.1 %`. */
  readonly asks: string;
  /** The load that it names or takes by default. */
  readonly load: string;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A figure of a goal with its place in the text. */
export interface TestedGoal extends GoalSnapshot {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TestedGoals {
  readonly outcomes: readonly TestedGoal[];
  /** Goals that cannot be read, and what is wrong with each. */
  readonly wrong: readonly { readonly goal: string; readonly messages: readonly string[]; readonly start: TextPosition; readonly end: TextPosition }[];
  /** The runs that were needed, one line each, and what is wrong with their scenarios. */
  readonly runs: readonly { readonly load: string; readonly seed: number; readonly requests: number; readonly findings: readonly string[] }[];
}

/** A design's text and, of an overlay, its template. */
interface Subject {
  readonly text: string;
  readonly source?: string;
  readonly locale: Locale;
}

/** What is asked about goals. */
export interface GoalRequests {
  /** The goals of a text, in its order, and the scenarios that it has. */
  readonly goals: { readonly params: Subject; readonly result: { readonly goals: readonly GoalItem[]; readonly scenarios: readonly string[] } };
  /** Tests goals by name (absent: all), under another scenario than theirs where one is named. Can be cancelled. */
  readonly testGoals: { readonly params: Subject & { readonly goals?: readonly string[]; readonly scenario?: string; readonly seed?: number }; readonly result: TestedGoals };
}
