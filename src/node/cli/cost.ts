import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import type { Bill, BillLine } from '../../core/cost/contract.ts';
import { estimate } from '../../core/cost/estimate.ts';
import { billCsv } from '../../core/cost/export-csv.ts';
import { billMarkdown } from '../../core/cost/export-markdown.ts';
import { BILL_WORDS, creditLines, HIDDEN_WORDS, remarksOf, tiersText, UNCERTAIN_MEANS } from '../../core/cost/export-words.ts';
import { uncertaintyMarkdown } from '../../core/cost/uncertainty-markdown.ts';
import { uncertaintyOf } from '../../core/cost/uncertainty.ts';
import { HIDDEN_KINDS, summarize, type BillSummary, type Subtotal, type UnitCost } from '../../core/cost/summary.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { formatMoney, formatNumber, formatRatio, formatUnitPrice } from '../../core/model/units-format.ts';
import type { Invocation } from './arguments.ts';
import { finished } from './compare.ts';
import { rangesJson, rangesText } from './ranges.ts';
import { formatTable, printable } from './table.ts';

/** The bill in the form asked for: as the design says, or as if it stood elsewhere, later, or were billed otherwise. */
export function costOutput({ document: { design }, resolve, usage }: Pick<Analysis, 'document' | 'resolve' | 'usage'>, catalog: Catalog, { format, estimate: options, compare: { samples, seed } }: Pick<Invocation, 'format' | 'estimate' | 'compare'>, locale: Locale): string {
  const bill = estimate({ design, catalog, resolve, usage, options });
  if (format === 'csv') return billCsv(bill, locale);
  const summary = summarize(bill, design, usage);
  const uncertainty = finished(uncertaintyOf({ design, catalog, options, ...(samples !== undefined && { samples }), ...(seed !== undefined && { seed }) }));
  switch (format) {
    case 'json': return `${JSON.stringify({ ...billJson(bill, summary, locale), ...(uncertainty && { ranges: rangesJson(uncertainty, locale) }) }, null, 2)}\n`;
    case 'markdown': return `${billMarkdown(design.name, bill, summary, locale)}${uncertainty ? `\n${uncertaintyMarkdown(uncertainty, locale)}` : ''}`;
    default: return `${billText(bill, summary, locale)}${uncertainty ? rangesText(uncertainty, locale) : ''}`;
  }
}

/** The bill as `cost --format json` gives it; keys are only ever added. */
export function billJson(bill: Bill, summary: BillSummary, locale: Locale) {
  return {
    currency: bill.currency,
    region: bill.region,
    total: bill.total,
    lines: bill.lines.map((line) => lineJson(line, locale)),
    unpriced: bill.unpriced.map(({ node, service, component, reason }) => ({ node, service, component, reason: say(reason, locale) })),
    month: bill.month,
    freeTier: bill.freeTier,
    byNode: summary.nodes,
    byService: summary.services,
    hidden: summary.hidden,
    perMillionRequests: unitCostJson(summary.perMillionRequests, locale),
    perUser: unitCostJson(summary.perUser, locale),
    doubts: summary.doubts,
    notes: bill.notes.map((note) => say(note, locale)),
    ...(bill.credits && { credits: bill.credits }),
  };
}

function lineJson({ node, service, component, quantity, unit, amount, source, asOf, ...line }: BillLine, locale: Locale) {
  const { unitPrice, tiers, free, beyond, priceRegion, uncertain, byHand } = line;
  return {
    node, service, component, quantity, unit, amount, source, asOf,
    title: say(line.title, locale), how: say(line.how, locale), unitPrice,
    ...(tiers && { tiers }), ...(free !== undefined && { free }), ...(beyond !== undefined && { beyond }),
    ...(priceRegion !== undefined && { priceRegion }), ...(uncertain && { uncertain }), ...(byHand && { byHand }),
  };
}

/** `usd` is null where it cannot be told, and `how` says why. */
function unitCostJson({ usd, how }: UnitCost, locale: Locale) {
  return { usd: usd ?? null, how: say(how, locale) };
}

/** Says a text of the bill in the language of the reader, safe for a terminal. */
type Word = (key: keyof typeof BILL_WORDS) => string;

