import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { testGoals } from '../../core/goals/test-goals.ts';
import { ok } from '../../core/model/result.ts';
import { say, verbatim, type Locale, type Text } from '../../core/model/text.ts';
import { runBoth, type RunSubject } from '../../core/simulation/run-both.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import { failure, type Answer, type Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { goalItems, testedGoals } from '../../protocol/goals.ts';
import { runComparisonSnapshot } from '../../protocol/run-comparison.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { inSlices } from './slices.ts';

const BROKEN: Text = { en: 'The text cannot be read just now. Repair it first.', ko: '지금은 텍스트를 읽을 수 없습니다. 먼저 고치십시오.' };
const BROKEN_OTHER: Text = { en: 'The design that it is held against cannot be read.', ko: '비교할 설계를 읽을 수 없습니다.' };
const NOW: Text = { en: 'Now', ko: '지금' };
const CANCELLED = failure('channel.cancelled', 'Cancelled.');

/** Lists and tests goals, and runs two designs against each other, in slices: whoever asks may give it up. */
export const goalHandlers: Pick<Handlers<EngineRequests>, 'goals' | 'testGoals' | 'compareRuns'> = {
  goals: (params) => {
    const analysis = analysisOf(params, BROKEN, params.locale);
    return analysis.ok ? ok({ goals: goalItems(analysis.value, params.locale), scenarios: scenarioNames(analysis.value.document.design) }) : analysis;
  },
  testGoals: async ({ goals, scenario, seed, ...params }, cancellation) => {
    const analysis = analysisOf(params, BROKEN, params.locale);
    if (!analysis.ok) return analysis;
    const { document: { design }, resolve, usage, bill } = analysis.value;
    if (scenario !== undefined && !scenarioNames(design).includes(scenario)) return unknownScenario(scenario, params.locale);
    const report = await inSlices(testGoals({ design, catalog, resolve, usage, bill }, { goals, scenario, seed }), cancellation);
    return report ? ok(testedGoals(report, analysis.value, params.locale)) : CANCELLED;
  },
  compareRuns: async ({ against, scenario, seed, ...params }, cancellation) => {
    const [here, there] = [analysisOf(params, BROKEN, params.locale), analysisOf(against, BROKEN_OTHER, params.locale)];
    if (!here.ok) return here;
    if (!there.ok) return there;
    const { design } = here.value.document;
    if (scenario !== undefined && !scenarioNames(design).includes(scenario)) return unknownScenario(scenario, params.locale);
    const [mine, other] = [subject(here.value, against.earlier ? NOW : verbatim(design.name)), subject(there.value, verbatim(against.title))];
    const [before, after] = against.earlier ? [other, mine] : [mine, other];
    const comparison = await inSlices(runBoth({ before, after, loads: design, catalog, scenario, seed }), cancellation);
    return comparison ? ok(runComparisonSnapshot(comparison, design, params.locale)) : CANCELLED;
  },
};

function analysisOf({ text, source }: { readonly text: string; readonly source?: string }, broken: Text, locale: Locale): Answer<Analysis> {
  const analysis = createAnalyser(catalog, undefined, undefined, [samImport]).analyse(text, source);
  return analysis.document.broken ? failure('simulation.broken-text', say(broken, locale)) : ok(analysis);
}

function subject({ document: { design }, resolve, usage, bill }: Analysis, name: Text): RunSubject {
  return { name, design, resolve, usage, bill };
}

function unknownScenario(name: string, locale: Locale): ReturnType<typeof failure> {
  return failure('simulation.unknown-scenario', say({ en: `There is no scenario ${JSON.stringify(name)}.`, ko: `${JSON.stringify(name)} 시나리오가 없습니다.` }, locale));
}
