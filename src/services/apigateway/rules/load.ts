import type { Node } from '../../../core/model/design.ts';
import { isObject, own } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { demandBy } from '../../../core/rules/shared.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';
import { routeOf } from '../traffic.ts';

/** Requests a second at the peak of every API. */
const ALL_REQUESTS = demandBy(({ id, service }, { usage }) => (service.startsWith('apigateway.') ? usage.peak(id) : 0));

export const peakAboveThrottle: Rule = {
  id: 'apigateway.peak-above-throttle',
  severity: 'warning',
  title: { en: 'The peak is above the request rate of the account', ko: '계정의 요청 속도를 넘는 피크' },
  why: {
    en: 'All APIs of an account and Region share one request rate. Requests above it are answered 429, once the burst is used up.',
    ko: '계정과 리전의 모든 API가 요청 속도 하나를 나누어 씁니다. 버스트를 다 쓰고 나면 넘는 요청은 429로 응답됩니다.',
  },
  source: limits['throttle-rate'].source,
  unfixable: { en: 'Only AWS raises a quota, and what to cache is for you to decide.', ko: '할당량은 AWS만 늘릴 수 있고, 무엇을 캐시할지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const { usage, quota } = context;
    if (usage.peak(node.id) === 0) return [];
    const { sum, most } = context.shared(ALL_REQUESTS);
    const [max, burst] = [quota('apigateway.throttle-rate'), quota('apigateway.throttle-burst')];
    if (max === undefined || burst === undefined || sum <= max || most !== node.id) return [];
    const lasts = burst / (sum - max);
    const { region } = context.design;
    return [{
      limit: { id: 'apigateway.throttle-rate', needed: Math.ceil(sum) },
      message: {
        en: `At the peak the APIs get ${formatNumber(sum, 0)} requests a second; the account serves ${formatNumber(max)} in ${region}, the burst of ${formatNumber(burst)} is used up after ${formatNumber(lasts, 1)} s, and the rest is answered 429. Cache in front, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 API들이 초당 ${formatNumber(sum, 0)}건을 받습니다. ${region}에서 계정은 초당 ${formatNumber(max)}건까지 처리하고, 버스트 ${formatNumber(burst)}건은 ${formatNumber(lasts, 1)}초 만에 다 써서 나머지는 429로 응답됩니다. 앞에 캐시를 두거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

interface Throttle {
  readonly route: string;
  readonly rate: number | undefined;
  readonly burst: number | undefined;
}

/** `throttle: { rate, burst }` of the routes that have one. */
function throttlesOf(node: Node, { resolve }: RuleContext): readonly Throttle[] {
  return Object.entries(node.routes).flatMap(([route, settings]) => {
    const throttle = isObject(settings) ? own(settings, 'throttle') : undefined;
    return isObject(throttle) ? [{ route, rate: resolve.number(throttle, 'rate'), burst: resolve.number(throttle, 'burst') }] : [];
  });
}

const PARTS_OF_THROTTLE = [
  { key: 'rate', id: 'apigateway.throttle-rate', en: 'requests a second', ko: '초당 요청 수' },
  { key: 'burst', id: 'apigateway.throttle-burst', en: 'requests at once', ko: '한꺼번에 받는 요청 수' },
] as const;

export const throttleAboveAccount: Rule = {
  id: 'apigateway.throttle-above-account',
  severity: 'warning',
  title: { en: 'A route is allowed more than the whole account', ko: '계정 전체보다 많이 허용된 경로' },
  why: {
    en: 'The throttle of a route cannot let through more than the account gets: above that it has no effect.',
    ko: '경로의 제한은 계정이 받는 것보다 많이 통과시킬 수 없으며, 그보다 크면 효과가 없습니다.',
  },
  source: limits['throttle-burst'].source,
  check: (node, context) => throttlesOf(node, context).flatMap(({ route, ...throttle }) => PARTS_OF_THROTTLE.flatMap(({ key, id, en, ko }): readonly Violation[] => {
    const [value, max] = [throttle[key], context.quota(id)];
    if (value === undefined || max === undefined || value <= max) return [];
    const path = ['routes', route, 'throttle', key];
    return [{
      path,
      limit: { id, needed: value },
      message: {
        en: `“${route}” allows ${formatNumber(value)} ${en}; the whole account gets ${formatNumber(max)} in this Region.`,
        ko: `‘${route}’ 경로의 ${ko}가 ${formatNumber(value)}이지만 이 리전에서 계정 전체의 한도는 ${formatNumber(max)}입니다.`,
      },
      fix: { title: { en: `Set ${key} to ${max}`, ko: `${key}: ${max}(으)로 바꾸기` }, path, value: max },
    }];
  })),
};

export const peakAboveRoute: Rule = {
  id: 'apigateway.peak-above-route-throttle',
  severity: 'warning',
  title: { en: 'A route gets more requests than it lets through', ko: '통과시키는 것보다 많은 요청을 받는 경로' },
  why: { en: 'Requests above the throttle of their route are answered 429.', ko: '경로의 제한을 넘는 요청은 429로 응답됩니다.' },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html', asOf: '2026-11-21' },
  check: (node, context) => {
    const limited = throttlesOf(node, context);
    if (limited.length === 0) return [];
    const arriving = context.usage.arriving(node.id);
    return limited.flatMap(({ route, rate }): readonly Violation[] => {
      const peak = peaksOf(context).rate(arriving.filter((stream) => routeOf(stream, node) === route));
      if (rate === undefined || peak <= rate) return [];
      const path = ['routes', route, 'throttle', 'rate'];
      const needed = Math.ceil(peak);
      return [{
        path,
        message: {
          en: `At the peak “${route}” gets ${formatNumber(needed)} requests a second and lets ${formatNumber(rate)} through. Raise the rate unless that is meant.`,
          ko: `피크에 ‘${route}’ 경로가 초당 ${formatNumber(needed)}건을 받지만 ${formatNumber(rate)}건만 통과시킵니다. 의도한 것이 아니면 늘리세요.`,
        },
        fix: { title: { en: `Set rate to ${needed}`, ko: `rate: ${needed}(으)로 바꾸기` }, path, value: needed },
      }];
    });
  },
};
