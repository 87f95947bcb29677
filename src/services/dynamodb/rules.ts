import type { Rule } from '../../core/rules/contract.ts';
import { itemTooLarge, tableNameInvalid, throughputMissing, throughputWithOnDemand } from './rules/capacity.ts';
import { attributeNotAKey, keyNotDeclared, keySchemaInvalid, localIndexWithoutSortKey, tooManyGlobalIndexes, tooManyLocalIndexes } from './rules/keys.ts';

export const rules: readonly Rule[] = [
  keySchemaInvalid, keyNotDeclared, attributeNotAKey, localIndexWithoutSortKey, tooManyLocalIndexes, tooManyGlobalIndexes,
  throughputMissing, throughputWithOnDemand, itemTooLarge, tableNameInvalid,
];
