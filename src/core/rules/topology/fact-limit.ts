import type { Facts, NumericFact } from '../../catalog/facts.ts';
import type { Violation } from '../contract.ts';

/** The limit behind a fact, so that a finding cites the number itself and what is needed of it: `{}` where the fact names none. */
export function limitOf(facts: Facts, fact: NumericFact, needed?: number): Pick<Violation, 'limit'> {
  const id = facts.limits?.[fact];
  return id === undefined ? {} : { limit: { id, ...(needed === undefined ? {} : { needed }) } };
}
