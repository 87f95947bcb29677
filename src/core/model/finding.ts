import type { Json, Path } from './json.ts';
import type { TextRange } from './range.ts';
import type { Source } from './source.ts';
import type { Text } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong with, or worth knowing about, the user's file. */
export interface Finding {
  /** Stable dotted id: `lambda.timeout-above-limit`, `syntax.duplicate-key`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, where, and what to do about it. */
  readonly message: Text;
  readonly node?: string;
  readonly connection?: string;
  /** Path in the file; the Problems panel shows its range. */
  readonly path?: Path;
  /** Where the value at `path` is JSON text: the place inside it, which the range then shows. */
  readonly within?: Path;
  readonly range?: TextRange;
  readonly source?: Source;
  readonly fix?: Fix;
  /** The documented limit that is broken. */
  readonly limit?: BrokenLimit;
}

/** A limit as the rule found it broken: whether it can be raised, and to what. */
export interface BrokenLimit {
  /** Full id, `lambda.concurrency`. */
  readonly id: string;
  readonly kind: 'hard' | 'adjustable' | 'default';
  /** What holds for this account and Region, in the limit's unit. */
  readonly current: number;
  /** What the design asks for, in the limit's unit; absent where it is no number. */
  readonly needed?: number;
}

/** A repair that one click makes: the value to set (undefined: to remove) at a path. */
export interface Fix {
  readonly title: Text;
  readonly path: Path;
  readonly value: Json | undefined;
}
