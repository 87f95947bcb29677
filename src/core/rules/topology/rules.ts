import type { Rule } from '../contract.ts';
import { callsOutlastCaller, retriesMultiply } from './chains.ts';
import { unauthorizedWrite } from './exposure.ts';
import { failedEventsAreLost } from './failures.ts';
import { tooManyTargets } from './fan-out.ts';
import { recursiveLoop } from './loops.ts';
import { payloadAboveLimit, subscriberTakesLess } from './payloads.ts';
import { nothingReaches, onlyReachedFromItself, unservedRoute } from './reach.ts';
import { callerGivesUpFirst, hiddenBelowAdvice, hiddenTooShort } from './timeouts.ts';

/** Rules over kinds of connections and the facts that edges carry. They name no service, so they hold for every one. */
export const topologyRules: readonly Rule[] = [
  callerGivesUpFirst, hiddenTooShort, hiddenBelowAdvice, callsOutlastCaller, payloadAboveLimit, subscriberTakesLess, failedEventsAreLost,
  retriesMultiply, recursiveLoop, tooManyTargets, unauthorizedWrite, nothingReaches, onlyReachedFromItself, unservedRoute,
];
