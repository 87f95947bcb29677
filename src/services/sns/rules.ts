import type { Rule } from '../../core/rules/contract.ts';
import { filterTooComplex, filterTooManyKeys } from './rules/filters.ts';
import { deduplicationWithoutFifo, fifoNameInvalid, messageSizeOutOfRange, publishedTooFast } from './rules/topic.ts';

export const rules: readonly Rule[] = [fifoNameInvalid, deduplicationWithoutFifo, messageSizeOutOfRange, publishedTooFast, filterTooManyKeys, filterTooComplex];
