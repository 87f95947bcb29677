import type { Limit } from '../catalog/limit-table.ts';
import type { Text } from '../model/text.ts';
import type { Origin } from './contract.ts';
import type { LimitCheck } from './limit-checks.ts';

/** Tells what a limit is asked for; it is a finding where that is more than the limit. */
export type Report = (check: LimitCheck, limit: readonly [id: string, limit: Limit], needed: number, origin: Origin, message: (most: number) => Text) => void;
