import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { isObject, own } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { sharedBy } from '../../../core/rules/shared.ts';
import { limits } from '../limits.ts';

const YOURS = { en: 'Who may call is for you to decide.', ko: '누가 호출할 수 있는지는 직접 정해야 합니다.' };

/** By id of a client, what it gets its pages from: the first distribution that it requests, or bucket with content. */
const PAGES = sharedBy(
  (node, { outgoing }) => outgoing(node, 'request').find(({ to }) => to.service === 'cloudfront' || hasPages(to))?.to,
  (pages, ids) => new Map(ids.map((id, place) => [id, pages[place]])),
);

/** A bucket that an app only uploads to serves no pages. */
function hasPages({ settings, properties }: Node): boolean {
  return own(settings, 'content') !== undefined || own(properties, 'WebsiteConfiguration') !== undefined;
}

export const corsMissing: Rule = {
  id: 'apigateway.pages-of-another-origin',
  severity: 'info',
  title: { en: 'Pages of another origin call an API without CORS', ko: 'CORS 없이 다른 오리진의 페이지가 호출하는 API' },
  why: {
    en: 'A browser lets a page call another origin only if that origin says so. Behind the distribution that serves the pages, no CORS is needed.',
    ko: '브라우저는 다른 오리진이 허용해야 페이지의 호출을 허락합니다. 페이지를 제공하는 배포 뒤에 API를 두면 CORS가 필요 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html', asOf: '2026-11-21' },
  services: ['apigateway.http', 'apigateway.rest'],
  unfixable: { en: 'Only you know from which addresses the pages come.', ko: '페이지가 어느 주소에서 오는지는 직접 적어야 합니다.' },
  check: (node, context) => {
    if (own(node.settings, 'cors') !== undefined || isSet(node.properties, 'CorsConfiguration', context.resolve)) return [];
    return context.incoming(node, 'request').flatMap(({ connection, from }) => {
      const pages = context.shared(PAGES).get(from.id);
      return pages ? [{
        connection: connection.id,
        message: {
          en: `The pages of “${nameOf(from)}” come from “${nameOf(pages)}”, so browsers block their calls of “${nameOf(node)}”. Say under cors which origins may call, or put the API behind the same distribution.`,
          ko: `‘${nameOf(from)}’의 페이지는 ‘${nameOf(pages)}’에서 오므로 브라우저가 ‘${nameOf(node)}’ 호출을 막습니다. cors에 허용할 오리진을 적거나 API를 같은 배포 뒤에 두세요.`,
        },
      }] : [];
    });
  },
};

export const authorizerTimeOutOfRange: Rule = {
  id: 'apigateway.authorizer-time-out-of-range',
  severity: 'error',
  title: { en: 'An authorization is kept for longer than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 오래 보관하는 권한 확인' },
  why: { en: 'API Gateway refuses an authorizer whose results are kept for longer.', ko: 'API Gateway는 결과를 더 오래 보관하는 권한 부여자를 거부합니다.' },
  source: limits['rest-authorizer-ttl-max'].source,
  check: (node, context) => context.incoming(node, 'authorize').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'AuthorizerResultTtlInSeconds', unit: 'seconds', by: 'API Gateway', max: 'apigateway.rest-authorizer-ttl-max', connection: connection.id,
  }, context)),
};

export const tooManyAudiences: Rule = {
  id: 'apigateway.too-many-audiences',
  severity: 'error',
  title: { en: 'An authorizer names more audiences than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 많은 대상(audience)' },
  why: { en: 'API Gateway refuses a JWT authorizer with more audiences.', ko: 'API Gateway는 대상이 더 많은 JWT 권한 부여자를 거부합니다.' },
  source: limits['http-audiences'].source,
  services: ['apigateway.http'],
  unfixable: YOURS,
  check: (node, context) => context.incoming(node, 'authorize').flatMap(({ connection }) => {
    const audiences = context.resolve.property(connection.properties, 'JwtConfiguration.Audience');
    return tooMany({
      count: audiences.known && Array.isArray(audiences.value) ? audiences.value.length : 0, limit: 'apigateway.http-audiences',
      holder: { en: 'The authorizer', ko: '권한 부여자' }, what: { en: 'audiences', ko: '대상' }, by: 'API Gateway',
      advice: { en: 'Let several clients share one, or use two authorizers.', ko: '여러 클라이언트가 함께 쓰거나 권한 부여자를 둘로 나누세요.' },
      path: ['properties', 'JwtConfiguration', 'Audience'], connection: connection.id,
    }, context);
  }),
};

export const tooManyScopes: Rule = {
  id: 'apigateway.too-many-scopes',
  severity: 'error',
  title: { en: 'A route names more scopes than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 많은 범위(scope)' },
  why: { en: 'API Gateway refuses a route with more authorization scopes.', ko: 'API Gateway는 권한 범위가 더 많은 경로를 거부합니다.' },
  source: limits['http-scopes'].source,
  services: ['apigateway.http'],
  unfixable: YOURS,
  check: (node, context) => Object.entries(node.routes).flatMap(([key, route]) => {
    const scopes = isObject(route) ? own(route, 'scopes') : undefined;
    return tooMany({
      count: Array.isArray(scopes) ? scopes.length : 0, limit: 'apigateway.http-scopes', holder: { en: `The route “${key}”`, ko: `‘${key}’ 경로` }, what: { en: 'scopes', ko: '범위' }, by: 'API Gateway',
      advice: { en: 'Any one of them lets a caller in: name a wider one.', ko: '하나만 있어도 호출할 수 있으므로 더 넓은 범위를 쓰세요.' }, path: ['routes', key, 'scopes'],
    }, context);
  }),
};

export const policyTooLong: Rule = {
  id: 'apigateway.policy-too-long',
  severity: 'warning',
  title: { en: 'The resource policy of an API is longer than the quota', ko: '할당량보다 긴 API 리소스 정책' },
  why: { en: 'API Gateway refuses a longer policy. The quota can be raised on request.', ko: 'API Gateway는 더 긴 정책을 거부합니다. 할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['rest-policy-max'].source,
  services: ['apigateway.rest'],
  unfixable: YOURS,
  check: (node, { resolve, quota }) => {
    const [policy, max] = [resolve.property(node.properties, 'Policy'), quota('apigateway.rest-policy-max')];
    const length = policy.known && policy.value !== undefined ? JSON.stringify(policy.value).length : 0;
    if (max === undefined || length <= max) return [];
    return [{
      path: ['properties', 'Policy'],
      limit: { id: 'apigateway.rest-policy-max', needed: length },
      message: {
        en: `The resource policy has ${formatNumber(length)} characters; API Gateway takes ${formatNumber(max)}. Name fewer callers, or have the quota raised and write it under account.quotas.`,
        ko: `리소스 정책이 ${formatNumber(length)}자입니다. API Gateway는 ${formatNumber(max)}자까지 받습니다. 호출자를 줄이거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};
