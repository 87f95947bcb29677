import type { Analysis } from '../core/analysis/contract.ts';
import type { Goal, GoalOutcome } from '../core/goals/contract.ts';
import { boundText, figureText, valueText } from '../core/goals/judge.ts';
import { loadName } from '../core/goals/loads.ts';
import { metricOf } from '../core/goals/metrics.ts';
import { readGoals } from '../core/goals/read.ts';
import type { GoalsReport } from '../core/goals/test-goals.ts';
import type { Path } from '../core/model/json.ts';
import { say, type Locale } from '../core/model/text.ts';
import type { GoalItem, GoalSnapshot, TestedGoals } from './goal-messages.ts';

/** What a figure of a goal came to, for people to read. */
export function goalSnapshot(outcome: GoalOutcome, locale: Locale): GoalSnapshot {
  const { goal, metric, got, allowed, pass, why, nodes, path } = outcome;
  return { goal, figure: figureText(outcome, locale), got: valueText(metric, got, locale), allowed: boundText(metric, allowed, locale), pass, why: say(why, locale), nodes, path };
}

/** The goals of an analysed text, each with its place. */
export function goalItems({ document, usage }: Analysis, locale: Locale): readonly GoalItem[] {
  return readGoals(document.design, usage).map((goal) => ({ name: goal.name, asks: asksText(goal, locale), load: loadName(goal.load), ...placeOf(['goals', goal.name], document) }));
}

function asksText({ criteria, of, load }: Goal, locale: Locale): string {
  const bounds = criteria.map(({ metric, allowed }) => `${metricOf(metric).title[locale]} ${boundText(metric, allowed, locale)}`).join(', ');
  const where = [...(of.kind === 'all' ? [] : [of.id]), ...(load.kind === 'rate' || load.stated ? [loadName(load)] : [])].join(', ');
  return where === '' ? bounds : `${bounds} (${where})`;
}

/** What a test of goals came to, each with its place in the text. */
export function testedGoals({ outcomes, wrong, runs }: GoalsReport, { document }: Analysis, locale: Locale): TestedGoals {
  return {
    outcomes: outcomes.map((outcome) => ({ ...goalSnapshot(outcome, locale), ...placeOf(outcome.path, document) })),
    wrong: wrong.map(({ name, findings }) => ({ goal: name, messages: findings.map(({ message }) => say(message, locale)), ...placeOf(findings[0]?.path ?? ['goals', name], document) })),
    runs: runs.map(({ load, result }) => ({ load, seed: result.seed, requests: result.endToEnd.requests, findings: result.findings.filter(({ severity }) => severity === 'error').map(({ message }) => say(message, locale)) })),
  };
}

/** From the key to the end of the value. */
function placeOf(path: Path, { rangeOf, positionAt }: Analysis['document']): Pick<GoalItem, 'start' | 'end'> {
  return { start: positionAt(rangeOf(path, 'key')?.start ?? 0), end: positionAt(rangeOf(path)?.end ?? 0) };
}
