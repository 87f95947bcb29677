import type { Rule } from '../../core/rules/contract.ts';

export const rules: readonly Rule[] = [];
