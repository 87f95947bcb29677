import type { Rule } from '../../core/rules/contract.ts';
import { peakAboveConcurrency, reservedTooMuch, switchedOff } from './rules/concurrency.ts';
import { environmentTooLarge, handlerMissing, nameInvalid, tooManyLayers } from './rules/configuration.ts';
import { batchNeedsWindow, batchTooLarge, eventAgeOutOfRange, retriesOutOfRange, windowTooLong } from './rules/event-sources.ts';
import { ephemeralStorageOutOfRange, memoryOutOfRange, timeoutAboveLimit, timeoutBelowLimit } from './rules/ranges.ts';
import { deprecatedRuntime, runtimeBlocked, snapStartStorage, snapStartUnsupported } from './rules/runtime.ts';

export const rules: readonly Rule[] = [
  timeoutAboveLimit, timeoutBelowLimit, memoryOutOfRange, ephemeralStorageOutOfRange,
  environmentTooLarge, tooManyLayers, nameInvalid, handlerMissing,
  runtimeBlocked, deprecatedRuntime, snapStartUnsupported, snapStartStorage,
  reservedTooMuch, switchedOff, peakAboveConcurrency,
  batchTooLarge, batchNeedsWindow, windowTooLong, retriesOutOfRange, eventAgeOutOfRange,
];
