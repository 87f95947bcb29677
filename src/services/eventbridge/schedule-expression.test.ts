import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule, type Dialect } from './schedule-expression.ts';

/** Runs in a year of 365.25 days, which is what the calendar averages to. */
function runsPerYear(text: string, dialect: Dialect = 'scheduler'): number | undefined {
  const timing = parseSchedule(text, dialect);
  return timing.ok ? Math.round(timing.value.perMonth(365.25 * 24) * 1e6) / 1e6 : undefined;
}

function complaint(text: string, dialect: Dialect = 'scheduler'): string {
  const timing = parseSchedule(text, dialect);
  return timing.ok ? 'none' : `${timing.error.code}: ${timing.error.message.en}`;
}

describe('how often a schedule runs', () => {
  it('counts a month as the bill does: 730 hours', () => {
    const timing = parseSchedule('rate(5 minutes)', 'rule');
    expect(timing.ok && timing.value.perMonth(730)).toBe(8760);
  });

  it.each([
    ['rate(1 minute)', 365.25 * 1440],
    ['rate(12 hours)', 730.5],
    ['rate(7 days)', Math.round((365.25 / 7) * 1e6) / 1e6],
    ['cron(0 12 * * ? *)', 365.25],
    ['cron(0/15 * * * ? *)', 365.25 * 96],
    ['cron(1/10 * * * ? *)', 365.25 * 24 * 6],
    ['cron(0,30 8-17 ? * MON-FRI *)', (365.25 * 5 * 20) / 7],
    ['cron(0/30 20-2 ? * MON-FRI *)', (365.25 * 5 * 14) / 7],
    ['cron(0 8 1 * ? *)', 12],
    ['cron(0 8 31 * ? *)', 7],
    ['cron(0 8 29 2 ? *)', 0.25],
    ['cron(0 8 L * ? *)', 12],
    ['cron(0 8 15W * ? *)', 12],
    ['cron(0 8 1W * ? *)', 12],
    ['cron(0 8 LW * ? *)', 12],
    ['cron(15 10 ? * 6L *)', 12],
    ['cron(15 10 ? * 3#2 *)', 12],
    ['cron(15 10 ? * MON#5 *)', 52.178571 - 48],
    ['cron(0 0 ? JAN,jul SUN *)', (365.25 * 62) / 365.25 / 7],
    ['at(2026-12-24T18:00:00)', 1],
  ])('%s', (text, perYear) => expect(runsPerYear(text)).toBeCloseTo(perYear, 1));

  it('is exact in the years that are named', () => {
    const timing = parseSchedule('cron(0 0 29 2 ? 2028)', 'rule');
    expect(timing.ok && timing.value.perMonth(24 * 366)).toBeCloseTo(1, 10);
  });
});

describe('an expression that AWS would refuse', () => {
  it.each([
    ['every day', 'scheduler', 'invalid: “every day” is no schedule. Write rate(5 minutes), cron(0 12 * * ? *) or at(2026-12-24T18:00:00).'],
    ['rate(5 min)', 'scheduler', 'invalid: “rate(5 min)” must be a whole number and a unit: minutes, hours or days.'],
    ['rate(0 minutes)', 'rule', 'invalid: “rate(0 minutes)” must be a whole number and a unit: minutes, hours or days.'],
    ['rate(1 hours)', 'rule', 'invalid: A rule takes “hour” after 1: write rate(1 hour).'],
    ['rate(5 hour)', 'rule', 'invalid: A rule takes “hours” after 5: write rate(5 hours).'],
    ['rate(30 seconds)', 'scheduler', 'too-often: “rate(30 seconds)” is more often than once a minute, the most there is. For shorter intervals send messages with a delay to a queue.'],
    ['rate(0.5 minutes)', 'rule', 'too-often: “rate(0.5 minutes)” is more often than once a minute, the most there is. For shorter intervals send messages with a delay to a queue.'],
    ['cron(0 12 * * ?)', 'rule', 'invalid: “cron(0 12 * * ?)” has 5 fields, and needs six: minutes, hours, day of the month, month, day of the week, year.'],
    ['cron(0 12 * * * *)', 'rule', 'invalid: “cron(0 12 * * * *)” needs “?” in exactly one of day of the month and day of the week.'],
    ['cron(60 12 * * ? *)', 'rule', 'invalid: “cron(60 12 * * ? *)” has “60” as its minutes, which takes 0-59.'],
    ['cron(0 12 32 * ? *)', 'rule', 'invalid: “cron(0 12 32 * ? *)” has “32” as its day of the month, which takes 1-31.'],
    ['cron(0 12 ? * 3#1,6#3 *)', 'rule', 'invalid: “cron(0 12 ? * 3#1,6#3 *)” has “3#1,6#3” as its day of the week, which takes 1-7 or SUN-SAT.'],
    ['cron(0 12 31 2 ? *)', 'rule', 'invalid: “cron(0 12 31 2 ? *)” never comes.'],
    ['at(2026-02-29T00:00:00)', 'scheduler', 'invalid: “at(2026-02-29T00:00:00)” is no moment. Write at(2026-12-24T18:00:00), the time zone beside it.'],
    ['at(2026-12-24T18:00:00)', 'rule', 'invalid: A rule does not run at one moment only. Use a schedule for at(…).'],
  ] as const)('%s (%s)', (text, dialect, said) => expect(complaint(text, dialect)).toBe(said));

  it('says so in words for a rule and for a schedule', () => {
    expect(complaint('rate(1 hours)')).toBe('none');
    expect(complaint('', 'rule')).toBe('invalid: “” is no schedule. Write rate(5 minutes) or cron(0 12 * * ? *).');
  });
});

describe('whatever is written', () => {
  const field = fc.oneof(fc.constantFrom('*', '?', 'L', 'LW', '15W', '6L', 'MON#2', 'MON-FRI', 'JAN', '0/5', '1-3', '20-2', '5,6', '2030'), fc.integer({ min: 0, max: 60 }).map(String), fc.string({ maxLength: 4 }));
  const cron = fc.array(field, { minLength: 5, maxLength: 7 }).map((fields) => `cron(${fields.join(' ')})`);

  it('never throws, and what it takes runs at least now and then and at most once a minute', () => {
    fc.assert(fc.property(fc.oneof(cron, fc.string(), fc.string().map((inside) => `rate(${inside})`)), fc.constantFrom('rule' as const, 'scheduler' as const), (text, dialect) => {
      const timing = parseSchedule(text, dialect);
      const perMonth = timing.ok ? timing.value.perMonth(730) : 1;
      expect(perMonth).toBeGreaterThan(0);
      expect(perMonth).toBeLessThanOrEqual(730 * 60 + 1e-6);
    }));
  });
});
