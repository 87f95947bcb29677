import type { LimitTable } from '../../core/catalog/service.ts';

export const limits: LimitTable = {};
