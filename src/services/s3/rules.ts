import type { Rule } from '../../core/rules/contract.ts';
import { bucketNameInvalid } from './rules/bucket-name.ts';
import { tooManyCorsRules, tooManyLifecycleRules } from './rules/counts.ts';
import { daysBelowMinimum, outOfOrder, smallObjectsStay } from './rules/lifecycle.ts';
import { multipartNeeded, objectTooLarge, peakAbovePrefixRate } from './rules/load.ts';
import { notificationsOverlap, notifiesFifo, tooManyNotifications, unknownEvent } from './rules/notifications.ts';
import { policyOpensToAll, policyTooLarge } from './rules/policy.ts';
import { aclRefused, opensToPublic, publicList, websiteBesideDistribution, websiteIsClosed } from './rules/public-access.ts';
import { configNotWritten } from './rules/site-config.ts';
import { versionsNeeded } from './rules/versions.ts';

export const rules: readonly Rule[] = [
  bucketNameInvalid, tooManyLifecycleRules, tooManyCorsRules, daysBelowMinimum, outOfOrder, smallObjectsStay,
  tooManyNotifications, unknownEvent, notificationsOverlap, notifiesFifo, versionsNeeded,
  opensToPublic, websiteIsClosed, websiteBesideDistribution, aclRefused, publicList, policyOpensToAll, policyTooLarge,
  peakAbovePrefixRate, objectTooLarge, multipartNeeded, configNotWritten,
];
