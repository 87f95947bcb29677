import type { NotModelled } from '../../core/catalog/service.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';

/** Sign-ins go on to triggers; what a pool authorizes does not pass through it. */
export const userPool: TrafficPart | NotModelled = { assumptions: ['federated'] };

export const identityPool: TrafficPart | NotModelled = {};
