import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

export const userPool: TrafficPart | NotModelled = notModelled('not written yet');

export const identityPool: TrafficPart | NotModelled = notModelled('not written yet');
