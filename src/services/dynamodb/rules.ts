import type { Rule } from '../../core/rules/contract.ts';
import { answerNeedsPages, batchTooLarge, requestTooLarge } from './rules/calls.ts';
import { itemTooLarge, tableNameInvalid, throughputMissing, throughputWithOnDemand } from './rules/capacity.ts';
import { collectionTooLarge, hotKey, keysUnknown } from './rules/hot-keys.ts';
import { indexBelowTable, indexNameInvalid, indexThroughputMissing, tooManyProjected } from './rules/indexes.ts';
import { attributeNotAKey, keyNotDeclared, keySchemaInvalid, localIndexWithoutSortKey, tooManyGlobalIndexes, tooManyLocalIndexes } from './rules/keys.ts';
import { accountAboveQuota, peakAboveCapacity, peakAboveMaximum, peakAboveTableQuota } from './rules/load.ts';
import { peakAboveNewTable, spikeAboveDouble } from './rules/on-demand.ts';
import { expiryWithoutAttribute, noRecovery, policyTooLarge, tooManyCacheNodes } from './rules/protection.ts';
import { failingRecordBlocks, recordAgeTooLong, tooManyReaders } from './rules/streams.ts';

export const rules: readonly Rule[] = [
  keySchemaInvalid, keyNotDeclared, attributeNotAKey, localIndexWithoutSortKey, tooManyLocalIndexes, tooManyGlobalIndexes,
  indexThroughputMissing, indexBelowTable, tooManyProjected, indexNameInvalid,
  throughputMissing, throughputWithOnDemand, itemTooLarge, tableNameInvalid,
  peakAboveCapacity, peakAboveMaximum, peakAboveTableQuota, accountAboveQuota, spikeAboveDouble, peakAboveNewTable, hotKey, keysUnknown, collectionTooLarge,
  batchTooLarge, requestTooLarge, answerNeedsPages, tooManyReaders, recordAgeTooLong, failingRecordBlocks,
  noRecovery, expiryWithoutAttribute, tooManyCacheNodes, policyTooLarge,
];
