import type { Facts, NumericFact } from '../../catalog/facts.ts';
import type { Source } from '../../model/source.ts';
import type { RuleContext } from '../contract.ts';

/** The source of the limit behind a fact, so that a finding cites the number itself: `{}` where the fact names no limit. */
export function sourceOf(facts: Facts, fact: NumericFact, context: RuleContext): { readonly source?: Source } {
  const id = facts.limits?.[fact];
  const limit = id === undefined ? undefined : context.catalog.limit(id);
  return limit ? { source: limit.source } : {};
}
