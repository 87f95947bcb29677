import type { Rule } from '../../core/rules/contract.ts';

/** What can be wrong with a client is wrong with its flows: `core/traffic` says so. */
export const rules: readonly Rule[] = [];
