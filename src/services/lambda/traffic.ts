import type { NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

/** Every request goes over each connection as often as the connection says (`assume.calls`, 1). */
export const lambda: TrafficPart | NotModelled = {};

export const edge: TrafficPart | NotModelled = {};
