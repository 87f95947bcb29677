import type { Catalog } from '../../catalog/catalog.ts';
import type { Design } from '../../model/design.ts';
import type { Path } from '../../model/json.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import type { SimulationResult } from '../result-contract.ts';

/** One figure of a run and the chain of what it comes from: each step is the cause of the one before. */
export interface Why {
  readonly of: { readonly flow: string } | { readonly node: string };
  readonly figure: WhyFigure;
  readonly steps: readonly WhyStep[];
}

/** `time`: how long the slowest calls take, or messages wait; `failures`: errors and throttles; `unfinished`: what never ended. */
export type WhyFigure = 'time' | 'failures' | 'unfinished';

/** One step, and where it leads. */
export interface WhyStep {
  readonly text: Text;
  readonly node?: string;
  readonly connection?: string;
  /** Place in the file that says so. */
  readonly path?: Path;
  /** The documented limit behind it. */
  readonly limit?: { readonly id: string; readonly title: Text; readonly amount: Text; readonly source: Source };
}

/** What a chain is told from: nothing but what was counted in the run, and the design that was run. */
export interface Evidence {
  readonly result: Omit<SimulationResult, 'cost'>;
  readonly design: Design;
  readonly catalog: Catalog;
}
