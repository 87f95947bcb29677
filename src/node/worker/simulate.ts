import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { judgeRun } from '../../core/goals/test-goals.ts';
import { designHash, goalsHash } from '../../core/model/design-hash.ts';
import { ok } from '../../core/model/result.ts';
import { say, type Text } from '../../core/model/text.ts';
import { breakingPoints } from '../../core/simulation/breaking-point.ts';
import type { SimulationResult } from '../../core/simulation/result-contract.ts';
import type { SimulationInput } from '../../core/simulation/input.ts';
import { startSimulation, type Simulation } from '../../core/simulation/run.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { explanationOf } from '../../protocol/explanation.ts';
import { goalSnapshot } from '../../protocol/goals.ts';
import { simulationSnapshot, type SimulationOptions } from '../../protocol/simulation.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { inSlices } from './slices.ts';

const BROKEN: Text = { en: 'The text cannot be read just now. Repair it first.', ko: '지금은 텍스트를 읽을 수 없습니다. 먼저 고치십시오.' };
const CANCELLED = failure('channel.cancelled', 'Cancelled.');
/** Events between two looks at the clock: about a millisecond. */
const STRIDE = 1_000;
const KEPT = 4;

/**
 * Runs scenarios in slices, so that the thread answers other requests meanwhile: among them those for how far a run
 * is, which the asker makes as often as it wants to show it.
 */
export function simulationHandlers(): Pick<Handlers<EngineRequests>, 'simulate' | 'simulating' | 'judgeRun' | 'scenarios'> {
  const running = new Map<string, Simulation & { readonly shown: SimulationOptions }>();
  const kept = new Map<string, { readonly hash: string; readonly result: SimulationResult }>();
  return {
    scenarios: ({ text, source }) => ok(scenarioNames(analyse(text, source).document.design)),
    simulate: async ({ run, text, source, version, scenario, seed, locale }, cancellation) => {
      const { document, resolve, usage, bill } = analyse(text, source);
      const { design, broken } = document;
      if (broken) return failure('simulation.broken-text', say(BROKEN, locale));
      if (scenario !== undefined && !scenarioNames(design).includes(scenario)) return failure('simulation.unknown-scenario', say(noSuchScenario(scenario), locale));
      const input = { design, catalog, resolve, usage, scenario, seed };
      const shown = { design, catalog, locale, breaking: breakingPoints(input) };
      try {
        const result = await inSlices(steps(input, (simulation) => running.set(run, { ...simulation, shown: { ...shown, whole: false } })), cancellation);
        if (!result) return CANCELLED;
        keep(kept, run, { hash: designHash(design), result });
        const goals = judgeRun({ design, catalog, resolve, usage, bill }, result).map((outcome) => goalSnapshot(outcome, locale));
        return ok({ version, result: { ...simulationSnapshot(result, { ...shown, whole: true }), goals, explained: explanationOf(result, input, document, locale) } });
      } finally {
        running.delete(run);
      }
    },
    judgeRun: ({ run, text, source, locale }) => {
      const { document: { design, broken }, resolve, usage, bill } = analyse(text, source);
      const made = kept.get(run);
      if (broken || made?.hash !== designHash(design)) return ok(null);
      return ok({ goalsHash: goalsHash(design), goals: judgeRun({ design, catalog, resolve, usage, bill }, made.result).map((outcome) => goalSnapshot(outcome, locale)) });
    },
    simulating: ({ run }) => {
      const simulation = running.get(run);
      return ok(simulation ? { progress: simulation.progress(), result: simulationSnapshot(simulation.result(), simulation.shown) } : null);
    },
  };
}

/** The last few runs only: who edits the goals of an older one runs it again. */
function keep<T>(kept: Map<string, T>, run: string, made: T): void {
  kept.set(run, made);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
}

/** The design of a text; of an overlay, together with its template. */
function analyse(text: string, source: string | undefined): Analysis {
  return createAnalyser(catalog, undefined, undefined, [samImport]).analyse(text, source);
}

function* steps(input: SimulationInput, begun: (simulation: Simulation) => void): Generator<undefined, SimulationResult> {
  const simulation = startSimulation(input);
  begun(simulation);
  while (simulation.advance(STRIDE)) yield undefined;
  return simulation.result();
}

function noSuchScenario(name: string): Text {
  return { en: `There is no scenario ${JSON.stringify(name)}.`, ko: `${JSON.stringify(name)} 시나리오가 없습니다.` };
}
