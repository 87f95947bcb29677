import type { Catalog } from '../catalog/catalog.ts';
import { biller } from '../cost/bill-of.ts';
import type { Bill } from '../cost/contract.ts';
import { scaleTraffic } from '../cost/scale-traffic.ts';
import type { Design } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { SimulationResult } from '../simulation/result-contract.ts';
import { startSimulation } from '../simulation/run.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Criterion, Goal, GoalOutcome, Load } from './contract.ts';
import { judge } from './judge.ts';
import { factorOf, loadName, underLoad } from './loads.ts';
import { metricOf } from './metrics.ts';
import { readGoals } from './read.ts';

/** The design and what follows from it. */
export interface GoalsInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
  readonly bill: Bill;
}

export interface GoalsAsked {
  /** Goals by name; absent: all of them. */
  readonly goals?: readonly string[] | undefined;
  /** Instead of the scenario that goals name or take by default. Goals at a rate keep it. */
  readonly scenario?: string | undefined;
  /** Instead of the seeds of the scenarios. */
  readonly seed?: number | undefined;
}

export interface GoalsReport {
  readonly outcomes: readonly GoalOutcome[];
  /** Every run that the goals needed, once each. */
  readonly runs: readonly { readonly load: string; readonly result: SimulationResult }[];
  /** Goals that cannot be read, which were not tested. */
  readonly wrong: readonly Goal[];
}

/** Events between two steps: about a millisecond. */
const STRIDE = 1_000;

/** Tests goals step by step, so that others get their turn and it can be given up; each step says which load is being run, and how far. */
export function* testGoals(input: GoalsInput, asked: GoalsAsked = {}): Generator<{ readonly load: string; readonly progress: number }, GoalsReport> {
  const { design, usage } = input;
  const goals = readGoals(design, usage).filter(({ name }) => asked.goals?.includes(name) ?? true);
  const wrong = goals.filter(({ findings }) => findings.length > 0);
  const tested = goals.filter(({ findings }) => findings.length === 0).map((goal) => ({ ...goal, load: underScenario(goal.load, asked.scenario) }));
  const runs = new Map<string, SimulationResult>();
  for (const { load, criteria } of tested) {
    const name = loadName(load);
    if (runs.has(name) || !criteria.some((criterion) => needsRun(criterion, load))) continue;
    const loaded = underLoad(load, design, usage.flows, usage.hoursPerMonth);
    const run = startSimulation({ ...input, ...loaded, seed: asked.seed });
    while (run.advance(STRIDE)) yield { load: name, progress: run.progress() };
    runs.set(name, run.result());
  }
  const billOf = bills(input);
  const outcomes = tested.flatMap((goal) => goal.criteria.map((criterion) => judge(goal, criterion, {
    ...input, ...(needsRun(criterion, goal.load) ? { result: runs.get(loadName(goal.load)), load: loadName(goal.load) } : billOf(goal.load)),
  })));
  return { outcomes, wrong, runs: [...runs].map(([load, result]) => ({ load, result })) };
}

/** The goals that a run of a scenario decides, and those that the bill alone does. */
export function judgeRun(input: GoalsInput, result: SimulationResult): readonly GoalOutcome[] {
  return readGoals(input.design, input.usage).filter(({ findings, load }) => findings.length === 0 && load.kind === 'scenario').flatMap((goal) => goal.criteria.flatMap((criterion) => {
    if (!needsRun(criterion, goal.load)) return [judge(goal, criterion, input)];
    return loadName(goal.load) === result.scenario ? [judge(goal, criterion, { ...input, result, load: result.scenario })] : [];
  }));
}

function underScenario(load: Load, scenario: string | undefined): Load {
  return scenario === undefined || load.kind === 'rate' ? load : { ...load, name: scenario };
}

/** A bill needs no run, unless it is to be the bill of a month that goes on like one. */
function needsRun({ metric }: Criterion, load: Load): boolean {
  return metricOf(metric).needsRun || (load.kind === 'scenario' && load.stated);
}

/** The bill as drawn, or that of the traffic at a steady rate, made once for each. */
function bills({ design, catalog, usage, bill }: GoalsInput): (load: Load) => { readonly bill: Bill; readonly load?: string } {
  const made = new Map<string, Bill>();
  return (load) => {
    if (load.kind === 'scenario') return { bill };
    const name = loadName(load);
    const scaled = made.get(name) ?? biller(catalog)(scaleTraffic(design, factorOf(load, design, usage.flows, usage.hoursPerMonth))).bill;
    made.set(name, scaled);
    return { bill: scaled, load: name };
  };
}
