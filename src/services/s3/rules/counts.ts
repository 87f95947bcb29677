import { listSetting } from '../../../core/catalog/setting.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { limits } from '../limits.ts';

const BUCKET: Text = { en: 'The bucket', ko: '버킷' };
const MERGE: Text = { en: 'Merge those that say the same.', ko: '같은 내용의 규칙을 합치세요.' };
const YOURS_TO_MERGE: Text = { en: 'Only you can say which of the rules belong together.', ko: '어떤 규칙을 합칠지는 설계자만 정할 수 있습니다.' };

export const tooManyLifecycleRules: Rule = {
  id: 's3.too-many-lifecycle-rules',
  severity: 'error',
  title: { en: 'A bucket has more lifecycle rules than S3 allows', ko: 'S3가 허용하는 것보다 많은 수명 주기 규칙' },
  why: { en: 'S3 refuses a configuration with more rules.', ko: 'S3는 더 많은 규칙을 가진 구성을 거부합니다.' },
  source: limits['lifecycle-rules'].source,
  unfixable: YOURS_TO_MERGE,
  check: (node, context) => tooMany({
    count: listSetting(node.properties, 'LifecycleConfiguration.Rules', context.resolve)?.length ?? 0, limit: 's3.lifecycle-rules', by: 'S3',
    path: ['properties', 'LifecycleConfiguration', 'Rules'], holder: BUCKET, what: { en: 'lifecycle rules', ko: '수명 주기 규칙' }, advice: MERGE,
  }, context),
};

export const tooManyCorsRules: Rule = {
  id: 's3.too-many-cors-rules',
  severity: 'error',
  title: { en: 'A bucket has more CORS rules than S3 allows', ko: 'S3가 허용하는 것보다 많은 CORS 규칙' },
  why: { en: 'S3 refuses a configuration with more rules.', ko: 'S3는 더 많은 규칙을 가진 구성을 거부합니다.' },
  source: limits['cors-rules'].source,
  unfixable: YOURS_TO_MERGE,
  check: (node, context) => tooMany({
    count: listSetting(node.properties, 'CorsConfiguration.CorsRules', context.resolve)?.length ?? 0, limit: 's3.cors-rules', by: 'S3',
    path: ['properties', 'CorsConfiguration', 'CorsRules'], holder: BUCKET, what: { en: 'CORS rules', ko: 'CORS 규칙' }, advice: MERGE,
  }, context),
};
