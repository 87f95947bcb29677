import type { Finding } from '../model/finding.ts';
import type { Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { MetricKey } from './metrics.ts';

/** What a design has to reach, as `goals:` of the file says it. */
export interface Goal {
  readonly name: string;
  /** Under which load it has to hold. */
  readonly load: Load;
  /** Whose figures count: those of one flow (`node.flow`), of one node, or of everything together. */
  readonly of: Whose;
  readonly criteria: readonly Criterion[];
  /** What of it cannot be read. A goal with findings is not tested: it would seem to hold. */
  readonly findings: readonly Finding[];
}

/** A scenario by its name, or all flows steadily in their proportions at so many requests a second. */
export type Load =
  | { readonly kind: 'scenario'; readonly name: string; readonly stated: boolean }
  | { readonly kind: 'rate'; readonly perSecond: number; readonly flow?: string; readonly durationMs: number };

export type Whose = { readonly kind: 'flow' | 'node'; readonly id: string } | { readonly kind: 'all' };

/** One figure and what it may be. */
export interface Criterion {
  readonly metric: MetricKey;
  readonly allowed: Bound;
  readonly path: Path;
}

/** In the unit of the metric: milliseconds, USD, a ratio from 0 to 1, or a count. */
export interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

/** What one criterion of a goal came to. */
export interface GoalOutcome {
  readonly goal: string;
  readonly metric: MetricKey;
  readonly of: Whose;
  /** The load it was tried under; absent: the month as drawn, from the bill alone. */
  readonly load?: string;
  /** In the unit of the metric; Infinity: never answered; undefined: nothing came that could be measured. */
  readonly got: number | undefined;
  readonly allowed: Bound;
  readonly pass: boolean;
  /** What it is, what it may be and, where it is missed, what stands in the way. */
  readonly why: Text;
  /** Nodes that stand in the way, the worst first. */
  readonly nodes: readonly string[];
  /** Place in the file. */
  readonly path: Path;
}
