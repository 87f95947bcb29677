import type { Rule } from '../../core/rules/contract.ts';
import { filterTooComplex, filterTooLarge, filterTooManyKeys, tooManyFilters } from './rules/filters.ts';
import { batchTooLarge, fifoTopicTooFast, publishedTooFast } from './rules/load.ts';
import { deliveryStreamTakesLess, retriesOutOfRange, retriesTooLong, subscriberNotAllowed, tooManyDeliveryStreams, undeliveredAreLost } from './rules/subscriptions.ts';
import { deduplicationWithoutFifo, fifoNameInvalid, messageAboveSetting, messageSizeOutOfRange } from './rules/topic.ts';

export const rules: readonly Rule[] = [
  fifoNameInvalid, deduplicationWithoutFifo, messageSizeOutOfRange, messageAboveSetting,
  publishedTooFast, fifoTopicTooFast, batchTooLarge,
  filterTooManyKeys, filterTooComplex, filterTooLarge, tooManyFilters,
  subscriberNotAllowed, deliveryStreamTakesLess, tooManyDeliveryStreams, retriesOutOfRange, retriesTooLong, undeliveredAreLost,
];
