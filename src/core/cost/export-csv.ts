import { say, type Locale } from '../model/text.ts';
import { formatUnitPrice } from '../model/units-format.ts';
import type { Bill, BillLine } from './contract.ts';
import { tiersText } from './export-words.ts';

/** The same in every language, so that a script finds its columns. */
const COLUMNS = [
  'status', 'node', 'service', 'component', 'title', 'quantity', 'unit', 'free_units', 'units_above_known_price', 'unit_price_usd', 'amount_usd',
  'price_region', 'price_uncertain', 'quantity_typed', 'tiers_usd', 'how', 'source', 'as_of',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | boolean>>>;

/**
 * The bill as CSV (RFC 4180: CRLF, quotes doubled), a record for each line and for each thing that is not
 * priced (`status` tells which, its amount is empty). There is no record for the total: columns can be added up.
 * A text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function billCsv(bill: Bill, locale: Locale): string {
  const rows: readonly Row[] = [
    ...bill.lines.map((line) => lineRow(line, bill.region, locale)),
    ...bill.unpriced.map(({ node, service, component, reason }) => ({ status: 'not priced', node, service, component, how: say(reason, locale) })),
  ];
  return [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => field(row[column])).join(','))].map((record) => `${record}\r\n`).join('');
}

function lineRow(line: BillLine, region: string, locale: Locale): Row {
  const { node, service, component, quantity, unit, amount, source, asOf } = line;
  return {
    status: 'priced', node, service, component, title: say(line.title, locale), quantity, unit, amount_usd: amount, unit_price_usd: line.unitPrice,
    free_units: line.free ?? 0, units_above_known_price: line.beyond ?? 0, price_region: line.priceRegion ?? region,
    price_uncertain: line.uncertain === true, quantity_typed: line.byHand === true,
    ...(line.tiers && { tiers_usd: say(tiersText(line.tiers), locale) }),
    how: say(line.how, locale), source, as_of: asOf,
  };
}

function field(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return quoted(harmless(value));
  return typeof value === 'number' ? formatted(value) : String(value);
}

/** All digits of a double, never with an exponent: not every reader knows `2e-7`. */
function formatted(value: number): string {
  const text = String(value);
  return text.includes('e') ? formatUnitPrice(value) : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Control characters become blanks, and what a spreadsheet takes for the beginning of a formula (also in
 * full width, and after a semicolon, which divides fields in some countries) follows an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').replace(/(^|;)(\s*[=+\-@＝＋－＠])/g, '$1\'$2');
}
