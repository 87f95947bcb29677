import { nameOf, type Connection, type Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { endpointType, streams } from '../facts.ts';
import { limits } from '../limits.ts';

const WAIT = 'TimeoutInMillis';

type TimeoutQuota = 'http-timeout-max' | 'rest-timeout-max' | 'rest-edge-timeout-max' | 'rest-stream-max' | 'websocket-timeout-max';

/** The quota that holds for an integration. */
function timeoutQuota(node: Node, connection: Connection, { resolve }: RuleContext): TimeoutQuota | undefined {
  if (node.service === 'apigateway.http') return 'http-timeout-max';
  if (node.service === 'apigateway.websocket') return 'websocket-timeout-max';
  if (streams(connection, resolve)) return 'rest-stream-max';
  const endpoint = endpointType(node, resolve);
  if (endpoint === undefined) return undefined;
  return endpoint === 'EDGE' ? 'rest-edge-timeout-max' : 'rest-timeout-max';
}

/** Integrations that wait for longer than their quota. The property counts milliseconds, the quota seconds. */
function tooLong(node: Node, holds: (quota: TimeoutQuota) => boolean, context: RuleContext, advice: Text): readonly Violation[] {
  return context.outgoing(node, 'invoke').flatMap(({ connection, to }): readonly Violation[] => {
    const quota = timeoutQuota(node, connection, context);
    const max = quota === undefined || !holds(quota) ? undefined : context.quota(`apigateway.${quota}`);
    const milliseconds = context.resolve.number(connection.properties, WAIT);
    if (max === undefined || milliseconds === undefined || milliseconds <= max * 1000) return [];
    const path = ['properties', WAIT];
    return [{
      connection: connection.id,
      path,
      limit: { id: `apigateway.${quota}`, needed: milliseconds / 1000 },
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
  check: (node, context) => tooLong(node, (quota) => quota !== 'rest-timeout-max', context, {
    en: 'Do longer work asynchronously.', ko: '더 긴 작업은 비동기로 처리하세요.',
  }),
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
  check: (node, context) => tooLong(node, (quota) => quota === 'rest-timeout-max', context, {
    en: 'Have the quota raised and write it under account.quotas, or do longer work asynchronously.',
    ko: '할당량을 늘리고 account.quotas에 적거나, 더 긴 작업은 비동기로 처리하세요.',
  }),
};

export const timeoutBelowLimit: Rule = {
  id: 'apigateway.timeout-below-limit',
  severity: 'error',
  title: { en: 'An API waits for less than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 짧은 대기 시간' },
  why: { en: 'API Gateway refuses an integration with a shorter timeout. The property counts milliseconds.', ko: 'API Gateway는 더 짧은 제한 시간의 통합을 거부합니다. 이 속성의 단위는 밀리초입니다.' },
  source: limits['rest-timeout-min'].source,
  check: (node, context) => context.outgoing(node, 'invoke').flatMap(({ connection }): readonly Violation[] => {
    const [milliseconds, min] = [context.resolve.number(connection.properties, WAIT), context.quota('apigateway.rest-timeout-min')];
    if (milliseconds === undefined || min === undefined || milliseconds >= min * 1000) return [];
    const path = ['properties', WAIT];
    return [{
      connection: connection.id, path,
      limit: { id: 'apigateway.rest-timeout-min', needed: milliseconds / 1000 },
      message: {
        en: `TimeoutInMillis is ${formatNumber(milliseconds)} ms; API Gateway allows at least ${formatNumber(min * 1000)} ms.`,
        ko: `TimeoutInMillis 값이 ${formatNumber(milliseconds)}밀리초입니다. API Gateway는 ${formatNumber(min * 1000)}밀리초 이상이어야 합니다.`,
      },
      fix: { title: { en: `Set TimeoutInMillis to ${min * 1000}`, ko: `TimeoutInMillis: ${min * 1000}(으)로 바꾸기` }, path, value: min * 1000 },
    }];
  }),
};
