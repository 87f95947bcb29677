import { plain, table } from '../cost/markdown-table.ts';
import { ln } from '../kernel/elementary.ts';
import { say, type Locale } from '../model/text.ts';
import { formatDuration } from '../model/units-format.ts';
import type { Percentiles, RunComparison } from './compare-runs.ts';
import { differenceText, FIGURE_TITLES, figureValue, RUN_WORDS, subjectText } from './compare-runs-words.ts';

/** Columns that the longest time takes. */
const CHART = 48;

/** The comparison as a Markdown document: what differs most and why, one chart, one table. */
export function runComparisonMarkdown(name: string, comparison: RunComparison, locale: Locale): string {
  const { names, because } = comparison;
  return [
    `# ${plain(name)}: ${plain(headline(comparison, locale))}\n`,
    ...because.map((text) => `- ${plain(say(text, locale))}`),
    ...(because.length > 0 ? [''] : []),
    `## ${say(RUN_WORDS.chart, locale)}\n`,
    '```text', ...waitsChart(comparison, locale), '```\n',
    ...table(
      [say(RUN_WORDS.what, locale), say(RUN_WORDS.figure, locale), plain(say(names.before, locale)), plain(say(names.after, locale)), say(RUN_WORDS.difference, locale)], [2, 3, 4],
      tableRows(comparison, locale).map((row) => row.map(plain)),
    ),
  ].join('\n');
}

/** `opens, 15 min of load, seed 1: conference, conference-sync`. */
export function headline({ names, scenario, durationMs, seeds }: RunComparison, locale: Locale): string {
  return `${scenario}, ${formatDuration(durationMs, locale)}, ${say(RUN_WORDS.seed, locale)} ${seeds.before}: ${say(names.before, locale)} / ${say(names.after, locale)}`;
}

/** A row for each figure: of what, which, before, after, difference. */
export function tableRows({ figures }: RunComparison, locale: Locale): readonly (readonly string[])[] {
  return figures.map((row) => [
    subjectText(row, locale), say(FIGURE_TITLES[row.figure], locale), figureValue(row.figure, row.before, locale), figureValue(row.figure, row.after, locale), differenceText(row, locale),
  ]);
}

/** A line for each flow and side on one logarithmic axis: `├` stands at p50, `┼` at p95, `┤` at p99. */
export function waitsChart({ waits, names }: RunComparison, locale: Locale): readonly string[] {
  const times = waits.flatMap(({ before, after }) => [before, after].flatMap((side) => (side ? [side.p50, side.p95, side.p99] : []))).filter((value) => Number.isFinite(value) && value > 0);
  if (times.length === 0) return [];
  const [low, high] = [ln(Math.min(...times)), ln(Math.max(...times))];
  const placeOf = (value: number): number => (value <= 0 ? 0 : Number.isFinite(value) ? Math.round(((ln(value) - low) / Math.max(1e-9, high - low)) * (CHART - 1)) : CHART - 1);
  const sides = { before: say(names.before, locale), after: say(names.after, locale) };
  const widest = Math.max(sides.before.length, sides.after.length);
  return waits.flatMap(({ flow, ...both }) => [flow, ...(['before', 'after'] as const).flatMap((side) => {
    const each = both[side];
    return each ? [`  ${sides[side].padEnd(widest)}  ${barOf(each, placeOf)}  ${timesOf(each, locale)}`] : [];
  })]);
}

function barOf({ p50, p95, p99 }: Percentiles, placeOf: (value: number) => number): string {
  const [from, middle, to] = [placeOf(p50), placeOf(p95), placeOf(p99)];
  return Array.from({ length: CHART }, (_, at) => {
    if (at === to) return Number.isFinite(p99) ? '┤' : '▶';
    if (at === middle) return '┼';
    if (at === from) return '├';
    return at > from && at < to ? '─' : ' ';
  }).join('');
}

function timesOf({ p50, p95, p99 }: Percentiles, locale: Locale): string {
  return [p50, p95, p99].map((value) => (Number.isFinite(value) ? formatDuration(value, locale) : '∞')).join(', ');
}
