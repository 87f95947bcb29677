import type { Path } from '../core/model/json.ts';
import type { Source } from '../core/model/source.ts';
import type { ClosedForm } from '../core/simulation/laws/contract.ts';
import type { Why } from '../core/simulation/why/contract.ts';

/** What explains a run: chains of causes, closed forms beside its figures, and where it differs from the bill's estimate. Texts in the reader's language. */
export interface ExplanationSnapshot {
  readonly why: readonly WhySnapshot[];
  readonly closedForms: readonly ClosedFormSnapshot[];
  readonly differences: readonly DifferenceSnapshot[];
}

export interface WhySnapshot {
  readonly of: Why['of'];
  readonly figure: Why['figure'];
  readonly steps: readonly WhyStepSnapshot[];
}

export interface WhyStepSnapshot {
  readonly text: string;
  readonly node?: string;
  readonly connection?: string;
  readonly path?: Path;
  /** Line of the path in the text, from 1. */
  readonly line?: number;
  readonly limit?: { readonly id: string; readonly title: string; readonly amount: string; readonly source: Source };
}

export interface ClosedFormSnapshot extends Pick<ClosedForm, 'node' | 'figure' | 'simulated' | 'value' | 'deviation' | 'source'> {
  readonly formula: string;
  /** Why there is no value. */
  readonly because?: string;
}

export interface DifferenceSnapshot {
  readonly node: string;
  readonly component: string;
  readonly title: string;
  readonly unit: string;
  /** Quantities of a month. */
  readonly simulated: number;
  readonly estimated: number;
  readonly because: string;
  /** The node where the cause is. */
  readonly at?: string;
}
