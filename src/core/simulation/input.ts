import type { Catalog } from '../catalog/catalog.ts';
import type { Design } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Usage } from '../traffic/contract.ts';

/** What a run, or the search of the breaking point, is of. */
export interface SimulationInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
  /** Absent: the first of the design, or a day of its traffic. */
  readonly scenario?: string | undefined;
  /** Instead of the scenario's. */
  readonly seed?: number | undefined;
  /** Every rate times so much. */
  readonly factor?: number | undefined;
}
