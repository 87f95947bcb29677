import type { Analysis } from '../../core/analysis/contract.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import { breakingPoints } from '../../core/simulation/breaking-point.ts';
import type { SimulationInput } from '../../core/simulation/input.ts';
import type { SimulationResult } from '../../core/simulation/result-contract.ts';
import { runBoth, type RunSubject } from '../../core/simulation/run-both.ts';
import { startSimulation } from '../../core/simulation/run.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import type { Done } from '../../protocol/agent-messages.ts';
import { explanationOf } from '../../protocol/explanation.ts';
import { catalog } from '../../services/catalog.ts';
import { readAgainst } from '../cli/compare-options.ts';
import { runComparisonJson } from '../cli/compare-runs-json.ts';
import { resultJson } from '../cli/simulation-json.ts';
import { inSlices } from '../worker/slices.ts';
import type { Asked, Tool } from './contract.ts';
import { givenAgainst } from './cost.ts';
import { analysisAsked, FILE, readable } from './design-given.ts';
import { cancelled, unknownName } from './refusals.ts';

/** `simulate`: what `serverless-canvas simulate --format json` says of a file, with `--breaking-point` or `--compare` where that is asked for. */
export const simulate: Tool = {
  name: 'simulate',
  title: { en: 'Simulate a design', ko: '설계 시뮬레이션' },
  description: 'What happens to a design under load: requests, errors, throttles, latencies with their percentiles (ms), cold starts, queues and cost, for each flow and node; why, as chains of causes with the limit, its source and the line of the text; closed forms of queueing theory beside the figures. '
    + 'scenario: one of the design (read with rest names them) or day; absent: its first. seed: another draw of chance; the same seed gives the same run. '
    + 'breakingPoint: instead of a run, for each node the factor of the peak at which a documented limit is reached, the lowest first. compare: another design (its path), commit or commit=REV under the same load and seed.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE,
      scenario: { type: 'string', description: 'A scenario of the design, or day.', minLength: 1, maxLength: 200 },
      seed: { type: 'integer', description: 'Of the draws.', minimum: 0, maximum: 999_999_999_999_999 },
      breakingPoint: { type: 'boolean', description: 'What gives way first, without a run.' },
      compare: { type: 'string', description: 'A design to run beside it.', minLength: 1, maxLength: 1_000 },
    },
    required: ['file'],
    additionalProperties: false,
  },
  run: async (asked) => {
    const { breakingPoint, compare, scenario, seed } = asked.input as { readonly breakingPoint?: boolean; readonly compare?: string; readonly scenario?: string; readonly seed?: number };
    if (breakingPoint === true && compare !== undefined) return refuse('agent.bad-input', ONE_OF);
    const analysed = await analysisAsked(asked);
    if (!analysed.ok) return analysed;
    const { document: { design }, resolve, usage } = analysed.value;
    const names = scenarioNames(design);
    if (scenario !== undefined && !names.includes(scenario)) return unknownName('agent.no-such-scenario', 'scenario', '시나리오', scenario, names);
    const input = { design, catalog, resolve, usage, scenario, seed };
    if (breakingPoint === true) return ok({ answer: { file: asked.given.design?.file, breakingPoints: breakingPoints(input) } });
    return compare === undefined ? ran(input, analysed.value, asked) : comparedRuns(input, analysed.value, asked, compare);
  },
};

const ONE_OF: Text = { en: 'input: breakingPoint and compare exclude each other.', ko: 'input: breakingPoint와 compare는 함께 쓸 수 없습니다.' };

/** Events between two looks at the clock: about a millisecond. */
const STRIDE = 1_000;

async function ran(input: SimulationInput, { document }: Analysis, { given, locale, cancellation }: Asked): Promise<Result<Done>> {
  const result = await inSlices(steps(input), cancellation);
  return result ? ok({ answer: { file: given.design?.file, ...resultJson(result, explanationOf(result, input, document, locale), locale) } }) : cancelled();
}

function* steps(input: SimulationInput): Generator<undefined, SimulationResult> {
  const simulation = startSimulation(input);
  while (simulation.advance(STRIDE)) yield undefined;
  return simulation.result();
}

/** A commit stands before what there is now; another file after it, as on the command line. */
async function comparedRuns({ design, scenario, seed }: SimulationInput, analysis: Analysis, asked: Asked, compare: string): Promise<Result<Done>> {
  const wanted = readAgainst(compare);
  if (!wanted.ok) return wanted;
  const other = givenAgainst(asked.given);
  if (!other.ok) return other;
  const second = await readable(other.value, asked.workbench);
  if (!second.ok) return second;
  const isEarlier = other.value.kind === 'earlier';
  const here = subject(analysis, isEarlier ? NOW : verbatim(design.name || (asked.given.design?.file ?? '')));
  const there = subject(second.value, verbatim(isEarlier ? other.value.title : second.value.document.design.name || other.value.title));
  const [before, after] = isEarlier ? [there, here] : [here, there];
  const comparison = await inSlices(runBoth({ before, after, loads: design, catalog, scenario, seed }), asked.cancellation);
  return comparison ? ok({ answer: { file: asked.given.design?.file, ...runComparisonJson(comparison, asked.locale) } }) : cancelled();
}

const NOW: Text = { en: 'Now', ko: '지금' };

function subject({ document: { design }, resolve, usage, bill }: Analysis, name: Text): RunSubject {
  return { name, design, resolve, usage, bill };
}
