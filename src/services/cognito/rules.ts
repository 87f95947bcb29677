import type { Rule } from '../../core/rules/contract.ts';
import { tokenValidityOutOfRange } from './rules/app-clients.ts';
import { attributeNameTooLong, attributeTooLong, tooManyAttributes } from './rules/attributes.ts';
import { callbackNotHttps, machineClientInvalid, oauthNotEnabled, passwordSent, userExistenceTold } from './rules/client-settings.ts';
import { tooManyGroups, tooManyGroupsOfUser, tooManyOfClient, tooManyParts, tooManyRoleRules } from './rules/counts.ts';
import { classicFlow, guestsAllowed } from './rules/identity-pool-access.ts';
import { identityPoolForNobody } from './rules/identity-pool.ts';
import { peakAboveCredentials, peakAboveDomainRate, peakAboveIdentities, peakAboveRate, ratesForUsers, tooManyUsers } from './rules/load.ts';
import { emailMfaWithoutSes, mfaWithOneTimePassword, smsWithoutRole, tooFewEmails } from './rules/messages.ts';
import { featureAbovePlan, groupsNotChecked, usersGoWithStack } from './rules/plans.ts';
import { triggerInvalid } from './rules/triggers.ts';
import { aliasAndUsername, passwordLengthOutOfRange } from './rules/user-pool.ts';

export const rules: readonly Rule[] = [
  passwordLengthOutOfRange, aliasAndUsername, tooManyAttributes, attributeNameTooLong, attributeTooLong,
  tooManyParts, tooManyGroups, tooManyGroupsOfUser, tooManyOfClient, tooManyRoleRules,
  tokenValidityOutOfRange, passwordSent, userExistenceTold, machineClientInvalid, oauthNotEnabled, callbackNotHttps,
  smsWithoutRole, emailMfaWithoutSes, mfaWithOneTimePassword, tooFewEmails, featureAbovePlan, usersGoWithStack, groupsNotChecked,
  triggerInvalid, identityPoolForNobody, guestsAllowed, classicFlow,
  peakAboveRate, peakAboveDomainRate, peakAboveCredentials, peakAboveIdentities, tooManyUsers, ratesForUsers,
];
