import type { Rule } from '../../core/rules/contract.ts';
import { defaultBusHasSettings, policyTooLong } from './rules/bus.ts';
import { awsEventsOnCustomBus, patternInvalid, patternTooLong, patternUnknownField, tooManyWildcards } from './rules/pattern.ts';
import {
  batchAboveTarget, batchOutOfRange, deadLettersOfQueue, fifoTopic, filterInvalid, incomplete, queueVisibleTooSoon, severalTargets, tooManyFilters,
} from './rules/pipe.ts';
import { batchTooLarge, invocationsTooFast, putEventsTooFast, schedulesTooFast } from './rules/rates.ts';
import { legacySchedule, noTarget, nothingTriggers, scheduledOnCustomBus, thirdBus, tooManyTargets, twoTriggers } from './rules/rule.ts';
import {
  eventWithoutSource, expressionInvalid, inputTooLong, nothingCalled, severalCalled, tooOften, windowOutOfRange, windowWithoutMode,
} from './rules/schedule.ts';
import {
  eventAgeOutOfRange, fifoWithoutGroup, inputInvalid, inputsConflict, retriesOutOfRange, transformerInvalid, undeliveredLost,
} from './rules/targets.ts';

export const rules: readonly Rule[] = [
  putEventsTooFast, batchTooLarge, tooManyWildcards, policyTooLong, defaultBusHasSettings,
  patternInvalid, patternUnknownField, patternTooLong, awsEventsOnCustomBus,
  nothingTriggers, twoTriggers, scheduledOnCustomBus, legacySchedule, tooManyTargets, noTarget, thirdBus, invocationsTooFast,
  expressionInvalid, tooOften, nothingCalled, severalCalled, windowOutOfRange, windowWithoutMode, eventWithoutSource, inputTooLong, schedulesTooFast,
  retriesOutOfRange, eventAgeOutOfRange, fifoWithoutGroup, inputsConflict, inputInvalid, transformerInvalid, undeliveredLost,
  incomplete, severalTargets, batchOutOfRange, batchAboveTarget, queueVisibleTooSoon, tooManyFilters, filterInvalid, fifoTopic, deadLettersOfQueue,
];
