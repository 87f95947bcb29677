import { say, type Locale } from '../model/text.ts';
import type { Bill, BillLine, Credits } from './contract.ts';
import { csvText, type CsvValue } from './csv.ts';
import { creditLines, tiersText } from './export-words.ts';

/** The same in every language, so that a script finds its columns. */
const COLUMNS = [
  'status', 'node', 'service', 'component', 'title', 'quantity', 'unit', 'free_units', 'units_above_known_price', 'unit_price_usd', 'amount_usd',
  'price_region', 'price_uncertain', 'quantity_typed', 'tiers_usd', 'how', 'source', 'as_of',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], CsvValue>>>;

/**
 * The bill as CSV (RFC 4180: CRLF, quotes doubled), a record for each line and for each thing that is not
 * priced (`status` tells which, its amount is empty). There is no record for the total: columns can be added up.
 * A text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function billCsv(bill: Bill, locale: Locale): string {
  const rows: readonly Row[] = [
    ...bill.lines.map((line) => lineRow(line, bill.region, locale)),
    ...bill.unpriced.map(({ node, service, component, reason }) => ({ status: 'not priced', node, service, component, how: say(reason, locale) })),
    ...(bill.credits ? [creditsRow(bill.credits, locale)] : []),
  ];
  return csvText(COLUMNS, rows);
}

/** What credits pay, as a negative amount: with it the amounts add up to what is to be paid. */
function creditsRow(credits: Credits, locale: Locale): Row {
  const { applied: { title, usd, how } } = creditLines(credits);
  return { status: 'credits', title: say(title, locale), amount_usd: usd, how: say(how, locale), source: credits.source, as_of: credits.asOf };
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
