import { listSetting } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { own, type JsonObject } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { ALL_VIEWER_EXCEPT_HOST, CACHING_DISABLED, CACHING_OPTIMIZED, CACHING_OPTIMIZED_UNCOMPRESSED, FORWARDS_SOME } from '../managed-policies.ts';
import { originsOf, type OriginEdge } from './origin-edges.ts';
import { behavioursOf } from './written-behaviours.ts';

const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${name}.html`, asOf: '2026-11-21' });

/** Managed policies that cache for hours, by the path alone. */
const CACHES_BY_PATH: ReadonlyMap<string, string> = new Map([
  [CACHING_OPTIMIZED, 'CachingOptimized'],
  [CACHING_OPTIMIZED_UNCOMPRESSED, 'CachingOptimizedForUncompressedObjects'],
]);

/** Managed policies whose cache key does not hold the Authorization header; another policy may. */
const WITHOUT_HEADER = [CACHING_DISABLED, ...CACHES_BY_PATH.keys()];

/** Behaviours whose origin asks its callers who they are. */
function authorized(node: Node, context: RuleContext): readonly (OriginEdge & { readonly behaviour: NonNullable<OriginEdge['behaviour']> })[] {
  return originsOf(node, context).flatMap((origin) => {
    const { behaviour, edge } = origin;
    return behaviour && context.incoming(edge.to, 'authorize').length > 0 ? [{ ...origin, behaviour }] : [];
  });
}

export const authorizationDropped: Rule = {
  id: 'cloudfront.authorization-dropped',
  // An authorizer may read something else than the header, so it is not certain.
  severity: 'warning',
  title: { en: 'A behaviour drops the Authorization header that its API needs', ko: 'API에 필요한 Authorization 헤더를 버리는 동작' },
  why: {
    en: 'CloudFront removes the Authorization header unless the cache key holds it or all headers of the viewer are forwarded, so the API refuses everybody.',
    ko: '캐시 키에 있거나 사용자의 모든 헤더를 전달하지 않는 한 CloudFront는 Authorization 헤더를 지웁니다. 그러면 API가 모두를 거부합니다.',
  },
  source: page('add-origin-custom-headers'),
  check: (node, context) => authorized(node, context).flatMap(({ behaviour: { key, written }, edge }): readonly Violation[] => {
    const by = droppedBy(written, context.resolve);
    if (!by) return [];
    const path = ['behaviours', key, by.property];
    return [{
      path,
      message: {
        en: `“${key}” forwards ${by.what} to “${nameOf(edge.to)}”, which authorizes its callers: the Authorization header never arrives. Forward all headers of the viewer but Host.`,
        ko: `‘${key}’ 동작은 호출자를 확인하는 ‘${nameOf(edge.to)}’에 ${by.what} 범위만 전달해 Authorization 헤더가 도착하지 않습니다. Host를 뺀 사용자의 모든 헤더를 전달하세요.`,
      },
      ...(by.property === 'OriginRequestPolicyId'
        ? { fix: { title: { en: 'Forward all headers but Host', ko: 'Host를 뺀 모든 헤더 전달' }, path, value: ALL_VIEWER_EXCEPT_HOST } }
        : {}),
    }];
  }),
};

/** The setting of a behaviour by which the header is lost. */
function droppedBy(written: JsonObject, resolve: Resolver): { readonly property: 'ForwardedValues' | 'OriginRequestPolicyId'; readonly what: string } | undefined {
  const forwarded = resolve.property(written, 'ForwardedValues.Headers');
  if (own(written, 'ForwardedValues') !== undefined) {
    const headers = forwarded.known ? listSetting(written, 'ForwardedValues.Headers', resolve) ?? [] : undefined;
    const hasIt = headers?.some((header) => header === '*' || (typeof header === 'string' && header.toLowerCase() === 'authorization'));
    return hasIt === false ? { property: 'ForwardedValues', what: `[${headers?.join(', ') ?? ''}]` } : undefined;
  }
  const name = FORWARDS_SOME.get(resolve.string(written, 'OriginRequestPolicyId') ?? '');
  const cachePolicy = resolve.property(written, 'CachePolicyId');
  const keepsIt = !cachePolicy.known || (cachePolicy.value !== undefined && !WITHOUT_HEADER.includes(String(cachePolicy.value)));
  return name === undefined || keepsIt ? undefined : { property: 'OriginRequestPolicyId', what: name };
}

export const personalAnswersCached: Rule = {
  id: 'cloudfront.personal-answers-cached',
  severity: 'warning',
  title: { en: 'Answers meant for one caller are cached for all', ko: '한 사람을 위한 응답을 모두에게 캐시하는 동작' },
  why: {
    en: 'The cache key holds the path and not who asks: what an API answers to one signed-in user, the cache hands to the next, who may not be signed in at all.',
    ko: '캐시 키에는 경로만 있고 누가 요청했는지는 없습니다. API가 로그인한 사용자에게 준 응답을 캐시가 다음 사람에게, 로그인하지 않았더라도 그대로 줍니다.',
  },
  source: page('controlling-the-cache-key'),
  check: (node, context) => authorized(node, context).flatMap(({ behaviour: { key, written }, edge }): readonly Violation[] => {
    const policy = CACHES_BY_PATH.get(context.resolve.string(written, 'CachePolicyId') ?? '');
    if (policy === undefined) return [];
    const path = ['behaviours', key, 'CachePolicyId'];
    return [{
      path,
      message: {
        en: `“${key}” caches by ${policy} what “${nameOf(edge.to)}” answers to authorized callers, for whoever asks next. Do not cache it, or give the public routes a behaviour of their own.`,
        ko: `‘${key}’ 동작은 ‘${nameOf(edge.to)}’이(가) 확인된 호출자에게 준 응답을 ${policy} 정책으로 캐시해 다음 사람에게도 줍니다. 캐시하지 않거나 공개 경로에 따로 동작을 두세요.`,
      },
      fix: { title: { en: 'Do not cache', ko: '캐시하지 않기' }, path, value: CACHING_DISABLED },
    }];
  }),
};

export const answersCachedByPath: Rule = {
  id: 'cloudfront.answers-cached-by-path',
  severity: 'info',
  title: { en: 'Answers of an API are cached by their path alone', ko: '경로만으로 캐시하는 API 응답' },
  why: {
    en: 'Query strings, headers and cookies are not in the cache key of this policy: requests that differ in them alone get the same answer until it expires.',
    ko: '이 정책의 캐시 키에는 쿼리 문자열, 헤더, 쿠키가 없습니다. 그것만 다른 요청은 만료될 때까지 같은 응답을 받습니다.',
  },
  source: page('using-managed-cache-policies'),
  check: (node, context) => originsOf(node, context).flatMap(({ edge, behaviour, stores }): readonly Violation[] => {
    const policy = behaviour && CACHES_BY_PATH.get(context.resolve.string(behaviour.written, 'CachePolicyId') ?? '');
    if (!behaviour || policy === undefined || stores || context.incoming(edge.to, 'authorize').length > 0) return [];
    const path = ['behaviours', behaviour.key, 'CachePolicyId'];
    return [{
      path,
      message: {
        en: `“${behaviour.key}” caches by ${policy} what “${nameOf(edge.to)}” answers: a query string makes no difference. Take a policy with what the answer depends on, or do not cache.`,
        ko: `‘${behaviour.key}’ 동작이 ‘${nameOf(edge.to)}’의 응답을 ${policy} 정책으로 캐시해 쿼리 문자열이 달라도 응답이 같습니다. 응답을 바꾸는 값을 담은 정책을 쓰거나 캐시하지 마세요.`,
      },
      fix: { title: { en: 'Do not cache', ko: '캐시하지 않기' }, path, value: CACHING_DISABLED },
    }];
  }),
};

export const policyAndForwardedValues: Rule = {
  id: 'cloudfront.policy-and-forwarded-values',
  severity: 'warning',
  title: { en: 'A behaviour has a cache policy and the older settings in its place', ko: '캐시 정책과 이전 설정을 함께 쓰는 동작' },
  why: {
    en: 'AWS documents either a cache policy or ForwardedValues for a behaviour. With both, the reader cannot tell what is forwarded and what the cache key holds.',
    ko: 'AWS 문서에서 동작은 캐시 정책과 ForwardedValues 중 하나를 씁니다. 둘 다 있으면 무엇이 전달되고 캐시 키에 무엇이 있는지 알 수 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => behavioursOf(node, resolve).flatMap(({ key, written }): readonly Violation[] => {
    if (own(written, 'ForwardedValues') === undefined || own(written, 'CachePolicyId') === undefined) return [];
    const path = ['behaviours', key, 'ForwardedValues'];
    return [{
      path,
      message: {
        en: `“${key}” has CachePolicyId and ForwardedValues, and a behaviour takes one of the two. Remove ForwardedValues, which is deprecated.`,
        ko: `‘${key}’ 동작에 CachePolicyId와 ForwardedValues가 모두 있지만 동작은 둘 중 하나를 씁니다. 더 이상 권장하지 않는 ForwardedValues를 지우세요.`,
      },
      fix: { title: { en: 'Remove ForwardedValues', ko: 'ForwardedValues 지우기' }, path, value: undefined },
    }];
  }),
};
