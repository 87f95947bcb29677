import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Locale } from '../../src/core/model/text.ts';
import { costOutput } from '../../src/node/cli/cost.ts';
import { catalog } from './bill.ts';

type Format = 'text' | 'json' | 'csv' | 'markdown';

/** What `serverless-canvas cost` prints of a pool that machines get tokens from. */
function printed(assume: string, format: Format, { region = 'us-east-1', locale = 'en' as Locale, freeTier = 'none' as 'none' | 'credits' } = {}): string {
  const analysis = createAnalyser(catalog).analyse(`version: 1\nname: pool\nregion: ${region}\nnodes:\n  pool: { service: cognito.user-pool, assume: { monthlyActiveUsers: 10, ${assume} } }\n`);
  return costOutput(analysis, catalog, { format, estimate: { freeTier }, compare: {} }, locale);
}

interface Line {
  readonly component: string;
  readonly quantity: number;
  readonly amount: number;
  readonly beyond?: number;
  readonly uncertain?: boolean;
}

const json = (text: string) => JSON.parse(text) as { total: number; lines: Line[]; unpriced: { component: string; reason: string }[]; doubts: object };

/** The cells of the first record whose fourth column (the component) is the one asked for, by column. */
function record(csv: string, component: string): Readonly<Record<string, string>> {
  const [head = '', ...records] = csv.split('\r\n');
  const row = records.find((each) => each.split(',')[3] === component) ?? '';
  const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [];
  return Object.fromEntries(head.split(',').map((name, at) => [name, cells[at] ?? '']));
}

describe('an amount above the last known tier', () => {
  // Tokens for machines have a price up to 250,000 a month.
  const assume = 'tokenRequests: 300k';

  it('is said beside the line and counted beside the total, in text', () => {
    const text = printed(assume, 'text');
    expect(text).toMatch(/^pool +Tokens for machines +300,000 +request +0\.00225 +562\.50 .*50,000 request above the last known price, not in the amount/m);
    expect(text).toMatch(/^Total +us-east-1 .*\+ Not priced: 1/m);
    expect(text).toContain('pool machine-tokens: 50,000 request lie above 250,000, where no price is known.');
    expect(printed(assume, 'text', { locale: 'ko' })).toContain('가격이 알려진 구간을 넘는 50,000 request은(는) 금액에 없음');
  });

  it('is a number of the line, and an entry of what is not priced, in JSON', () => {
    const { lines, unpriced, doubts } = json(printed(assume, 'json'));
    expect(lines.find(({ component }) => component === 'machine-tokens')).toMatchObject({ quantity: 300_000, amount: 562.5, beyond: 50_000 });
    expect(unpriced).toMatchObject([{ component: 'machine-tokens', reason: '50,000 request lie above 250,000, where no price is known.' }]);
    expect(doubts).toMatchObject({ unpriced: 1, beyond: 1 });
  });

  it('is a column and a record of its own, in CSV', () => {
    const csv = printed(assume, 'csv');
    expect(record(csv, 'machine-tokens')).toMatchObject({ status: 'priced', units_above_known_price: '50000', amount_usd: '562.5' });
    expect(csv).toMatch(/\r\nnot priced,pool,cognito\.user-pool,machine-tokens,/);
  });

  it('is said beside the line, at the total and in a list, in Markdown', () => {
    const markdown = printed(assume, 'markdown');
    expect(markdown).toMatch(/^\| pool \| Tokens for machines .*50,000 request above the last known price, not in the amount \|$/m);
    expect(markdown).toMatch(/^- Total: \*\*.* USD\*\* \(us-east-1; Not priced: 1\)$/m);
    expect(markdown).toMatch(/^- pool machine-tokens: 50,000 request lie above 250,000/m);
  });
});

