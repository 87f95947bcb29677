import type { Price } from './contract.ts';

/** What a quantity costs under tiers. */
export interface Charge {
  /** USD of the units whose price is known. */
  readonly usd: number;
  /** Units above the last tier whose price is known. */
  readonly beyond: number;
  /** Units above which the tiers were not read in a list, where the quantity reaches them. */
  readonly uncertain: boolean;
}

/**
 * Charges a quantity tier by tier: every unit at the price of the tier it falls into.
 *
 * @param quantity metered units a month.
 * @param free units to leave out: the first ones where the price list counts them within its tiers
 *   (`freeWithinTiers`), else they are taken off before the tiers begin.
 */
export function charge(price: Price, quantity: number, free = 0): Charge {
  const billed = price.freeWithinTiers === true ? quantity : Math.max(0, quantity - free);
  const given = price.freeWithinTiers === true ? Math.min(quantity, free) : 0;
  const last = price.tiers.at(-1)?.to ?? Infinity;
  return {
    usd: sum(price, billed) - sum(price, given),
    beyond: Math.max(0, billed - last),
    uncertain: price.uncertain === true || (price.uncertainFrom !== undefined && billed > price.uncertainFrom),
  };
}

function sum(price: Price, quantity: number): number {
  return price.tiers.reduce((usd, { from, to, usd: each }) => usd + Math.max(0, Math.min(quantity, to ?? Infinity) - from) * each, 0);
}
