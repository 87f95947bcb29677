import type { LimitTable } from '../../core/catalog/service.ts';

/** Clients are people and programs: AWS documents no limits for them. */
export const limits = {} satisfies LimitTable;
