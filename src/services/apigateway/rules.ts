import type { Rule } from '../../core/rules/contract.ts';
import { corsWithCredentials, featureOfRest, stageNameInvalid } from './rules/configuration.ts';
import { routeInvalid, routeTwice, tooManyRoutes } from './rules/routes.ts';
import { peakAboveThrottle, timeoutAboveLimit, timeoutNeedsQuota } from './rules/throughput.ts';

export const rules: readonly Rule[] = [
  routeInvalid, routeTwice, tooManyRoutes, stageNameInvalid, corsWithCredentials, featureOfRest,
  timeoutAboveLimit, timeoutNeedsQuota, peakAboveThrottle,
];
