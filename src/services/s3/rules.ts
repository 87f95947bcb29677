import type { Rule } from '../../core/rules/contract.ts';
import { bucketNameInvalid } from './rules/bucket-name.ts';
import { opensToPublic, tooManyCorsRules, tooManyLifecycleRules, websiteIsClosed } from './rules/configuration.ts';

export const rules: readonly Rule[] = [bucketNameInvalid, tooManyLifecycleRules, tooManyCorsRules, opensToPublic, websiteIsClosed];
