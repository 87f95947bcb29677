import type { Bill } from '../../core/cost/contract.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatTable, printable } from './table.ts';

/** The bill as `cost --format json` gives it. */
export function billJson(bill: Bill, locale: Locale) {
  return {
    currency: bill.currency,
    region: bill.region,
    total: bill.total,
    lines: bill.lines.map(({ node, service, component, quantity, unit, amount, source, asOf }) => ({ node, service, component, quantity, unit, amount, source, asOf })),
    unpriced: bill.unpriced.map(({ node, service, component, reason }) => ({ node, service, component, reason: say(reason, locale) })),
  };
}

const titles = {
  node: { en: 'Node', ko: '노드' },
  component: { en: 'Component', ko: '항목' },
  quantity: { en: 'Quantity', ko: '수량' },
  unit: { en: 'Unit', ko: '단위' },
  amount: { en: 'USD/month', ko: 'USD/월' },
  total: { en: 'Total', ko: '합계' },
  unpriced: { en: 'Not priced:', ko: '가격이 없는 항목:' },
  sources: { en: 'Prices:', ko: '가격 출처:' },
} as const satisfies Readonly<Record<string, Text>>;

/** The bill for people: a line per component, the total, what has no price, where the prices are from. */
export function billText(bill: Bill, locale: Locale): string {
  const title = (key: keyof typeof titles) => say(titles[key], locale);
  const rows = bill.lines.map((line) => [printable(line.node), say(line.title, locale), quantity(line.quantity), line.unit, money(line.amount)]);
  const table = formatTable(
    [{ title: title('node') }, { title: title('component') }, { title: title('quantity'), align: 'right' }, { title: title('unit') }, { title: title('amount'), align: 'right' }],
    [...rows, [title('total'), bill.region, '', '', money(bill.total)]],
  );
  const unpriced = bill.unpriced.map((item) => `  ${printable(item.node)} ${item.component}: ${say(item.reason, locale)}\n`);
  const sources = [...new Set(bill.lines.map(({ source, asOf }) => `  ${source} (${asOf})\n`))];
  return [table, ...(unpriced.length > 0 ? [`\n${title('unpriced')}\n`, ...unpriced] : []), ...(sources.length > 0 ? [`\n${title('sources')}\n`, ...sources] : [])].join('');
}

function money(usd: number): string {
  return usd > 0 && usd < 0.01 ? '<0.01' : usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function quantity(value: number): string {
  return value.toLocaleString('en-US', value < 1000 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 1 });
}
