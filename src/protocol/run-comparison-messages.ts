import type { Locale } from '../core/model/text.ts';
import type { Measured } from './simulation-messages.ts';

/** Two designs under one load, in words of one language. */
export interface RunComparisonSnapshot {
  /** Of the design at hand, to tell whether it is still the one on the canvas. */
  readonly hash: string;
  readonly names: { readonly before: string; readonly after: string };
  readonly scenario: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly rows: readonly RunComparisonRow[];
  readonly sameNodes: number;
  readonly waits: readonly { readonly flow: string; readonly before?: Waits; readonly after?: Waits }[];
  /** What differs most, and why. */
  readonly because: readonly string[];
  /** The same as a Markdown document. */
  readonly markdown: string;
}

/** Milliseconds; null: never answered. */
export interface Waits {
  readonly p50: Measured;
  readonly p95: Measured;
  readonly p99: Measured;
}

export interface RunComparisonRow {
  readonly of: 'flow' | 'run' | 'node';
  readonly id: string;
  readonly subject: string;
  readonly figure: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly change: 'same' | 'better' | 'worse' | 'other' | 'added' | 'removed';
}

/** Another design of the workspace; `path` is relative to it, and its name. */
export interface OtherDesign {
  readonly path: string;
}

/** The load of a run that is shown: what two designs are compared under. */
export interface SimulatedRun {
  readonly scenario: string;
  readonly seed: number;
}

interface Load {
  readonly scenario?: string;
  readonly seed?: number;
}

/** What the page asks about two designs. */
export interface RunComparisonWebviewRequests {
  /** Designs that this one can be run against. */
  readonly otherDesigns: { readonly params: Record<string, never>; readonly result: readonly OtherDesign[] };
  /** Runs this design and another one of `otherDesigns` or, without a path, itself as it was committed last. Takes as long as two runs; can be cancelled. */
  readonly compareRuns: { readonly params: Load & { readonly path?: string }; readonly result: RunComparisonSnapshot };
  /** Asks where, and writes a comparison there as Markdown. */
  readonly exportRunComparison: { readonly params: { readonly markdown: string }; readonly result: null };
}

export interface RunComparisonRequests {
  /** Runs a text against another one; `title` is what that is called, `earlier` says that it is the same file before. Can be cancelled. */
  readonly compareRuns: {
    readonly params: Load & { readonly text: string; readonly source?: string; readonly locale: Locale; readonly against: { readonly text: string; readonly source?: string; readonly title: string; readonly earlier: boolean } };
    readonly result: RunComparisonSnapshot;
  };
}
