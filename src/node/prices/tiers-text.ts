import type { PriceTier } from '../../core/cost/contract.ts';

/** USD per unit, tier by tier: `1e-6 <300,000,000, 9e-7`. */
export function tiersText(tiers: readonly PriceTier[]): string {
  return tiers.map(({ to, usd }) => (to === null ? `${usd}` : `${usd} <${to.toLocaleString('en-US')}`)).join(', ');
}
