import type { Rule } from '../../core/rules/contract.ts';
import { deadLetterExpiresFirst, fifoBatchTooLarge, fifoWindow, noDeadLetter, tooFewReceives } from './rules/consumers.ts';
import { deduplicationWithoutFifo, fifoNameInvalid } from './rules/fifo.ts';
import { delayOutOfRange, messageSizeOutOfRange, retentionOutOfRange, visibilityOutOfRange, waitOutOfRange } from './rules/ranges.ts';

export const rules: readonly Rule[] = [
  retentionOutOfRange, visibilityOutOfRange, delayOutOfRange, waitOutOfRange, messageSizeOutOfRange,
  fifoNameInvalid, deduplicationWithoutFifo, fifoBatchTooLarge, fifoWindow,
  noDeadLetter, tooFewReceives, deadLetterExpiresFirst,
];
