import type { NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

/**
 * Every message goes to each subscriber; where a filter policy lets only some pass, the connection says
 * which share (`assume.share`).
 */
export const sns: TrafficPart | NotModelled = {};
