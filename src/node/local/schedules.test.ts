import { describe, expect, it } from 'vitest';
import { cronTest } from '../../services/eventbridge/cron.ts';
import { momentIn } from './schedules.ts';

describe('the moment of a schedule', () => {
  it('is what a clock in its time zone shows', () => {
    expect(momentIn(new Date('2026-12-31T15:30:20Z'), 'Asia/Seoul')).toEqual({ minute: 30, hour: 0, day: 1, month: 1, year: 2027, weekday: 6, last: 31 });
  });

  it.each([
    ['30 0 * * ? *', true],
    ['0/15 0 1 1 ? 2027', true],
    ['30 0 ? * FRI *', true],
    ['30 0 ? * MON-THU *', false],
    ['30 0 L * ? *', false],
    ['31 0 * * ? *', false],
  ])('cron(%s) on Friday, 1 January 2027, 00:30: %s', (expression, due) => {
    expect(cronTest(expression)?.(momentIn(new Date('2026-12-31T15:30:20Z'), 'Asia/Seoul'))).toBe(due);
  });

  it('is none for what is no schedule', () => {
    expect(cronTest('every day')).toBeUndefined();
  });
});
