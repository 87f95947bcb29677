import type { Rule } from '../../core/rules/contract.ts';
import { definitionInvalid, definitionTooLarge, nameInvalid, nameTooLong, noDefinition } from './rules/definition.ts';
import { accessMissing, doesNothing, unknownName, unusedConnection } from './rules/references.ts';
import { httpTooLong, mapTooWide, noRetry, waitsForEver } from './rules/tasks.ts';
import { historyTooLong, startsTooFast, tooManyOpen, transitionsTooFast } from './rules/throughput.ts';
import { expressUnsupported, expressWithoutLog, timeoutTooLong } from './rules/type.ts';
import { neverEntered, noDefault } from './rules/ways.ts';

export const rules: readonly Rule[] = [
  noDefinition, definitionInvalid, definitionTooLarge, nameTooLong, nameInvalid,
  doesNothing, unknownName, unusedConnection, accessMissing,
  expressUnsupported, timeoutTooLong, expressWithoutLog,
  neverEntered, noDefault, waitsForEver, noRetry, httpTooLong, mapTooWide,
  startsTooFast, transitionsTooFast, tooManyOpen, historyTooLong,
];
