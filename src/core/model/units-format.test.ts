import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDollars, formatDuration, formatMoney, formatNumber, formatRate, formatRatio, formatShare, unitAfter } from './units-format.ts';

describe('numbers as people read them', () => {
  it.each([[0, '0'], [1234567, '1,234,567'], [0.0345, '0.035'], [12.5, '12.5'], [100, '100'], [-123, '-123'], [-1234.5, '-1,234.5'], [Infinity, '∞']])('number %d', (value, text) => expect(formatNumber(value)).toBe(text));
  it.each([[980, '980'], [60_000, '60k'], [2_400_000, '2.4M'], [1_500_000_000, '1.5G'], [0.3, '0.3'], [999_600, '1M']])('count %d', (value, text) => expect(formatCount(value)).toBe(text));
  it.each([[512, '512 B'], [2048, '2 KB'], [62_914_560, '60 MB'], [1_610_612_736, '1.5 GB'], [1_099_511_627_776, '1 TB']])('size %d', (value, text) => expect(formatBytes(value)).toBe(text));
  it.each([[0, '0.00'], [0.004, '< 0.01'], [16.178, '16.18'], [1234.5, '1,234.50']])('money %d', (value, text) => expect(formatMoney(value)).toBe(text));
  it.each([[0, '$0.00'], [0.004, '<$0.01'], [1234.5, '$1,234.50']])('dollars %d', (value, text) => expect(formatDollars(value)).toBe(text));
  it('ratio', () => expect(formatRatio(0.93)).toBe('93 %'));
  it('share, and how often each where it is more than all', () => {
    expect(formatShare(0.93, 'ko')).toBe('93 %');
    expect(formatShare(5.0626, 'en')).toBe('5.06 each');
    expect(formatShare(5.0626, 'ko')).toBe('하나당 5.06회');
  });
  it.each([[1, 'request', 'request'], [0, 'request', 'requests'], [2, 'delivery', 'deliveries'], [0.5, 'GB', 'GB'], [3, 'GB-month', 'GB-months'], [20, 'monthly active user', 'monthly active users']])('%d of the unit %s', (quantity, unit, text) => expect(unitAfter(quantity, unit)).toBe(text));
});

describe('durations and rates name their unit in the language of the reader', () => {
  it.each([[35, '35 ms', '35 ms'], [1200, '1.2 s', '1.2 초'], [900_000, '15 min', '15 분'], [7_200_000, '2 h', '2 시간']])('%d ms', (value, en, ko) => {
    expect([formatDuration(value), formatDuration(value, 'ko')]).toEqual([en, ko]);
  });
  it.each([[60_000, '60k/month', '60k/월'], [40 * 3600 * 730, '40/s', '40/초']])('%d a month', (value, en, ko) => {
    expect([formatRate(value, 730), formatRate(value, 730, 'ko')]).toEqual([en, ko]);
  });
});