/** The bill for people: a line per component, the total, sums, what has no price, tiers, where the prices are from. */
function billText(bill: Bill, summary: BillSummary, locale: Locale): string {
  const word: Word = (key) => say(BILL_WORDS[key], locale);
  return [
    linesTable(bill, locale, word),
    figures(bill, summary, locale, word),
    subtotals(word('byService'), summary.services, word),
    subtotals(word('byNode'), summary.nodes, word),
    section(`${word('unpriced')} (${bill.unpriced.length})`, bill.unpriced.map(({ node, component, reason }) => `${[node, component].filter((part) => part !== '*').join(' ')}: ${say(reason, locale)}`)),
    section(word('tiers'), tierList(bill.lines, locale)),
    section(word('prices'), sourcesOf(bill).map((source, index) => `[${index + 1}] ${source}`)),
    `\n${[...bill.notes, ...(summary.doubts.uncertain.lines > 0 ? [UNCERTAIN_MEANS] : [])].map((note) => `${say(note, locale)}\n`).join('')}`,
  ].join('');
}

function linesTable(bill: Bill, locale: Locale, word: Word): string {
  const sources = sourcesOf(bill);
  const rows = bill.lines.map((line) => [
    printable(line.node), say(line.title, locale), quantity(line.quantity), line.unit, formatUnitPrice(line.unitPrice), formatMoney(line.amount),
    [`[${sources.indexOf(sourceOf(line)) + 1}]`, remarksOf(line).map((remark) => say(remark, locale)).join('; ')].join(' ').trim(), printable(say(line.how, locale)),
  ]);
  return formatTable(
    [
      { title: word('node') }, { title: word('component') }, { title: word('quantity'), align: 'right' }, { title: word('unit') },
      { title: word('unitPrice'), align: 'right' }, { title: word('amount'), align: 'right' }, { title: word('source') }, { title: word('how') },
    ],
    [...rows, [word('total'), bill.region, '', '', '', formatMoney(bill.total), bill.unpriced.length > 0 ? `+ ${word('unpriced')}: ${bill.unpriced.length}` : '', '']],
  );
}

function figures(bill: Bill, { hidden, perMillionRequests, perUser, doubts }: BillSummary, locale: Locale, word: Word): string {
  const each = ({ usd, how }: UnitCost): readonly string[] => [usd === undefined ? '-' : formatMoney(usd), printable(say(how, locale))];
  const share = (usd: number): string => (bill.total > 0 ? `${formatRatio(usd / bill.total)} ${word('ofTotal')}` : '');
  const doubtful = { en: `in ${doubts.uncertain.lines} ${doubts.uncertain.lines === 1 ? 'line' : 'lines'}`, ko: `${doubts.uncertain.lines}개 항목` };
  const paid = bill.credits ? Object.values(creditLines(bill.credits)).map(({ title, usd, how }) => [say(title, locale), formatMoney(usd), say(how, locale)]) : [];
  return `\n${formatTable([{ title: '' }, { title: word('amount'), align: 'right' }, { title: '' }], [
    ...paid,
    [word('perMillionRequests'), ...each(perMillionRequests)],
    [word('perUser'), ...each(perUser)],
    ...HIDDEN_KINDS.map((kind) => [say(HIDDEN_WORDS[kind], locale), formatMoney(hidden[kind]), share(hidden[kind])]),
    ...(doubts.uncertain.lines > 0 ? [[word('uncertain'), formatMoney(doubts.uncertain.usd), say(doubtful, locale)]] : []),
  ])}`;
}

function subtotals(title: string, sums: readonly Subtotal[], word: Word): string {
  if (sums.length === 0) return '';
  const rows = sums.map(({ id, amount, lines, unpriced }) => [printable(id), lines > 0 ? formatMoney(amount) : '-', unpriced > 0 ? `${word('unpriced')}: ${unpriced}` : '']);
  return `\n${formatTable([{ title }, { title: word('amount'), align: 'right' }, { title: '' }], rows)}`;
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `\n${title}:\n${entries.map((entry) => `  ${printable(entry)}\n`).join('')}`;
}

/** Each price that has tiers once, as the first line at it calls it. */
function tierList(lines: readonly BillLine[], locale: Locale): readonly string[] {
  const first = new Map<BillLine['tiers'], BillLine>();
  for (const line of lines) if (line.tiers && !first.has(line.tiers)) first.set(line.tiers, line);
  return [...first.values()].map((line) => `${line.node} ${say(line.title, locale)}, USD/${line.unit}: ${say(tiersText(line.tiers ?? []), locale)}`);
}

function sourcesOf({ lines }: Bill): readonly string[] {
  return [...new Set(lines.map(sourceOf))];
}

function sourceOf({ source, asOf }: BillLine): string {
  return `${source} (${asOf})`;
}

function quantity(value: number): string {
  return value < 1000 && !Number.isInteger(value) ? formatUnitPrice(Number(value.toPrecision(4))) : formatNumber(value, 1);
}
