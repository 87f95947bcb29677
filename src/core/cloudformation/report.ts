import type { Text } from '../model/text.ts';
import type { Origin } from './contract.ts';
import type { LimitCheck } from './limit-checks.ts';
import type { LimitId } from './limits.ts';

/** Tells what a limit is asked for; it is a finding where that is more than the limit, and only then is its origin looked up. */
export type Report = (check: LimitCheck, limit: LimitId, needed: number, origin: () => Origin, message: (most: number) => Text) => void;
