import type { Curves } from '../core/cost/break-even.ts';
import { breakEvenTexts } from '../core/cost/comparison-words.ts';
import { titleOf, unpricedTexts } from '../core/cost/comparison-export.ts';
import { compareDesigns, offersFor, type Comparison } from '../core/cost/compare-design.ts';
import type { LineChange } from '../core/cost/compare.ts';
import type { BillLine } from '../core/cost/contract.ts';
import { uncertaintyOf, type Uncertainty } from '../core/cost/uncertainty.ts';
import { LAW_WORDS, methodText, placeText } from '../core/cost/uncertainty-words.ts';
import type { Catalog } from '../core/catalog/catalog.ts';
import type { Design } from '../core/model/design.ts';
import { ok } from '../core/model/result.ts';
import { say, type Locale, type Text } from '../core/model/text.ts';
import { failure, type Answer } from './channel.ts';
import type { AlternativeRef, ComparisonSnapshot, LineChangeSnapshot, OfferSnapshot, UncertaintySnapshot } from './messages.ts';

/** A state of the design that is held against it, besides the alternatives: as it was committed. */
interface EarlierDesign {
  readonly design: Design;
  /** What it is called: `HEAD`. */
  readonly title: Text;
}

/** What a design can be held against. */
export function offersSnapshot(design: Design, catalog: Catalog, locale: Locale): readonly OfferSnapshot[] {
  return offersFor(design, catalog).map(({ id, title, value, applies, nodes, because }) => ({
    id, title: say(title, locale), applies, nodes,
    ...(because && { because: say(because, locale) }),
    ...(value && { value: { label: say(value.label, locale), examples: value.examples, ...(value.default !== undefined && { default: value.default }) } }),
  }));
}

/** A design held against an alternative, or against what it was. Each step is one estimate; refused as `compareDesigns` is. */
export function* comparisonSteps(design: Design, against: AlternativeRef | EarlierDesign, catalog: Catalog, locale: Locale): Generator<unknown, Answer<ComparisonSnapshot>, unknown> {
  const result = compareDesigns({ design, catalog, against: 'design' in against ? { kind: 'earlier', ...against } : { kind: 'alternative', ...refOf(against) } });
  if (!result.ok) return failure(result.error.code, say(result.error.message, locale));
  return ok(comparisonSnapshot(result.value, yield* result.value.curves(), locale));
}

/** The schema of messages lets a value be undefined where it may be missing. */
function refOf({ id, value, nodes, cpuBound }: AlternativeRef): AlternativeRef {
  return { id, ...(value !== undefined && { value }), ...(nodes && { nodes }), ...(cpuBound !== undefined && { cpuBound }) };
}

function comparisonSnapshot(comparison: Comparison, curves: Curves, locale: Locale): ComparisonSnapshot {
  const { bills, names, changes, assumes, features } = comparison;
  const told = (texts: readonly Text[]): readonly string[] => texts.map((text) => say(text, locale));
  const differing = bills.lines.filter(({ status }) => status !== 'same');
  return {
    title: say(comparison.title, locale),
    names: { before: say(names.before, locale), after: say(names.after, locale) },
    before: bills.before, after: bills.after, change: bills.change,
    regions: { before: comparison.before.bill.region, after: comparison.after.bill.region },
    lines: differing.map((line) => lineChange(line, locale)),
    same: bills.lines.length - differing.length,
    unpriced: told(unpricedTexts(comparison)),
    changes: told(changes), assumes: told(assumes),
    features: features.map(({ text, source }) => ({ text: say(text, locale), ...(source && { source }) })),
    curves: { ...curves, texts: told(breakEvenTexts(curves, names)) },
  };
}

function lineChange(line: LineChange, locale: Locale): LineChangeSnapshot {
  const { node, component, status, before, after, change } = line;
  return { node, component, title: say(titleOf(line), locale), status, change, ...(before && { before: metered(before) }), ...(after && { after: metered(after) }) };
}

function metered({ amount, quantity, unit, uncertain }: BillLine): NonNullable<LineChangeSnapshot['before']> {
  return { amount, quantity, unit, ...(uncertain && { uncertain }) };
}

/** The bill between its ranges; null where the design has none. Each step is one estimate. */
export function* uncertaintySteps(design: Design, seed: number, catalog: Catalog, locale: Locale): Generator<unknown, UncertaintySnapshot | null, unknown> {
  const uncertainty = yield* uncertaintyOf({ design, catalog, seed });
  return uncertainty ? uncertaintySnapshot(uncertainty, locale) : null;
}

function uncertaintySnapshot({ samples, seed, total, lines, drivers }: Uncertainty, locale: Locale): UncertaintySnapshot {
  return {
    samples, seed, total,
    lines: lines.filter(({ p10, p90 }) => p10 !== p90).map(({ node, component, title, p10, p50, p90, mean }) => ({ node, component, title: say(title, locale), p10, p50, p90, mean })),
    drivers: drivers.map(({ law, ...driver }) => ({ ...driver, place: placeText(driver.path), law: say(LAW_WORDS[law], locale) })),
    method: say(methodText({ samples, seed }), locale),
  };
}
