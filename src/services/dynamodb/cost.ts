import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

export const dynamodb: CostPart | NotModelled = notModelled('not written yet');
