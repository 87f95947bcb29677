import type { Rule } from '../../core/rules/contract.ts';
import { deadLetterExpiresFirst, fifoBatchTooLarge, fifoWindow, noDeadLetter, tooFewReceives } from './rules/consumers.ts';
import { deduplicationWithoutFifo, fifoNameInvalid } from './rules/fifo.ts';
import { messageAboveSetting, nameInvalid, policyTooLarge, shortPolling } from './rules/messages.ts';
import { delayOutOfRange, messageSizeOutOfRange, retentionOutOfRange, visibilityOutOfRange, waitOutOfRange } from './rules/ranges.ts';
import { batchTooLarge, fifoTooFast, highThroughputTooFast, throughputNeedsScope, tooManyInFlight } from './rules/throughput.ts';

export const rules: readonly Rule[] = [
  retentionOutOfRange, visibilityOutOfRange, delayOutOfRange, waitOutOfRange, messageSizeOutOfRange,
  nameInvalid, fifoNameInvalid, deduplicationWithoutFifo, fifoBatchTooLarge, fifoWindow,
  noDeadLetter, tooFewReceives, deadLetterExpiresFirst, messageAboveSetting, shortPolling, policyTooLarge,
  fifoTooFast, highThroughputTooFast, throughputNeedsScope, tooManyInFlight, batchTooLarge,
];
