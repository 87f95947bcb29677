import { ok } from '../model/result.ts';
import type { Reduce } from './contract.ts';
import { plan } from './plan.ts';

/**
 * What an intent means: the data after it, or why it cannot be done. A removed last entry leaves an
 * empty map or list; new entries go to the end; a key that is set to what it is stays untouched.
 */
export const reduce: Reduce = (data, intent) => {
  const planned = plan(data, intent);
  return planned.ok ? ok(planned.value.data) : planned;
};
