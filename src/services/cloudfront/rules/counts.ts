import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';
import { behavioursOf } from './written-behaviours.ts';

const DISTRIBUTION: Text = { en: 'The distribution', ko: '배포' };
const BY = 'CloudFront';
const RAISABLE: Text = { en: 'CloudFront refuses more until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 받지 않습니다.' };
const UNFIXABLE: Text = { en: 'Only you can say what may go, or have the quota raised.', ko: '무엇을 뺄지, 할당량을 늘릴지는 설계자만 정할 수 있습니다.' };

/** What to do, and then the account. */
const advice = (en: string, ko: string): Text => ({
  en: `${en}, or have the quota raised and write it under account.quotas.`,
  ko: `${ko} 할당량을 늘리고 account.quotas에 적으세요.`,
});

export const tooManyBehaviours: Rule = {
  id: 'cloudfront.too-many-behaviours',
  severity: 'warning',
  title: { en: 'A distribution has more behaviours than the quota', ko: '할당량보다 많은 동작' },
  why: RAISABLE,
  source: limits.behaviours.source,
  unfixable: UNFIXABLE,
  check: (node, context) => tooMany({
    count: behavioursOf(node, context.resolve).filter(({ isDefault }) => !isDefault).length, limit: 'cloudfront.behaviours', by: BY, path: ['behaviours'],
    holder: DISTRIBUTION, what: { en: 'behaviours with a path pattern', ko: '경로 패턴이 있는 동작' }, advice: advice('Merge patterns', '패턴을 합치거나'),
  }, context),
};

export const tooManyOrigins: Rule = {
  id: 'cloudfront.too-many-origins',
  severity: 'warning',
  title: { en: 'A distribution has more origins than the quota', ko: '할당량보다 많은 오리진' },
  why: RAISABLE,
  source: limits.origins.source,
  unfixable: UNFIXABLE,
  check: (node, context) => {
    const connected = new Set(context.outgoing(node, 'origin').map(({ to }) => to.id)).size;
    return tooMany({
      count: connected + countOf(node, 'DistributionConfig.Origins', context), limit: 'cloudfront.origins', by: BY,
      holder: DISTRIBUTION, what: { en: 'origins', ko: '오리진' }, advice: advice('Divide it over two', '배포를 둘로 나누거나'),
    }, context);
  },
};

/** Lists of the distribution that CloudFront counts: where they stand, their limit, and what they are. */
const LISTS: readonly (readonly [path: string, limit: string, what: Text, advice: Text])[] = [
  ['DistributionConfig.Aliases', 'cloudfront.aliases', { en: 'domain names', ko: '도메인 이름' }, advice('Use a wildcard such as *.example.com', '*.example.com 같은 와일드카드를 쓰거나')],
  ['DistributionConfig.OriginGroups.Items', 'cloudfront.origin-groups', { en: 'origin groups', ko: '오리진 그룹' }, advice('Divide it over two', '배포를 둘로 나누거나')],
];

export const tooManyNames: Rule = {
  id: 'cloudfront.list-above-quota',
  severity: 'warning',
  title: { en: 'A distribution has more domain names or origin groups than the quota', ko: '할당량보다 많은 도메인 이름이나 오리진 그룹' },
  why: RAISABLE,
  source: limits.aliases.source,
  unfixable: UNFIXABLE,
  check: (node, context) => LISTS.flatMap(([path, limit, what, how]) => tooMany({
    count: countOf(node, path, context), limit, by: BY, path: ['properties', ...path.split('.')], holder: DISTRIBUTION, what, advice: how,
  }, context)),
};

export const tooManyOriginHeaders: Rule = {
  id: 'cloudfront.too-many-origin-headers',
  severity: 'warning',
  title: { en: 'A distribution adds more headers for its origins than the quota', ko: '할당량보다 많은 오리진 헤더' },
  why: RAISABLE,
  source: limits['origin-headers'].source,
  unfixable: UNFIXABLE,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => tooMany({
    count: listSetting(connection.with, 'OriginCustomHeaders', context.resolve)?.length ?? 0, limit: 'cloudfront.origin-headers', by: BY,
    connection: connection.id, path: ['with', 'OriginCustomHeaders'], holder: DISTRIBUTION,
    what: { en: 'headers for this origin', ko: '이 오리진의 헤더' }, advice: advice('Join them into fewer', '헤더를 합치거나'),
  }, context)),
};

const CACHE_POLICY = 'AWS::CloudFront::CachePolicy';
const POLICIES = [CACHE_POLICY, 'AWS::CloudFront::OriginRequestPolicy', 'AWS::CloudFront::ResponseHeadersPolicy'];
const KEY = 'CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin';
const KEY_ITEMS: readonly (readonly [path: string, what: Text])[] = [
  [`${KEY}.HeadersConfig.Headers`, { en: 'headers', ko: '헤더' }],
  [`${KEY}.CookiesConfig.Cookies`, { en: 'cookies', ko: '쿠키' }],
  [`${KEY}.QueryStringsConfig.QueryStrings`, { en: 'query strings', ko: '쿼리 문자열' }],
];

export const cacheKeyTooLong: Rule = {
  id: 'cloudfront.cache-key-too-long',
  severity: 'warning',
  title: { en: 'A cache policy names more than the quota', ko: '할당량보다 많은 항목을 가진 캐시 정책' },
  why: {
    en: 'CloudFront refuses more until the quota is raised, and every further name divides the cache and lowers the hit ratio.',
    ko: '할당량을 늘리기 전에는 CloudFront가 거부하며, 항목이 늘수록 캐시가 나뉘어 적중률이 떨어집니다.',
  },
  source: limits['cache-policy-items'].source,
  unfixable: UNFIXABLE,
  check: (node, context) => partsOf(node, CACHE_POLICY).flatMap(({ properties, path }) => KEY_ITEMS.flatMap(([list, what]) => tooMany({
    count: listSetting(properties, list, context.resolve)?.length ?? 0, limit: 'cloudfront.cache-policy-items', by: BY,
    path: [...path, ...list.split('.')], holder: { en: 'The cache policy', ko: '캐시 정책' }, what, advice: advice('Keep those that change the answer', '응답을 바꾸는 것만 남기거나'),
  }, context))),
};

export const tooManyPolicies: Rule = {
  id: 'cloudfront.too-many-policies',
  severity: 'warning',
  title: { en: 'A distribution brings more policies than an account has', ko: '계정 할당량보다 많은 정책' },
  why: RAISABLE,
  source: limits.policies.source,
  unfixable: UNFIXABLE,
  check: (node, context) => POLICIES.flatMap((type) => tooMany({
    count: partsOf(node, type).length, limit: 'cloudfront.policies', by: BY, path: ['parts'],
    holder: DISTRIBUTION, what: { en: `parts of the type ${type}`, ko: `${type} 부분` }, advice: advice('Share them between behaviours, use managed ones', '동작끼리 함께 쓰거나 관리형 정책을 쓰거나'),
  }, context)),
};

function countOf(node: Node, path: string, { resolve }: RuleContext): number {
  return listSetting(node.properties, path, resolve)?.length ?? 0;
}