describe('a region without a price', () => {
  const elsewhere = { region: 'eu-west-9' };
  const reason = 'No price is known for cognito.mau-essentials in eu-west-9 (quantity 10).';

  it('has no line and no zero: the text lists it and counts it', () => {
    const text = printed('', 'text', elsewhere);
    expect(text).not.toMatch(/^pool +Monthly active users/m);
    expect(text).toMatch(/^Total +eu-west-9 .*\+ Not priced: 1/m);
    expect(text).toContain(reason);
  });

  it('is an entry of what is not priced, in JSON', () => {
    expect(json(printed('', 'json', elsewhere))).toMatchObject({ total: 0, lines: [], unpriced: [{ component: 'active-users', reason }], doubts: { unpriced: 1 } });
  });

  it('is a record without an amount, in CSV', () => {
    expect(record(printed('', 'csv', elsewhere), 'active-users')).toMatchObject({ status: 'not priced', amount_usd: '', how: reason });
  });

  it('is in the list and at the total, in Markdown', () => {
    const markdown = printed('', 'markdown', elsewhere);
    expect(markdown).toMatch(/\(eu-west-9; Not priced: 1\)/);
    expect(markdown).toContain('## Not priced (1)');
    expect(markdown).toContain('- pool active-users: No price is known');
  });
});

describe('a price that nobody read in a list', () => {
  // What an app client of a machine costs is remembered, and told differently by others.
  const assume = 'machineClients: 2';

  it('is marked on its line, with the sum of such lines and what the mark means, in text', () => {
    const text = printed(assume, 'text');
    expect(text).toMatch(/^pool +App clients of machines +2 +app client +6 +12\.00 .*price uncertain/m);
    expect(text).toMatch(/^Uncertain prices +12\.00 +in 1 line$/m);
    expect(text).toContain('Price uncertain: it was not read in a copy of AWS’s own price list');
  });

  it('is a mark of the line, in JSON; others have none', () => {
    const { lines, doubts } = json(printed(assume, 'json'));
    expect(lines.map(({ component, uncertain }) => [component, uncertain])).toEqual([['active-users', undefined], ['machine-clients', true]]);
    expect(doubts).toMatchObject({ uncertain: { lines: 1, usd: 12 } });
  });

  it('is a column, in CSV', () => {
    const csv = printed(assume, 'csv');
    expect([record(csv, 'machine-clients')['price_uncertain'], record(csv, 'active-users')['price_uncertain']]).toEqual(['true', 'false']);
  });

  it('is said beside the line, and what it means below, in Markdown', () => {
    const markdown = printed(assume, 'markdown');
    expect(markdown).toMatch(/^\| pool \| App clients of machines .*\| price uncertain \|$/m);
    expect(markdown).toContain('Price uncertain: it was not read');
  });
});

describe('credits of a new account', () => {
  const assume = 'machineClients: 20';

  it('are lines below the total, in text and Markdown', () => {
    expect(printed(assume, 'text', { freeTier: 'credits' })).toMatch(/^Credits +-100\.00 +of 100\.00 USD granted, 0\.00 used by the months before\nTo pay +20\.00 +0\.00 USD of credits left$/m);
    expect(printed(assume, 'markdown', { freeTier: 'credits' })).toMatch(/^- Credits: -100\.00 USD \(.*\)\n- To pay: 20\.00 USD/m);
  });

  it('leave total and lines as they are, in JSON', () => {
    const bill = JSON.parse(printed(assume, 'json', { freeTier: 'credits' })) as object;
    expect(bill).toMatchObject({ total: 120, freeTier: 'credits', credits: { granted: 100, before: 0, applied: 100, due: 20, left: 0, expired: false } });
  });

  it('are a record with which the amounts add up to what is to be paid, in CSV', () => {
    const csv = printed(assume, 'csv', { freeTier: 'credits' });
    const [head = '', ...records] = csv.trim().split('\r\n');
    const column = head.split(',').indexOf('amount_usd');
    const amounts = records.map((each) => Number((each.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])[column]?.replace(/,$/, '')));
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(20, 9);
  });
});
