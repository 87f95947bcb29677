import type { Rule } from '../../core/rules/contract.ts';
import { peaksAboveAccount } from './rules/account-load.ts';
import { durableTimeout, timeoutBeyondCallers, urlCorsAge, urlOnVersion } from './rules/callers.ts';
import { provisionedTooMuch, reservedTooMuch, switchedOff } from './rules/concurrency.ts';
import { environmentTooLarge, handlerMissing, nameInvalid, textTooLong, tooManyFileSystems, tooManyLayers } from './rules/configuration.ts';
import { edgeFeatureUnsupported, edgeMemoryAboveViewer, edgePackageTooLarge, edgeRegion, edgeRuntimeUnsupported, edgeTimeoutAboveLimit } from './rules/edge.ts';
import { edgeAboveQuota, edgeBodyTruncated, edgeEventTaken, edgeEventUnknown, edgeResponseTooLarge, edgeTooManyAssociations, edgeWithCloudFrontFunction } from './rules/edge-associations.ts';
import { batchNeedsWindow, batchTooLarge, eventAgeOutOfRange, retriesOutOfRange, scalingOutOfRange, settingOfAnotherSource, streamSettingOutOfRange, twoWaysToScale, windowTooLong } from './rules/event-sources.ts';
import { peakAboveConcurrency, queueFillsFaster, requestsAboveRate, spikeAboveScaling, urlAboveRate } from './rules/load.ts';
import { vpcConfigTooLarge, vpcInterfacesAboveQuota } from './rules/network.ts';
import { inlineCodeUnsupported, packageTooLarge } from './rules/packages.ts';
import { reservedBelowMappings, reservedBelowStart } from './rules/polled-concurrency.ts';
import { ephemeralStorageOutOfRange, memoryOutOfRange, timeoutAboveLimit, timeoutBelowLimit } from './rules/ranges.ts';
import { deprecatedRuntime, runtimeBlocked, runtimeUnknown } from './rules/runtime.ts';
import { snapStartExcludes, snapStartStorage, snapStartUnsupported } from './rules/snap-start.ts';

export const rules: readonly Rule[] = [
  timeoutAboveLimit, timeoutBelowLimit, memoryOutOfRange, ephemeralStorageOutOfRange, durableTimeout,
  environmentTooLarge, tooManyLayers, tooManyFileSystems, nameInvalid, textTooLong, handlerMissing,
  inlineCodeUnsupported, packageTooLarge,
  runtimeBlocked, deprecatedRuntime, runtimeUnknown, snapStartUnsupported, snapStartStorage, snapStartExcludes,
  reservedTooMuch, provisionedTooMuch, switchedOff,
  peakAboveConcurrency, peaksAboveAccount, requestsAboveRate, spikeAboveScaling, timeoutBeyondCallers,
  urlAboveRate, urlOnVersion, urlCorsAge,
  vpcConfigTooLarge, vpcInterfacesAboveQuota,
  batchTooLarge, batchNeedsWindow, windowTooLong, scalingOutOfRange, twoWaysToScale, streamSettingOutOfRange, settingOfAnotherSource,
  queueFillsFaster, reservedBelowMappings, reservedBelowStart,
  retriesOutOfRange, eventAgeOutOfRange,
  edgeRegion, edgeFeatureUnsupported, edgeRuntimeUnsupported, edgeTimeoutAboveLimit, edgeMemoryAboveViewer, edgePackageTooLarge,
  edgeEventUnknown, edgeEventTaken, edgeTooManyAssociations, edgeWithCloudFrontFunction, edgeResponseTooLarge, edgeBodyTruncated, edgeAboveQuota,
];
