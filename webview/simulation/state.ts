import type { SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';

/** A run of a scenario as the page knows it. */
export interface SimulationState {
  /** The page's own name for the run. */
  readonly run: string;
  readonly status: 'running' | 'done' | 'cancelled';
  /** How much of the load has passed, 0 to 1. */
  readonly progress: number;
  /** The figures so far, or of the whole run when it is over. */
  readonly result?: SimulationSnapshot;
}
