import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';
import { routesOf, sameRoute } from './written-routes.ts';

const ROUTES = { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html', asOf: '2026-11-21' };

const ROUTES_ARE_YOURS = { en: 'What the API answers is for you to decide.', ko: 'API가 무엇에 응답할지는 직접 정해야 합니다.' };

const METHOD_AND_PATH = /^(ANY|GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) (\/\S*)$/;
const SEGMENT = /^([^{}]*|\{[A-Za-z0-9._-]+\+?\})$/;

export const routeInvalid: Rule = {
  id: 'apigateway.route-invalid',
  severity: 'error',
  title: { en: 'A route is not a method and a path', ko: '메서드와 주소로 되어 있지 않은 경로' },
  why: {
    en: 'API Gateway finds a route by method and path. A parameter takes a whole segment, and {name+} stands at the end only.',
    ko: 'API Gateway는 메서드와 주소로 경로를 찾습니다. 매개변수는 한 조각 전체여야 하고 {name+}는 끝에만 옵니다.',
  },
  source: ROUTES,
  unfixable: ROUTES_ARE_YOURS,
  services: ['apigateway.http', 'apigateway.rest'],
  check: (node) => routesOf(node).filter(({ route }) => !isValid(route, node.service)).map(({ key, route }) => ({
    path: ['routes', key],
    message: {
      en: `“${route}” is not a route. Write a method and a path, for example GET /items/{id} or ANY /files/{path+}.`,
      ko: `‘${route}’은(는) 경로가 아닙니다. 메서드와 주소를 적으세요. 예: GET /items/{id}, ANY /files/{path+}`,
    },
  })),
};

function isValid(route: string, service: string): boolean {
  if (route === '$default') return service === 'apigateway.http';
  const segments = METHOD_AND_PATH.exec(route)?.[2]?.slice(1).split('/');
  if (!segments) return false;
  return segments.every((segment, at) => SEGMENT.test(segment) && (at === segments.length - 1 || !segment.endsWith('+}')));
}

export const routeTwice: Rule = {
  id: 'apigateway.route-twice',
  severity: 'error',
  title: { en: 'An API has the same route twice', ko: '같은 경로가 두 번 있는 API' },
  why: {
    en: 'A request goes to one route: two with the same method and path, whatever their parameters are called, contradict each other.',
    ko: '요청은 한 경로로만 갑니다. 매개변수 이름과 관계없이 메서드와 주소가 같은 두 경로는 서로 어긋납니다.',
  },
  source: ROUTES,
  unfixable: ROUTES_ARE_YOURS,
  check: (node) => {
    const first = new Map<string, { readonly key: string; readonly route: string }>();
    return routesOf(node).flatMap(({ key, route }): readonly Violation[] => {
      const holder = first.get(sameRoute(route));
      if (holder === undefined) {
        first.set(sameRoute(route), { key, route });
        return [];
      }
      return [{
        path: ['routes', key],
        message: {
          en: `“${key}” answers the same requests as “${holder.key}” (${holder.route}). Change one of the two, or remove it.`,
          ko: `‘${key}’ 경로는 ‘${holder.key}’(${holder.route})와 같은 요청을 받습니다. 둘 중 하나를 바꾸거나 지우세요.`,
        },
      }];
    });
  },
};

const ROUTE_QUOTA: ReadonlyMap<string, 'http-routes' | 'rest-resources' | 'websocket-routes'> = new Map([
  ['apigateway.http', 'http-routes'], ['apigateway.rest', 'rest-resources'], ['apigateway.websocket', 'websocket-routes'],
]);

export const tooManyRoutes: Rule = {
  id: 'apigateway.too-many-routes',
  severity: 'warning',
  title: { en: 'An API has more routes than the quota', ko: '할당량보다 많은 경로' },
  why: { en: 'The quota can be raised on request.', ko: '할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['http-routes'].source,
  unfixable: ROUTES_ARE_YOURS,
  check: (node, { quota }) => {
    const name = ROUTE_QUOTA.get(node.service);
    const routes = routesOf(node);
    const isRest = name === 'rest-resources';
    const count = isRest ? resourcesOf(routes.map(({ route }) => route)) : routes.length;
    const max = name === undefined ? undefined : quota(`apigateway.${name}`);
    if (name === undefined || max === undefined || count <= max) return [];
    return [{
      path: ['routes'],
      limit: { id: `apigateway.${name}`, needed: count },
      message: {
        en: `The API has ${formatNumber(count)} ${isRest ? 'resources (parts of paths)' : 'routes'}; API Gateway allows ${formatNumber(max)}. Split it, use {proxy+}, or have the quota raised and write it under account.quotas.`,
        ko: `API의 ${isRest ? '리소스(주소 조각)' : '경로'}가 ${formatNumber(count)}개입니다. API Gateway는 ${formatNumber(max)}개까지 허용합니다. 나누거나, {proxy+}를 쓰거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

/** A REST API has one resource for every distinct beginning of a path, the root included. */
function resourcesOf(routes: readonly string[]): number {
  const resources = new Set(['']);
  for (const route of routes) {
    const segments = (METHOD_AND_PATH.exec(sameRoute(route))?.[2] ?? '/').split('/').slice(1).filter((segment) => segment !== '');
    segments.forEach((_, at) => resources.add(segments.slice(0, at + 1).join('/')));
  }
  return resources.size;
}
