/** When a schedule runs, as its expression says: how often, or once. */
export interface Timing {
  readonly kind: 'rate' | 'cron' | 'at';
  /** Runs in a month of so many hours; one for a schedule that runs once. */
  readonly perMonth: (hoursPerMonth: number) => number;
}

/** Days of a month (1 to 12) of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
