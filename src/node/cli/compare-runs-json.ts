import { say, type Locale } from '../../core/model/text.ts';
import type { RunComparison } from '../../core/simulation/compare-runs.ts';

/** As `simulate --compare --format json` gives it; keys are only ever added. What was never answered is null. */
export function runComparisonJson({ names, scenario, seeds, durationMs, figures, sameNodes, waits, because }: RunComparison, locale: Locale) {
  const side = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  return {
    scenario, durationMs,
    before: { name: say(names.before, locale), seed: seeds.before }, after: { name: say(names.after, locale), seed: seeds.after },
    figures: figures.map(({ of, id, figure, before, after, change }) => ({ of, ...(id !== '' && { id }), figure, before: side(before), after: side(after), change })),
    sameNodes, waits, because: because.map((text) => say(text, locale)),
  };
}
