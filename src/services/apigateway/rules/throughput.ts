import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { endpointType } from '../facts.ts';
import { limits } from '../limits.ts';

type TimeoutQuota = 'http-timeout-max' | 'rest-timeout-max' | 'rest-edge-timeout-max' | 'websocket-timeout-max';

function timeoutQuota(node: Node, { resolve }: RuleContext): TimeoutQuota | undefined {
  if (node.service === 'apigateway.http') return 'http-timeout-max';
  if (node.service === 'apigateway.websocket') return 'websocket-timeout-max';
  const endpoint = endpointType(node, resolve);
  if (endpoint === undefined) return undefined;
  return endpoint === 'EDGE' ? 'rest-edge-timeout-max' : 'rest-timeout-max';
}

/** Integrations that wait for longer than the quota. The property counts milliseconds, the quota seconds. */
function tooLong(node: Node, quota: TimeoutQuota | undefined, context: RuleContext, advice: { readonly en: string; readonly ko: string }): readonly Violation[] {
  const max = quota === undefined ? undefined : context.quota(`apigateway.${quota}`);
  if (quota === undefined || max === undefined) return [];
  return context.outgoing(node, 'invoke').flatMap(({ connection, to }): readonly Violation[] => {
    const milliseconds = context.resolve.number(connection.properties, 'TimeoutInMillis');
    if (milliseconds === undefined || milliseconds <= max * 1000) return [];
    const path = ['properties', 'TimeoutInMillis'];
    return [{
      connection: connection.id,
      path,
      source: limits[quota].source,
      message: {
        en: `TimeoutInMillis is ${formatNumber(milliseconds)}: the API waits at most ${formatNumber(max)} s for “${nameOf(to)}”. ${advice.en}`,
        ko: `TimeoutInMillis 값이 ${formatNumber(milliseconds)}입니다. API는 ‘${nameOf(to)}’의 응답을 최대 ${formatNumber(max)}초 기다립니다. ${advice.ko}`,
      },
      fix: { title: { en: `Set TimeoutInMillis to ${max * 1000}`, ko: `TimeoutInMillis: ${max * 1000}(으)로 바꾸기` }, path, value: max * 1000 },
    }];
  });
}

export const timeoutAboveLimit: Rule = {
  id: 'apigateway.timeout-above-limit',
  severity: 'error',
  title: { en: 'An API waits for longer than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 긴 대기 시간' },
  why: {
    en: 'API Gateway refuses an integration with a longer timeout; for these APIs the limit cannot be raised.',
    ko: 'API Gateway는 더 긴 제한 시간의 통합을 거부합니다. 이 API들의 한도는 늘릴 수 없습니다.',
  },
  source: limits['http-timeout-max'].source,
  check: (node, context) => {
    const quota = timeoutQuota(node, context);
    return tooLong(node, quota === 'rest-timeout-max' ? undefined : quota, context, {
      en: 'Do longer work asynchronously.', ko: '더 긴 작업은 비동기로 처리하세요.',
    });
  },
};

export const timeoutNeedsQuota: Rule = {
  id: 'apigateway.timeout-needs-quota',
  severity: 'warning',
  title: { en: 'A REST API waits for longer than the quota', ko: '할당량보다 오래 기다리는 REST API' },
  why: {
    en: 'Regional and private REST APIs may wait longer once the quota is raised on request, perhaps for a lower throttle.',
    ko: '리전 및 프라이빗 REST API는 할당량을 늘리면 더 오래 기다릴 수 있지만 요청 속도 한도가 낮아질 수 있습니다.',
  },
  source: limits['rest-timeout-max'].source,
  services: ['apigateway.rest'],
  check: (node, context) => {
    const quota = timeoutQuota(node, context);
    return tooLong(node, quota === 'rest-timeout-max' ? quota : undefined, context, {
      en: 'Have the quota raised and write it under account.quotas, or do longer work asynchronously.',
      ko: '할당량을 늘리고 account.quotas에 적거나, 더 긴 작업은 비동기로 처리하세요.',
    });
  },
};

export const peakAboveThrottle: Rule = {
  id: 'apigateway.peak-above-throttle',
  severity: 'warning',
  title: { en: 'The peak is above the request rate of the account', ko: '계정의 요청 속도를 넘는 피크' },
  why: {
    en: 'All APIs of an account and Region share one request rate. Requests above it are answered 429.',
    ko: '계정과 리전의 모든 API가 요청 속도 하나를 나누어 씁니다. 넘는 요청은 429로 응답됩니다.',
  },
  source: limits['throttle-rate'].source,
  check: (node, { usage, quota }) => {
    const [peak, max] = [usage.peak(node.id), quota('apigateway.throttle-rate')];
    if (max === undefined || peak <= max) return [];
    return [{
      message: {
        en: `At the peak ${formatNumber(peak, 0)} requests/s arrive; the account serves ${formatNumber(max)} in this Region and answers the rest 429. Cache in front, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건이 들어옵니다. 이 리전에서 계정은 초당 ${formatNumber(max)}건까지 처리하고 나머지는 429로 응답합니다. 앞에 캐시를 두거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};
