import { say, type Locale } from '../model/text.ts';
import { withUnit } from '../model/unit-names.ts';
import { formatMoney, formatNumber, formatRatio, formatUnitPrice, unitAfter } from '../model/units-format.ts';
import type { Bill, BillLine } from './contract.ts';
import { BILL_WORDS, creditLines, HIDDEN_WORDS, remarksOf, tiersText, UNCERTAIN_MEANS } from './export-words.ts';
import { plain, table } from './markdown-table.ts';
import { HIDDEN_KINDS, type BillSummary, type Subtotal, type UnitCost } from './summary.ts';

interface Writer {
  readonly locale: Locale;
  readonly word: (key: keyof typeof BILL_WORDS) => string;
}

/** The bill as a Markdown document: figures first, then by service and node, every line, what is not priced, tiers and assumptions. */
export function billMarkdown(name: string, bill: Bill, summary: BillSummary, locale: Locale): string {
  const writer: Writer = { locale, word: (key) => say(BILL_WORDS[key], locale) };
  return [
    `# ${writer.word('bill')}: ${plain(name)}\n`,
    ...figures(bill, summary, writer),
    ...subtotals('byService', 'service', summary.services, writer),
    ...subtotals('byNode', 'node', summary.nodes, writer),
    ...lines(bill, writer),
    ...unpriced(bill, writer),
    ...tiers(bill.lines, writer),
    `${bill.notes.map((note) => plain(say(note, locale))).join('\n')}\n`,
    ...(summary.doubts.uncertain.lines > 0 ? [`${say(UNCERTAIN_MEANS, locale)}\n`] : []),
  ].join('\n');
}

function figures(bill: Bill, { hidden, perMillionRequests, perUser }: BillSummary, { locale, word }: Writer): readonly string[] {
  const each = ({ usd, how }: UnitCost): string => plain(usd === undefined ? say(how, locale) : `${formatMoney(usd)} USD (${say(how, locale)})`);
  return [
    `- ${word('total')}: **${formatMoney(bill.total)} USD** (${plain(bill.region)}${bill.unpriced.length > 0 ? `; ${word('unpriced')}: ${bill.unpriced.length}` : ''})`,
    ...(bill.credits ? Object.values(creditLines(bill.credits)).map(({ title, usd, how }) => `- ${say(title, locale)}: ${formatMoney(usd)} USD (${say(how, locale)})`) : []),
    `- ${word('perMillionRequests')}: ${each(perMillionRequests)}`,
    `- ${word('perUser')}: ${each(perUser)}`,
    ...HIDDEN_KINDS.map((kind) => `- ${say(HIDDEN_WORDS[kind], locale)}: ${formatMoney(hidden[kind])} USD${bill.total > 0 ? ` (${formatRatio(hidden[kind] / bill.total)})` : ''}`),
    '',
  ];
}

function subtotals(title: 'byService' | 'byNode', first: 'service' | 'node', sums: readonly Subtotal[], { word }: Writer): readonly string[] {
  if (sums.length === 0) return [];
  return [
    `## ${word(title)}\n`,
    ...table([word(first), word('amount'), word('unpriced')], [1, 2], sums.map(({ id, amount, lines, unpriced: without }) => [plain(id), lines > 0 ? formatMoney(amount) : '', without > 0 ? String(without) : ''])),
  ];
}

function lines(bill: Bill, { locale, word }: Writer): readonly string[] {
  const rows = bill.lines.map((line) => [
    plain(line.node), plain(say(line.title, locale)), withUnit(formatNumber(line.quantity), unitAfter(line.quantity, line.unit), locale), formatUnitPrice(line.unitPrice), formatMoney(line.amount),
    plain(say(line.how, locale)), `[${line.asOf}](${line.source})`, remarksOf(line).map((remark) => plain(say(remark, locale))).join('; '),
  ]);
  return [
    `## ${word('component')}\n`,
    ...table([word('node'), word('component'), word('quantity'), word('unitPrice'), word('amount'), word('how'), word('source'), word('remarks')], [2, 3, 4],
      [...rows, [`**${word('total')}**`, '', '', '', `**${formatMoney(bill.total)}**`, '', '', '']]),
  ];
}

function unpriced(bill: Bill, { locale, word }: Writer): readonly string[] {
  if (bill.unpriced.length === 0) return [];
  return [
    `## ${word('unpriced')} (${bill.unpriced.length})\n`,
    ...bill.unpriced.map(({ node, component, reason }) => `- ${plain(node)}${component === '*' ? '' : ` ${plain(component)}`}: ${plain(say(reason, locale))}`),
    '',
  ];
}

function tiers(all: readonly BillLine[], { locale, word }: Writer): readonly string[] {
  const tables = new Map(all.flatMap((line) => (line.tiers ? [[line.tiers, line] as const] : [])));
  if (tables.size === 0) return [];
  return [
    `## ${word('tiers')}\n`,
    ...[...tables.values()].map((line) => `- ${plain(line.service)} ${plain(say(line.title, locale))} (USD / ${line.unit}): ${say(tiersText(line.tiers ?? []), locale)}`),
    '',
  ];
}
