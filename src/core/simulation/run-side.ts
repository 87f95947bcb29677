import type { Bill } from '../cost/contract.ts';
import type { Design } from '../model/design.ts';
import type { Text } from '../model/text.ts';
import type { Usage } from '../traffic/contract.ts';
import type { SimulationResult } from './result-contract.ts';

/** One of two designs under the same load, and what came of it. */
export interface RunSide {
  readonly name: Text;
  readonly design: Design;
  readonly usage: Usage;
  readonly result: SimulationResult;
  /** Of the month as drawn. */
  readonly bill: Bill;
}
