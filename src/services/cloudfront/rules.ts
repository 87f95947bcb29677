import type { Rule } from '../../core/rules/contract.ts';
import { answersCachedByPath, authorizationDropped, personalAnswersCached, policyAndForwardedValues } from './rules/authorization.ts';
import { httpAllowed, noDefaultBehaviour, pathPatternTwice, sameOrder } from './rules/behaviours.ts';
import { ttlOutOfOrder } from './rules/cache-times.ts';
import { cacheKeyTooLong, tooManyBehaviours, tooManyNames, tooManyOriginHeaders, tooManyOrigins, tooManyPolicies } from './rules/counts.ts';
import { edgeFunctionsClash, functionTooLarge } from './rules/edge-functions.ts';
import { noSecurityHeaders } from './rules/headers.ts';
import { answerNotCacheable, compressionOff, peakAboveBandwidth, peakAboveRate, tooLargeToCompress } from './rules/load.ts';
import { cachedMethodsInvalid, methodsInvalid, writesToBucket } from './rules/methods.ts';
import { connectingOutOfRange, distributionBehindDistribution, keepAliveOutOfRange, originNotSigned, originOverHttp, originTimeoutOutOfRange } from './rules/origins.ts';
import { aliasWithoutCertificate, certificateElsewhere, certificateSupport, geoRestrictionInvalid, noRootObject, oldTls, viewersOutsideClass } from './rules/viewers.ts';

export const rules: readonly Rule[] = [
  tooManyBehaviours, tooManyOrigins, tooManyNames, tooManyOriginHeaders, cacheKeyTooLong, tooManyPolicies,
  noDefaultBehaviour, pathPatternTwice, sameOrder, httpAllowed, ttlOutOfOrder,
  methodsInvalid, cachedMethodsInvalid, writesToBucket, authorizationDropped, personalAnswersCached, answersCachedByPath, policyAndForwardedValues,
  originTimeoutOutOfRange, keepAliveOutOfRange, connectingOutOfRange, originNotSigned, originOverHttp, distributionBehindDistribution,
  oldTls, aliasWithoutCertificate, certificateElsewhere, certificateSupport, noRootObject, noSecurityHeaders, geoRestrictionInvalid, viewersOutsideClass,
  edgeFunctionsClash, functionTooLarge,
  peakAboveRate, peakAboveBandwidth, answerNotCacheable, tooLargeToCompress, compressionOff,
];
