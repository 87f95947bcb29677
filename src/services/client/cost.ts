import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

export const client: CostPart | NotModelled = notModelled('not written yet');
