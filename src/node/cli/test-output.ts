import { boundText, figureText, valueText } from '../../core/goals/judge.ts';
import type { TestedFile } from '../../core/goals/report-junit.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { formatDuration } from '../../core/model/units-format.ts';
import { formatTable, printable } from './table.ts';

/** As `test --format json` gives it; keys are only ever added. What was never answered, or never came, is null. */
export function goalsJson({ report: { outcomes, runs, wrong }, placeOf }: TestedFile, locale: Locale) {
  return {
    held: outcomes.filter(({ pass }) => pass).length,
    missed: outcomes.filter(({ pass }) => !pass).length,
    goals: outcomes.map(({ goal, metric, of, load, got, allowed, pass, why, nodes, path }) => ({
      goal, metric, ...(of.kind === 'all' ? {} : { [of.kind]: of.id }), load: load ?? null,
      got: got !== undefined && Number.isFinite(got) ? got : null, allowed, pass, why: say(why, locale), nodes, path, place: placeOf(path),
    })),
    runs: runs.map(({ load, result: { seed, durationMs, endToEnd, cost } }) => ({ load, seed, durationMs, requests: endToEnd.requests, errors: endToEnd.errors, cost: { currency: 'USD', run: cost.run, month: cost.month } })),
    unread: wrong.flatMap(({ name, findings }) => findings.map(({ rule, message, path = [] }) => ({ goal: name, rule, message: say(message, locale), path, place: placeOf(path) }))),
  };
}

/** A line for each figure; below, why those that are missed are. */
export function goalsText(tested: TestedFile, locale: Locale): string {
  const { file, report: { outcomes, runs, wrong }, placeOf } = tested;
  const word = (en: string, ko: string): string => say({ en, ko }, locale);
  const missed = outcomes.filter(({ pass }) => !pass);
  const rows = outcomes.map((outcome) => [
    outcome.pass ? word('holds', '지킴') : word('MISSED', '못 지킴'), printable(outcome.goal), printable(figureText(outcome, locale)), valueText(outcome.metric, outcome.got, locale), boundText(outcome.metric, outcome.allowed, locale),
  ]);
  return [
    formatTable([{ title: '' }, { title: word('Goal', '목표') }, { title: word('Figure', '값') }, { title: word('Got', '결과'), align: 'right' }, { title: word('Allowed', '허용'), align: 'right' }], rows),
    ...missed.map(({ path, why }) => `\n${placeOf(path)}: ${printable(say(why, locale))}\n`),
    `\n${printable(file)}: ${say(summary(outcomes.length - missed.length, missed.length, wrong.length), locale)}${runs.map(({ load, result }) => `; ${printable(load)} ${formatDuration(result.durationMs, locale)}, ${word('seed', '시드')} ${result.seed}`).join('')}\n`,
  ].join('');
}

function summary(held: number, missed: number, wrong: number) {
  return {
    en: `${held} hold, ${missed} missed${wrong > 0 ? `, ${wrong} goals cannot be read` : ''}`,
    ko: `지킴 ${held}, 못 지킴 ${missed}${wrong > 0 ? `, 읽을 수 없는 목표 ${wrong}` : ''}`,
  };
}
