import type { Rule } from '../../core/rules/contract.ts';
import { tokenValidityOutOfRange } from './rules/app-clients.ts';
import { identityPoolForNobody } from './rules/identity-pool.ts';
import { triggerInvalid } from './rules/triggers.ts';
import { aliasAndUsername, passwordLengthOutOfRange, tooManyAttributes } from './rules/user-pool.ts';

export const rules: readonly Rule[] = [passwordLengthOutOfRange, aliasAndUsername, tooManyAttributes, tokenValidityOutOfRange, triggerInvalid, identityPoolForNobody];
