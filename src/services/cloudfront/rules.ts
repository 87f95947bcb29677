import type { Rule } from '../../core/rules/contract.ts';
import { httpAllowed, noDefaultBehaviour, pathPatternTwice, sameOrder, tooManyBehaviours, ttlOutOfOrder } from './rules/behaviours.ts';
import { methodsInvalid } from './rules/methods.ts';
import { keepAliveOutOfRange, originTimeoutOutOfRange, peakAboveRate } from './rules/origins.ts';

export const rules: readonly Rule[] = [
  tooManyBehaviours, noDefaultBehaviour, pathPatternTwice, sameOrder, ttlOutOfOrder, httpAllowed,
  methodsInvalid, originTimeoutOutOfRange, keepAliveOutOfRange, peakAboveRate,
];
