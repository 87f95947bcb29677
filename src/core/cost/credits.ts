import type { Source } from '../model/source.ts';
import type { Credits } from './contract.ts';

/**
 * What an account opened since 15 July 2025 gets in place of the offers of the first twelve months: 100 USD when it is
 * opened, and up to 100 USD more for activities. What AWS gives away for ever, it gives to these accounts too.
 */
export const SIGN_UP_CREDITS_USD = 100;

/**
 * The free plan ends after six months. How long credits last in the paid plan, AWS's documents do not say alike:
 * more than six months are not counted on.
 */
export const CREDIT_MONTHS = 6;

const CREDITS_SOURCE: Source = { url: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html', asOf: '2026-04-13' };

/**
 * What credits pay of a month's bill, after the free tier and never of a unit price.
 *
 * @param granted USD when the account was opened, in month 1.
 * @param total USD of the billed month.
 * @param earlier USD of each month before it: credits that they took are gone.
 */
export function creditsFor(granted: number, total: number, earlier: readonly number[]): Credits {
  const before = earlier.reduce((taken, month) => taken + Math.min(month, granted - taken), 0);
  const expired = earlier.length >= CREDIT_MONTHS;
  const applied = expired ? 0 : Math.min(total, granted - before);
  return { granted, before, applied, due: total - applied, left: expired ? 0 : granted - before - applied, expired, source: CREDITS_SOURCE.url, asOf: CREDITS_SOURCE.asOf };
}
