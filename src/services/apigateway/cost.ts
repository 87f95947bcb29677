import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';

export const http: CostPart | NotModelled = notModelled('not written yet');

export const rest: CostPart | NotModelled = notModelled('not written yet');

export const websocket: CostPart | NotModelled = notModelled('not written yet');
