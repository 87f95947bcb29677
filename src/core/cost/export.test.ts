import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN } from '../model/design.ts';
import { formatUnitPrice } from '../model/units-format.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Bill, BillLine } from './contract.ts';
import { billCsv } from './export-csv.ts';
import { billMarkdown } from './export-markdown.ts';
import { remarksOf, tiersText } from './export-words.ts';
import { summarize } from './summary.ts';

function line(node: string, more: Partial<BillLine> = {}): BillLine {
  return {
    node, service: 'shop', component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: 1000, unit: 'request', amount: 0.0002, unitPrice: 2e-7,
    how: { en: '1,000 requests', ko: '요청 1,000' }, source: 'https://example.com/prices', asOf: '2026-10-01', ...more,
  };
}

function bill(lines: readonly BillLine[], unpriced: Bill['unpriced'] = []): Bill {
  return { currency: 'USD', region: 'us-east-1', month: 1, freeTier: 'none', total: lines.reduce((sum, { amount }) => sum + amount, 0), lines, unpriced, notes: [{ en: 'Month 1.', ko: '1개월째.' }], findings: [] };
}

const markdown = (of: Bill, name = 'small'): string => billMarkdown(name, of, summarize(of, EMPTY_DESIGN, { flows: [] as Usage['flows'] } as unknown as Usage), 'en');
const HEAD = 'status,node,service,component,title,quantity,unit,free_units,units_above_known_price,unit_price_usd,amount_usd,price_region,price_uncertain,quantity_typed,tiers_usd,how,source,as_of\r\n';

describe('a unit price', () => {
  it.each([[2e-7, '0.0000002'], [1.66667e-5, '0.0000166667'], [0.126, '0.126'], [12.5, '12.5'], [0, '0'], [1, '1'], [100, '100'], [1 / 3, '0.333333']])('%d is written %s', (usd, text) => expect(formatUnitPrice(usd)).toBe(text));

  it('shows its tiers, and where they end without a price', () => {
    expect(tiersText([{ from: 0, to: 10240, usd: 0.09 }, { from: 10240, to: null, usd: 0.05 }]).en).toBe('0.09 to 10,240, 0.05 above');
    expect(tiersText([{ from: 0, to: 10240, usd: 0.57 }]).en).toBe('0.57 to 10,240, not known above');
  });
});

it('doubts come first in the remarks of a line', () => {
  const remarks = remarksOf(line('a', { uncertain: true, beyond: 30, free: 100, byHand: true }));
  expect(remarks.map(({ en }) => en)).toEqual(['price uncertain', '30 request above the last known price, not in the amount', '100 free', 'quantity typed']);
});

describe('CSV', () => {
  it('has a record for each line and each thing without a price, and ends each with CRLF', () => {
    const unpriced = [{ node: 'b', service: 'shop', component: 'storage', reason: { en: 'Say how much it holds, please.', ko: '' } }];
    expect(billCsv(bill([line('a', { uncertain: true, tiers: [{ from: 0, to: 1e6, usd: 2e-7 }] })], unpriced), 'en')).toBe(
      `${HEAD}priced,a,shop,requests,Requests,1000,request,0,0,0.0000002,0.0002,us-east-1,true,false,"0.0000002 to 1,000,000, not known above","1,000 requests",https://example.com/prices,2026-10-01\r\n`
      + 'not priced,b,shop,storage,,,,,,,,,,,,"Say how much it holds, please.",,\r\n',
    );
  });

  it('doubles quotes and keeps a name in its field', () => {
    expect(billCsv(bill([line('a "b", c')]), 'en')).toContain('\r\npriced,"a ""b"", c",shop,');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '＝1', '=HYPERLINK("https://example.com")'])('a name that a spreadsheet would run is a text: %j', (name) => {
    expect(billCsv(bill([line(name)]), 'en').split('\r\n')[1]).toMatch(/^priced,"?'/);
  });

  it.each(['a;=1+1', 'a\r\n=1+1', 'a\n=1'])('nor does one run that hides behind a separator: %j', (name) => {
    const records = billCsv(bill([line(name)]), 'en').split('\r\n');
    expect(records).toHaveLength(3);
    expect(records[1]).toMatch(/^priced,a(;'=| +=)1/);
  });

  it('never writes a number with an exponent', () => {
    expect(billCsv(bill([line('a', { quantity: 1e-9, amount: 2.5e-16, unitPrice: 2.5e-7 })]), 'en')).not.toMatch(/\de[-+]?\d/);
  });
});

describe('Markdown', () => {
  it('says the total, what is missing from it, and what is not certain', () => {
    const text = markdown(bill([line('a', { amount: 3, uncertain: true })], [{ node: 'b', service: 'shop', component: 'storage', reason: { en: 'Nobody said.', ko: '' } }]));
    expect(text).toContain('# Bill: small\n');
    expect(text).toContain('- Total: **3.00 USD** (us-east-1; Not priced: 1)\n');
    expect(text).toContain('| a | Requests | 1,000 requests | 0.0000002 | 3.00 | 1,000 requests | [2026-10-01](https://example.com/prices) | price uncertain |\n');
    expect(text).toContain('## Not priced (1)\n\n- b storage: Nobody said.\n');
    expect(text).toContain('Price uncertain: it was not read');
  });

  it.each([
    ['a|b', 'a\\|b'], ['<img src=x>', '\\<img src=x\\>'], ['[x](https://example.com)', '\\[x\\](https\\://example.com)'], ['`a|b`', '\\`a\\|b\\`'],
    ['a\n| b', 'a \\| b'], ['**a**', '\\*\\*a\\*\\*'], ['www.example.com', 'www\\.example.com'], ['\u202eevil', ' evil'],
  ])('a node called %j is shown and does nothing', (name, shown) => {
    expect(markdown(bill([line(name)]))).toContain(`| ${shown} | Requests |`);
  });

  it('so is the name of the design', () => expect(markdown(bill([]), '<b>\n# x')).toMatch(/^# Bill: \\<b\\> \\# x\n/));
});
