import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

export const http: TrafficPart | NotModelled = notModelled('not written yet');

export const rest: TrafficPart | NotModelled = notModelled('not written yet');

export const websocket: TrafficPart | NotModelled = notModelled('not written yet');
