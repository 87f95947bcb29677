import type { FeatureChange } from '../../core/cost/alternatives.ts';
import type { Curves } from '../../core/cost/break-even.ts';
import type { Comparison } from '../../core/cost/compare-design.ts';
import { amountOf, comparisonCsv, comparisonMarkdown, curveRows, titleOf, unpricedTexts } from '../../core/cost/comparison-export.ts';
import { breakEvenTexts, changeShare, COMPARE_WORDS, formatChange, formatFactor, STATUS_WORDS } from '../../core/cost/comparison-words.ts';
import type { BillLine } from '../../core/cost/contract.ts';
import { BILL_WORDS } from '../../core/cost/export-words.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatMoney } from '../../core/model/units-format.ts';
import type { Format } from './arguments.ts';
import { formatTable, printable } from './table.ts';

/** A comparison in the form asked for. */
export function compareOutput(name: string, comparison: Comparison, format: Format, locale: Locale): string {
  if (format === 'csv') return comparisonCsv(comparison, locale);
  const curves = finished(comparison.curves());
  switch (format) {
    case 'json': return `${JSON.stringify(comparisonJson(comparison, curves, locale), null, 2)}\n`;
    case 'markdown': return comparisonMarkdown(name, comparison, curves, locale);
    default: return comparisonText(comparison, curves, locale);
  }
}

/** Runs a computation to its end: nobody waits for anything else here. */
export function finished<T>(steps: Generator<unknown, T, unknown>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** As `cost --compare --format json` gives it; keys are only ever added. */
export function comparisonJson({ title, names, before, after, bills, changes, assumes, features }: Comparison, curves: Curves, locale: Locale) {
  const side = (key: 'before' | 'after', { bill }: Comparison['before']) => ({ name: say(names[key], locale), region: bill.region, total: bill.total, unpriced: bills.unpriced[key].map(({ reason, ...entry }) => ({ ...entry, reason: say(reason, locale) })) });
  return {
    title: say(title, locale),
    currency: before.bill.currency,
    before: side('before', before),
    after: side('after', after),
    change: bills.change,
    lines: bills.lines.map((line) => ({
      status: line.status, node: line.node, component: line.component, title: say(titleOf(line), locale), change: line.change,
      before: line.before ? lineJson(line.before) : null, after: line.after ? lineJson(line.after) : null,
    })),
    changes: changes.map((text) => say(text, locale)),
    assumes: assumes.map((text) => say(text, locale)),
    features: features.map(({ text, source }) => ({ text: say(text, locale), ...(source && { source: source.url, asOf: source.asOf }) })),
    breakEven: { crossings: curves.crossings, points: curves.points },
  };
}

function lineJson({ service, quantity, unit, unitPrice, amount }: BillLine) {
  return { service, quantity, unit, unitPrice, amount };
}

function comparisonText(comparison: Comparison, curves: Curves, locale: Locale): string {
  const { bills, names, changes, assumes } = comparison;
  const word = (key: keyof typeof COMPARE_WORDS): string => say(COMPARE_WORDS[key], locale);
  const regions = [comparison.before.bill.region, comparison.after.bill.region];
  return [
    `${printable(say(comparison.title, locale))}\n\n`,
    formatTable([{ title: '' }, { title: say(BILL_WORDS.amount, locale), align: 'right' }, { title: '' }], [
      [printable(say(names.before, locale)), formatMoney(bills.before), printable(regions[0] ?? '')],
      [printable(say(names.after, locale)), formatMoney(bills.after), printable(regions[1] ?? '')],
      [word('difference'), formatChange(bills.change), changeShare(comparison)],
    ]),
    section(word('changes'), changes, locale),
    section(word('assumes'), assumes, locale),
    section(word('features'), comparison.features.map(withSource), locale),
    `\n${word('lines')}:\n${linesTable(comparison, locale)}`,
    section(word('unpriced'), unpricedTexts(comparison), locale),
    section(word('breakEven'), breakEvenTexts(curves, names), locale),
    `\n${curveTable(curves, comparison, locale)}`,
  ].join('');
}

function withSource({ text, source }: FeatureChange): Text {
  const where = source ? ` [${source.url}, ${source.asOf}]` : '';
  return { en: `${text.en}${where}`, ko: `${text.ko}${where}` };
}

function section(title: string, texts: readonly Text[], locale: Locale): string {
  return texts.length === 0 ? '' : `\n${title}:\n${texts.map((text) => `  ${printable(say(text, locale))}\n`).join('')}`;
}

function linesTable({ bills: { lines }, names }: Comparison, locale: Locale): string {
  const differing = lines.filter(({ status }) => status !== 'same');
  if (differing.length === 0) return `  ${say(COMPARE_WORDS.nothing, locale)}\n`;
  return formatTable(
    [
      { title: say(BILL_WORDS.node, locale) }, { title: say(BILL_WORDS.component, locale) }, { title: printable(say(names.before, locale)), align: 'right' },
      { title: printable(say(names.after, locale)), align: 'right' }, { title: say(COMPARE_WORDS.difference, locale), align: 'right' }, { title: say(COMPARE_WORDS.status, locale) },
    ],
    differing.map((line) => [printable(line.node), printable(say(titleOf(line), locale)), amountOf(line.before), amountOf(line.after), formatChange(line.change), say(STATUS_WORDS[line.status], locale)]),
  );
}

function curveTable(curves: Curves, { names }: Comparison, locale: Locale): string {
  return formatTable(
    [{ title: say(COMPARE_WORDS.traffic, locale), align: 'right' }, { title: printable(say(names.before, locale)), align: 'right' }, { title: printable(say(names.after, locale)), align: 'right' }, { title: '' }],
    curveRows(curves).map(({ factor, before, after, mark }) => [formatFactor(factor), formatMoney(before), formatMoney(after), mark ? say(mark, locale) : '']),
  );
}
