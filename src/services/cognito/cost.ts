import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

export const userPool: CostPart | NotModelled = notModelled('not written yet');

export const identityPool: CostPart | NotModelled = notModelled('not written yet');
