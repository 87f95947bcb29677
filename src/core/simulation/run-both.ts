import type { Catalog } from '../catalog/catalog.ts';
import type { Design } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import { compareRuns, type RunComparison } from './compare-runs.ts';
import type { SimulationResult } from './result-contract.ts';
import { startSimulation } from './run.ts';
import type { RunSide } from './run-side.ts';

/** One of two designs, and what follows from it. */
export interface RunSubject extends Omit<RunSide, 'result'> {
  readonly resolve: Resolver;
}

export interface RunBothInput {
  readonly before: RunSubject;
  readonly after: RunSubject;
  /** Whose scenarios are the load of both: the design at hand, not the one that it is held against. */
  readonly loads: Design;
  readonly catalog: Catalog;
  /** Absent: the first of the design at hand, or a day. */
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
}

/** Events between two steps: about a millisecond. */
const STRIDE = 1_000;

/**
 * Runs two designs under one load with one seed, step by step, and compares them. Each step says how far it is, from 0
 * to 1. Flows that the scenario does not name run as each design states them.
 */
export function* runBoth({ before, after, loads, ...asked }: RunBothInput): Generator<number, RunComparison> {
  const first = yield* runOne(underLoads(before, loads), asked, 0);
  const second = yield* runOne(underLoads(after, loads), asked, 0.5);
  return compareRuns({ ...before, result: first }, { ...after, result: second });
}

function underLoads({ design, resolve, usage }: RunSubject, { scenarios }: Design) {
  return { design: { ...design, scenarios }, resolve, usage };
}

function* runOne(subject: ReturnType<typeof underLoads>, asked: Pick<RunBothInput, 'catalog' | 'scenario' | 'seed'>, from: number): Generator<number, SimulationResult> {
  const run = startSimulation({ ...subject, ...asked });
  while (run.advance(STRIDE)) yield from + run.progress() / 2;
  return run.result();
}
