import type { Rule } from '../../core/rules/contract.ts';
import { authorizerTimeOutOfRange, corsMissing, policyTooLong, tooManyAudiences, tooManyScopes } from './rules/access.ts';
import { cachedForEverybody, cacheNotEncrypted, cacheSizeUnknown, cacheTimeNotSaid, cacheTimeOutOfRange, cachingWithoutCache, streamNeedsRest, streamNotCached, streamTooSlow, tooLargeToCache } from './rules/caching.ts';
import { corsWithCredentials, featureOfRest, stageNameInvalid } from './rules/configuration.ts';
import { peakAboveRoute, peakAboveThrottle, throttleAboveAccount } from './rules/load.ts';
import { routeInvalid, routeTwice, tooManyRoutes } from './rules/routes.ts';
import { noAccessLog, tooManyAuthorizers, tooManyIntegrations, tooManyStages, tooManyVariables } from './rules/stages.ts';
import { timeoutAboveLimit, timeoutBelowLimit, timeoutNeedsQuota } from './rules/timeouts.ts';
import { idleConnections, messageNeedsFrames, tooManyNewConnections } from './rules/websocket.ts';

export const rules: readonly Rule[] = [
  routeInvalid, routeTwice, tooManyRoutes, tooManyIntegrations, stageNameInvalid, tooManyStages, tooManyVariables, noAccessLog,
  corsWithCredentials, corsMissing, featureOfRest, tooManyAuthorizers, authorizerTimeOutOfRange, tooManyAudiences, tooManyScopes, policyTooLong,
  timeoutAboveLimit, timeoutNeedsQuota, timeoutBelowLimit, peakAboveThrottle, throttleAboveAccount, peakAboveRoute,
  cacheSizeUnknown, cacheTimeOutOfRange, cacheTimeNotSaid, cacheNotEncrypted, cachingWithoutCache, cachedForEverybody, tooLargeToCache,
  streamNeedsRest, streamNotCached, streamTooSlow, tooManyNewConnections, idleConnections, messageNeedsFrames,
];
