import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

export const sqs: TrafficPart | NotModelled = notModelled('not written yet');
