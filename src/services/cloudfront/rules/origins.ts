import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

export const originTimeoutOutOfRange: Rule = {
  id: 'cloudfront.origin-timeout-out-of-range',
  severity: 'warning',
  title: { en: 'A distribution waits for its origin for less or more than the quota', ko: '할당량을 벗어난 오리진 응답 제한 시간' },
  why: { en: 'CloudFront refuses a longer wait until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 긴 시간을 거부합니다.' },
  source: limits['origin-timeout-max'].source,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => outOfRange({
    in: connection.with, base: ['with'], path: 'CustomOriginConfig.OriginReadTimeout', unit: 'seconds', by: 'CloudFront',
    min: 'cloudfront.origin-timeout-min', max: 'cloudfront.origin-timeout-max', connection: connection.id,
    advice: { en: 'Have the quota raised for more and write it under account.quotas.', ko: '더 필요하면 할당량을 늘리고 account.quotas에 적으세요.' },
  }, context)),
};

export const keepAliveOutOfRange: Rule = {
  id: 'cloudfront.keep-alive-out-of-range',
  severity: 'warning',
  title: { en: 'A distribution keeps idle connections to its origin longer than the quota', ko: '할당량을 벗어난 오리진 연결 유지 시간' },
  why: { en: 'CloudFront refuses a longer time until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 긴 시간을 거부합니다.' },
  source: limits['keep-alive-max'].source,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => outOfRange({
    in: connection.with, base: ['with'], path: 'CustomOriginConfig.OriginKeepaliveTimeout', unit: 'seconds', by: 'CloudFront',
    max: 'cloudfront.keep-alive-max', connection: connection.id,
  }, context)),
};

export const peakAboveRate: Rule = {
  id: 'cloudfront.peak-above-rate',
  severity: 'warning',
  title: { en: 'The peak is above the request rate of a distribution', ko: '배포의 요청 속도를 넘는 피크' },
  why: { en: 'CloudFront refuses requests above the rate until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 넘는 요청을 거부합니다.' },
  source: limits['requests-per-second'].source,
  check: (node, { usage, quota }) => {
    const [peak, max] = [usage.peak(node.id), quota('cloudfront.requests-per-second')];
    if (max === undefined || peak <= max) return [];
    return [{
      message: {
        en: `At the peak ${formatNumber(peak, 0)} requests/s arrive; a distribution takes ${formatNumber(max)}. Have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건이 들어옵니다. 배포는 초당 ${formatNumber(max)}건까지 받습니다. 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};
