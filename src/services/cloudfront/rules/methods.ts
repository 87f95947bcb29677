import { nameOf } from '../../../core/model/design.ts';
import { own, type Json, type JsonObject } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { originsOf } from './origin-edges.ts';
import { behavioursOf } from './written-behaviours.ts';

const METHODS = { url: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html', asOf: '2026-11-21' };

/** The three lists that CloudFront takes, each holding the one before. */
const CHOICES: readonly (readonly string[])[] = [
  ['GET', 'HEAD'],
  ['GET', 'HEAD', 'OPTIONS'],
  ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
];

/** The methods as written, the documented default where nothing is; undefined where they cannot be told. */
function methodsOf(written: JsonObject, resolve: Resolver, list: 'AllowedMethods' | 'CachedMethods' = 'AllowedMethods'): readonly string[] | undefined {
  const found = resolve.value(own(written, list));
  if (!found.known) return undefined;
  if (found.value === undefined) return CHOICES[0];
  return Array.isArray(found.value) ? found.value.map((method: Json) => String(method)) : undefined;
}

function isOneOf(choices: readonly (readonly string[])[], methods: readonly string[]): boolean {
  return choices.some((choice) => choice.length === new Set(methods).size && choice.every((method) => methods.includes(method)));
}

/** The shortest list that CloudFront takes and that holds all of these. */
function choiceWith(methods: readonly string[]): readonly string[] | undefined {
  return CHOICES.find((choice) => methods.every((method) => choice.includes(method)));
}

export const methodsInvalid: Rule = {
  id: 'cloudfront.methods-invalid',
  severity: 'error',
  title: { en: 'A behaviour allows a list of methods that CloudFront does not know', ko: 'CloudFront가 지원하지 않는 메서드 목록' },
  why: {
    en: 'CloudFront forwards GET and HEAD, or these and OPTIONS, or all seven methods; it refuses other lists.',
    ko: 'CloudFront는 GET·HEAD, 여기에 OPTIONS를 더한 것, 또는 일곱 메서드 전부만 전달하며 다른 목록은 거부합니다.',
  },
  source: METHODS,
  check: (node, { resolve }) => behavioursOf(node, resolve).flatMap(({ key, written }): readonly Violation[] => {
    const methods = methodsOf(written, resolve);
    if (methods === undefined || isOneOf(CHOICES, methods)) return [];
    const path = ['behaviours', key, 'AllowedMethods'];
    const nearest = choiceWith(methods);
    return [{
      path,
      message: {
        en: `CloudFront takes GET and HEAD, these and OPTIONS, or all seven methods; “${key}” has ${methods.join(', ') || 'none'}.`,
        ko: `CloudFront는 GET·HEAD, 여기에 OPTIONS를 더한 것, 또는 일곱 메서드 전부만 받습니다. ‘${key}’ 동작은 ${methods.join(', ') || '비어 있음'}입니다.`,
      },
      ...(nearest ? { fix: { title: { en: `Allow ${nearest.join(', ')}`, ko: `${nearest.join(', ')} 허용` }, path, value: nearest } } : {}),
    }];
  }),
};

/** The two lists of methods whose answers CloudFront caches. */
const CACHED = CHOICES.slice(0, 2);

export const cachedMethodsInvalid: Rule = {
  id: 'cloudfront.cached-methods-invalid',
  severity: 'error',
  title: { en: 'A behaviour caches answers to methods that it does not allow', ko: '허용하지 않는 메서드의 응답을 캐시하는 동작' },
  why: {
    en: 'CloudFront caches answers to GET and HEAD, or these and OPTIONS, and only of methods that the behaviour allows; it refuses other lists.',
    ko: 'CloudFront는 GET·HEAD 또는 여기에 OPTIONS를 더한 메서드 중 동작이 허용하는 것의 응답만 캐시하며, 다른 목록은 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachedMethods.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => behavioursOf(node, resolve).flatMap(({ key, written }): readonly Violation[] => {
    const [cached, allowed] = [methodsOf(written, resolve, 'CachedMethods'), methodsOf(written, resolve)];
    if (cached === undefined || allowed === undefined || (isOneOf(CACHED, cached) && cached.every((method) => allowed.includes(method)))) return [];
    const path = ['behaviours', key, 'CachedMethods'];
    return [{
      path,
      message: {
        en: `“${key}” caches ${cached.join(', ') || 'nothing'} and allows ${allowed.join(', ')}. CloudFront caches GET and HEAD, and OPTIONS where it is allowed.`,
        ko: `‘${key}’ 동작은 ${cached.join(', ') || '없음'}의 응답을 캐시하고 ${allowed.join(', ')}를 허용합니다. CloudFront는 GET·HEAD와, 허용된 경우 OPTIONS의 응답만 캐시합니다.`,
      },
      fix: { title: { en: 'Cache GET and HEAD', ko: 'GET, HEAD 캐시' }, path, value: CACHED[0] ?? [] },
    }];
  }),
};

export const writesToBucket: Rule = {
  id: 'cloudfront.writes-to-bucket',
  severity: 'warning',
  title: { en: 'A behaviour forwards writes to a bucket', ko: '버킷으로 쓰기 요청을 전달하는 동작' },
  why: {
    en: 'The distribution may only read the bucket, so every PUT, POST and DELETE fails; were it allowed to write, everybody could.',
    ko: '배포는 버킷을 읽기만 할 수 있어 PUT, POST, DELETE가 모두 실패합니다. 쓰기를 허용하면 누구나 쓸 수 있게 됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html', asOf: '2026-11-21' },
  check: (node, context) => originsOf(node, context).flatMap(({ edge, behaviour, stores }): readonly Violation[] => {
    const methods = behaviour && methodsOf(behaviour.written, context.resolve);
    const isOwnPolicy = Object.keys(edge.to.parts).length > 0;
    if (!behaviour || !stores || isOwnPolicy || !methods?.includes('PUT')) return [];
    const path = ['behaviours', behaviour.key, 'AllowedMethods'];
    return [{
      path,
      message: {
        en: `“${behaviour.key}” forwards ${methods.join(', ')} to “${nameOf(edge.to)}”, where the distribution may only read. Allow GET and HEAD; upload with presigned URLs.`,
        ko: `‘${behaviour.key}’ 동작이 ${methods.join(', ')} 요청을 읽기만 가능한 ‘${nameOf(edge.to)}’(으)로 전달합니다. GET, HEAD만 허용하고 업로드는 미리 서명된 URL로 하세요.`,
      },
      fix: { title: { en: 'Allow GET and HEAD', ko: 'GET, HEAD만 허용' }, path, value: CHOICES[0] ?? [] },
    }];
  }),
};
