import { designHash } from '../core/model/design-hash.ts';
import type { Design } from '../core/model/design.ts';
import { say, type Locale } from '../core/model/text.ts';
import type { Percentiles, RunComparison } from '../core/simulation/compare-runs.ts';
import { runComparisonMarkdown } from '../core/simulation/compare-runs-export.ts';
import { differenceText, FIGURE_TITLES, figureValue, subjectText } from '../core/simulation/compare-runs-words.ts';
import type { RunComparisonSnapshot, Waits } from './run-comparison-messages.ts';
import type { Measured } from './simulation-messages.ts';

/** Two runs against each other as the canvas shows them; `design` is the one at hand. */
export function runComparisonSnapshot(comparison: RunComparison, design: Design, locale: Locale): RunComparisonSnapshot {
  const { names, scenario, seeds, durationMs, figures, sameNodes, waits, because } = comparison;
  return {
    hash: designHash(design), names: { before: say(names.before, locale), after: say(names.after, locale) }, scenario, seed: seeds.before, durationMs, sameNodes,
    rows: figures.map((row) => ({
      of: row.of, id: row.id, subject: subjectText(row, locale), figure: say(FIGURE_TITLES[row.figure], locale),
      before: figureValue(row.figure, row.before, locale), after: figureValue(row.figure, row.after, locale), difference: differenceText(row, locale), change: row.change,
    })),
    waits: waits.map(({ flow, before, after }) => ({ flow, ...(before && { before: waitsOf(before) }), ...(after && { after: waitsOf(after) }) })),
    because: because.map((text) => say(text, locale)),
    markdown: runComparisonMarkdown(design.name, comparison, locale),
  };
}

function waitsOf({ p50, p95, p99 }: Percentiles): Waits {
  const measured = (value: number): Measured => (Number.isFinite(value) ? value : null);
  return { p50: measured(p50), p95: measured(p95), p99: measured(p99) };
}
