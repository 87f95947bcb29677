import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Json } from './json.ts';
import { parseBytes, parseByteRate, parseCount, parseDuration, parseMoney, parseRate, parseRatio } from './units.ts';

const value = (result: ReturnType<typeof parseBytes>): number | undefined => (result.ok ? result.value : undefined);

describe('a duration is read in milliseconds', () => {
  it.each([
    ['35 ms', 35], ['35ms', 35], ['1.2 s', 1200], ['.5 s', 500], ['15 min', 900_000], ['2 h', 7_200_000], ['1 day', 86_400_000], ['90 days', 7_776_000_000], ['1e3 ms', 1000],
  ])('%s', (written, expected) => expect(value(parseDuration(written))).toBe(expected));
});

describe('a size is read in bytes, 1,024-based', () => {
  it.each([
    ['512 B', 512], ['2 KB', 2048], ['2 kb', 2048], ['2KiB', 2048], ['5 MB', 5_242_880], ['1.5 GB', 1_610_612_736], ['1 TB', 1_099_511_627_776], ['1,024 KB', 1_048_576], [40960, 40_960], [0, 0],
  ])('%s', (written, expected) => expect(value(parseBytes(written))).toBe(expected));
});

describe('a count is read with k, M and G', () => {
  it.each([[20, 20], ['20', 20], ['60k', 60_000], ['60 k', 60_000], ['2M', 2_000_000], ['1.5G', 1_500_000_000], ['1,234,567', 1_234_567], [0.3, 0.3]])(
    '%s', (written, expected) => expect(value(parseCount(written))).toBe(expected));
});

describe('a ratio is read from 0 to 1', () => {
  it.each([['93 %', 0.93], ['93%', 0.93], ['0.93', 0.93], [0.93, 0.93], ['0.1 %', 0.001], [1, 1], [0, 0]])(
    '%s', (written, expected) => expect(value(parseRatio(written))).toBe(expected));
});

describe('a rate is read as a number a month of 730 hours', () => {
  it.each([['60k/month', 60_000], ['40/s', 40 * 3600 * 730], ['3/min', 3 * 60 * 730], ['10/h', 7300], ['24/day', 730], ['2M / month', 2_000_000]])(
    '%s', (written, expected) => expect(value(parseRate(written))).toBe(expected));

  it('counts the hours that the account counts', () => expect(value(parseRate('1/h', 744))).toBe(744));
});

describe('growth is read as bytes a month', () => {
  it.each([['60 MB/month', 62_914_560], ['1 GB/day', (1024 ** 3 * 730) / 24]])('%s', (written, expected) => expect(value(parseByteRate(written))).toBe(expected));
});

describe('money is read in US dollars', () => {
  it.each([['30 USD', 30], ['$30', 30], ['30 USD/month', 30], ['1,200.50 usd', 1200.5], [30, 30]])('%s', (written, expected) => expect(value(parseMoney(written))).toBe(expected));
});

describe('what is wrong is said with an example of what is right', () => {
  it.each([
    [parseDuration, '35 parsecs', "'35 parsecs' is not a duration. Write for example 35 ms, 1.2 s, 15 min."],
    [parseDuration, 35, "'35' is not a duration. Write for example 35 ms, 1.2 s, 15 min."],
    [parseBytes, '-1 KB', "'-1 KB' is not a size. Write for example 2 KB, 5 MB, 1.5 GB."],
    [parseBytes, { Ref: 'Size' }, `'{"Ref":"Size"}' is not a size. Write for example 2 KB, 5 MB, 1.5 GB.`],
    [parseCount, '2m', "'2m' is not a count. Write for example 20, 60k, 2M."],
    [parseRatio, '193 %', "'193 %' is not a ratio. Write for example 93 %, 0.93."],
    [parseRate, '60k', "'60k' is not a rate. Write for example 60k/month, 40/s, 3/min."],
    [parseRate, '60k/fortnight', "'60k/fortnight' is not a rate. Write for example 60k/month, 40/s, 3/min."],
    [parseByteRate, '60 MB', "'60 MB' is not a growth rate. Write for example 60 MB/month, 1 GB/day."],
    [parseMoney, '30 KRW', "'30 KRW' is not an amount of money. Write for example 30 USD, 30 USD/month."],
    [parseCount, undefined, 'A count is missing here. Write for example 20, 60k, 2M.'],
  ] as const)('%o %o', (parse, written, message) => {
    const result = parse(written as Json | undefined);
    expect(result.ok ? undefined : result.error.message.en).toBe(message);
  });

  it('cuts what is long', () => {
    const result = parseCount('x'.repeat(500));
    expect(result.ok ? '' : result.error.message.en).toContain(`'${'x'.repeat(40)}…'`);
  });
});

it('no value makes a reader throw or give anything but a finite number', () => {
  fc.assert(fc.property(fc.jsonValue(), (written) => {
    for (const parse of [parseDuration, parseBytes, parseCount, parseRatio, parseRate, parseByteRate, parseMoney]) {
      const result = parse(written as Json);
      if (result.ok) expect(Number.isFinite(result.value) && result.value >= 0).toBe(true);
    }
  }));
});
