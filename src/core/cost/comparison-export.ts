import { say, type Locale, type Text } from '../model/text.ts';
import { formatMoney, formatNumber, unitAfter } from '../model/units-format.ts';
import type { FeatureChange } from './alternatives.ts';
import { PER_DECADE, type CurvePoint, type Curves } from './break-even.ts';
import type { Comparison } from './compare-design.ts';
import type { LineChange } from './compare.ts';
import { breakEvenTexts, changeShare, COMPARE_WORDS, formatChange, formatFactor, STATUS_WORDS } from './comparison-words.ts';
import type { BillLine } from './contract.ts';
import { csvText } from './csv.ts';
import { BILL_WORDS } from './export-words.ts';
import { plain, table } from './markdown-table.ts';

const COLUMNS = [
  'status', 'node', 'component', 'title', 'service_before', 'quantity_before', 'unit_before', 'unit_price_usd_before', 'amount_usd_before',
  'service_after', 'quantity_after', 'unit_after', 'unit_price_usd_after', 'amount_usd_after', 'change_usd',
] as const;

/** A record for each line of either bill, as the bill's own CSV; `change_usd` adds up to the difference. */
export function comparisonCsv({ bills: { lines } }: Comparison, locale: Locale): string {
  return csvText(COLUMNS, lines.map((line) => toRow(line, locale)));
}

function toRow(line: LineChange, locale: Locale): Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>> {
  const { status, node, component, before, after, change } = line;
  return {
    status, node, component, title: say(titleOf(line), locale), change_usd: change,
    ...(before && { service_before: before.service, quantity_before: before.quantity, unit_before: before.unit, unit_price_usd_before: before.unitPrice, amount_usd_before: before.amount }),
    ...(after && { service_after: after.service, quantity_after: after.quantity, unit_after: after.unit, unit_price_usd_after: after.unitPrice, amount_usd_after: after.amount }),
  };
}

/** The comparison as a Markdown document: the difference first, then what changes, line by line, and where the two cost the same. */
export function comparisonMarkdown(name: string, comparison: Comparison, curves: Curves, locale: Locale): string {
  const { bills, names, title } = comparison;
  const word = (key: keyof typeof COMPARE_WORDS): string => say(COMPARE_WORDS[key], locale);
  return [
    `# ${plain(name)}: ${plain(say(title, locale))}\n`,
    `- ${plain(say(names.before, locale))}: ${formatMoney(bills.before)} USD`,
    `- ${plain(say(names.after, locale))}: ${formatMoney(bills.after)} USD`,
    `- ${word('difference')}: **${formatChange(bills.change)} USD** ${changeShare(comparison)}\n`,
    ...list(word('changes'), comparison.changes, locale),
    ...list(word('assumes'), comparison.assumes, locale),
    ...features(word('features'), comparison.features, locale),
    `## ${word('lines')}\n`,
    ...linesTable(comparison, locale),
    ...list(word('unpriced'), unpricedTexts(comparison), locale),
    `## ${word('breakEven')}\n`,
    ...breakEvenTexts(curves, names).map((text) => `${plain(say(text, locale))}\n`),
    ...curveTable(curves, comparison, locale),
  ].join('\n');
}

function list(title: string, texts: readonly Text[], locale: Locale): readonly string[] {
  return texts.length === 0 ? [] : [`## ${title}\n`, ...texts.map((text) => `- ${plain(say(text, locale))}`), ''];
}

function features(title: string, all: readonly FeatureChange[], locale: Locale): readonly string[] {
  if (all.length === 0) return [];
  return [`## ${title}\n`, ...all.map(({ text, source }) => `- ${plain(say(text, locale))}${source ? ` ([${source.asOf}](${source.url}))` : ''}`), ''];
}

function linesTable({ bills: { lines }, names }: Comparison, locale: Locale): readonly string[] {
  const differing = lines.filter(({ status }) => status !== 'same');
  if (differing.length === 0) return [`${say(COMPARE_WORDS.nothing, locale)}\n`];
  return table(
    [say(BILL_WORDS.node, locale), say(BILL_WORDS.component, locale), plain(say(names.before, locale)), plain(say(names.after, locale)), say(COMPARE_WORDS.difference, locale), say(COMPARE_WORDS.status, locale)],
    [2, 3, 4],
    differing.map((line) => [plain(line.node), plain(say(titleOf(line), locale)), plain(amountOf(line.before)), plain(amountOf(line.after)), formatChange(line.change), say(STATUS_WORDS[line.status], locale)]),
  );
}

/** `12.30 (60,000 requests)`; a dash where there is no such line. */
export function amountOf(line: BillLine | undefined): string {
  return line ? `${formatMoney(line.amount)} (${formatNumber(line.quantity)} ${unitAfter(line.quantity, line.unit)})` : '-';
}

/** What a line is called: as it was, and as it is now where that is another name. */
export function titleOf({ before, after }: Pick<LineChange, 'before' | 'after'>): Text {
  const [from, to] = [before?.title ?? after?.title, after?.title ?? before?.title];
  if (!from || !to) return { en: '', ko: '' };
  return from.en === to.en ? to : { en: `${from.en} → ${to.en}`, ko: `${from.ko} → ${to.ko}` };
}

/** What one side alone has no price for, and on which. */
export function unpricedTexts({ bills: { unpriced }, names }: Comparison): readonly Text[] {
  return (['before', 'after'] as const).flatMap((side) => unpriced[side].map(({ node, component, reason }) => ({
    en: `${names[side].en}: ${node} ${component}: ${reason.en}`,
    ko: `${names[side].ko}: ${node} ${component}: ${reason.ko}`,
  })));
}

function curveTable(curves: Curves, { names }: Comparison, locale: Locale): readonly string[] {
  return table(
    [say(COMPARE_WORDS.traffic, locale), plain(say(names.before, locale)), plain(say(names.after, locale)), ''], [0, 1, 2],
    curveRows(curves).map(({ factor, before, after, mark }) => [formatFactor(factor), formatMoney(before), formatMoney(after), mark ? say(mark, locale) : '']),
  );
}

/** The curve in as many rows as can be read: each tenfold of traffic, and where the two cost the same. */
export function curveRows({ points, crossings }: Curves): readonly (CurvePoint & { readonly mark?: Text })[] {
  const decades = points.filter((_, place) => place % PER_DECADE === 0).map((point) => ({ ...point, ...(point.factor === 1 && { mark: COMPARE_WORDS.here }) }));
  const equal = crossings.map(({ factor, usd }) => ({ factor, before: usd, after: usd, shared: 0, mark: COMPARE_WORDS.crossing }));
  return [...decades, ...equal].sort((a, b) => a.factor - b.factor);
}
