import { isGiven } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { originsOf } from './origin-edges.ts';

const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${name}.html`, asOf: '2026-11-21' });
const CUSTOM = 'CustomOriginConfig';
const RAISE: Text = { en: 'Have the quota raised for more and write it under account.quotas.', ko: '더 필요하면 할당량을 늘리고 account.quotas에 적으세요.' };

export const originTimeoutOutOfRange: Rule = {
  id: 'cloudfront.origin-timeout-out-of-range',
  severity: 'warning',
  title: { en: 'A distribution waits for its origin for less or more than the quota', ko: '할당량을 벗어난 오리진 응답 제한 시간' },
  why: { en: 'CloudFront refuses a longer wait until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 긴 시간을 거부합니다.' },
  source: limits['origin-timeout-max'].source,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => outOfRange({
    in: connection.with, base: ['with'], path: `${CUSTOM}.OriginReadTimeout`, unit: 'seconds', by: 'CloudFront',
    min: 'cloudfront.origin-timeout-min', max: 'cloudfront.origin-timeout-max', connection: connection.id, advice: RAISE,
  }, context)),
};

export const keepAliveOutOfRange: Rule = {
  id: 'cloudfront.keep-alive-out-of-range',
  severity: 'warning',
  title: { en: 'A distribution keeps idle connections to its origin longer than the quota', ko: '할당량을 벗어난 오리진 연결 유지 시간' },
  why: { en: 'CloudFront refuses a longer time until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 긴 시간을 거부합니다.' },
  source: limits['keep-alive-max'].source,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => outOfRange({
    in: connection.with, base: ['with'], path: `${CUSTOM}.OriginKeepaliveTimeout`, unit: 'seconds', by: 'CloudFront',
    min: 'cloudfront.keep-alive-min', max: 'cloudfront.keep-alive-max', connection: connection.id, advice: RAISE,
  }, context)),
};

export const connectingOutOfRange: Rule = {
  id: 'cloudfront.connecting-out-of-range',
  severity: 'error',
  title: { en: 'A distribution tries to reach its origin for less or more than CloudFront allows', ko: 'CloudFront의 허용 범위를 벗어난 오리진 연결 시도' },
  why: { en: 'CloudFront refuses the origin when the stack is created.', ko: '스택을 만들 때 CloudFront가 오리진을 거부합니다.' },
  source: limits['connection-timeout-max'].source,
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }) => {
    const where = { in: connection.with, base: ['with'], by: 'CloudFront', connection: connection.id } as const;
    return [
      ...outOfRange({ ...where, path: 'ConnectionTimeout', unit: 'seconds', min: 'cloudfront.connection-timeout-min', max: 'cloudfront.connection-timeout-max' }, context),
      ...outOfRange({ ...where, path: 'ConnectionAttempts', unit: 'count', min: 'cloudfront.connection-attempts-min', max: 'cloudfront.connection-attempts-max' }, context),
    ];
  }),
};

export const originNotSigned: Rule = {
  id: 'cloudfront.origin-not-signed',
  severity: 'warning',
  title: { en: 'A distribution reaches a bucket without origin access control', ko: '오리진 접근 제어 없이 버킷에 접근하는 배포' },
  why: {
    en: 'Without origin access control the bucket has to be public, so viewers can go around the distribution; the older access identity knows neither all Regions nor KMS keys.',
    ko: '오리진 접근 제어가 없으면 버킷을 공개해야 하므로 사용자가 배포를 거치지 않을 수 있습니다. 이전 방식인 접근 ID는 일부 리전과 KMS 키를 지원하지 않습니다.',
  },
  source: page('private-content-restricting-access-to-s3'),
  check: (node, context) => originsOf(node, context).flatMap(({ edge, stores }): readonly Violation[] => {
    const key = stores ? unsignedBy(edge, context) : undefined;
    if (key === undefined) return [];
    return [{
      connection: edge.connection.id,
      path: ['with', key],
      message: {
        en: `${key} reaches “${nameOf(edge.to)}” without origin access control. Remove it: the distribution then signs its requests, and the bucket stays closed.`,
        ko: `${key} 설정은 오리진 접근 제어 없이 ‘${nameOf(edge.to)}’에 접근합니다. 지우면 배포가 요청에 서명하고 버킷은 닫힌 채로 있습니다.`,
      },
      fix: { title: { en: `Remove ${key}`, ko: `${key} 지우기` }, path: ['with', key], value: undefined },
    }];
  }),
};

/** The setting of the connection that stands in the way of the signature. */
function unsignedBy({ connection: { with: settings } }: Edge, { resolve }: RuleContext): string | undefined {
  const identity = resolve.property(settings, 'S3OriginConfig.OriginAccessIdentity');
  if (isGiven(settings, CUSTOM, resolve)) return CUSTOM;
  if (own(settings, 'OriginAccessControlId') === '') return 'OriginAccessControlId';
  return isGiven(settings, 'S3OriginConfig', resolve) && !(identity.known && (identity.value === undefined || identity.value === '')) ? 'S3OriginConfig' : undefined;
}

export const originOverHttp: Rule = {
  id: 'cloudfront.origin-over-http',
  severity: 'warning',
  title: { en: 'A distribution asks its origin over plain HTTP', ko: '암호화되지 않은 HTTP로 오리진에 요청하는 배포' },
  why: {
    en: 'Between CloudFront and the origin anybody on the way reads and changes what is sent, while the viewer sees a lock.',
    ko: '사용자에게는 자물쇠가 보이지만 CloudFront와 오리진 사이에서는 중간의 누구든 내용을 읽고 바꿀 수 있습니다.',
  },
  source: page('using-https-cloudfront-to-custom-origin'),
  check: (node, context) => originsOf(node, context).flatMap(({ edge: { connection, to }, stores }): readonly Violation[] => {
    const policy = context.resolve.string(connection.with, `${CUSTOM}.OriginProtocolPolicy`);
    if (stores || policy === undefined || policy === 'https-only') return [];
    const path = ['with', CUSTOM, 'OriginProtocolPolicy'];
    return [{
      connection: connection.id,
      path,
      message: {
        en: `OriginProtocolPolicy is ${policy}: requests reach “${nameOf(to)}” over plain HTTP. Set it to https-only.`,
        ko: `OriginProtocolPolicy 값이 ${policy}라서 요청이 암호화되지 않은 HTTP로 ‘${nameOf(to)}’에 갑니다. https-only로 바꾸세요.`,
      },
      fix: { title: { en: 'Use HTTPS only', ko: 'HTTPS만 사용' }, path, value: 'https-only' },
    }];
  }),
};

export const distributionBehindDistribution: Rule = {
  id: 'cloudfront.distribution-behind-distribution',
  severity: 'warning',
  title: { en: 'A distribution stands behind a distribution', ko: '배포 뒤에 있는 배포' },
  why: {
    en: 'AWS advises against it, and answers 403 where more distributions than the limit stand in a row.',
    ko: 'AWS는 권장하지 않으며, 한도보다 많은 배포가 이어지면 403으로 응답합니다.',
  },
  source: limits['chained-distributions'].source,
  unfixable: { en: 'What the distribution behind serves is not in the design.', ko: '뒤의 배포가 무엇을 제공하는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => context.outgoing(node, 'origin').flatMap(({ connection }): readonly Violation[] => {
    const domain = context.resolve.string(connection.with, 'DomainName');
    const max = context.quota('cloudfront.chained-distributions');
    if (domain === undefined || max === undefined || !domain.toLowerCase().endsWith('.cloudfront.net')) return [];
    return [{
      connection: connection.id,
      path: ['with', 'DomainName'],
      limit: { id: 'cloudfront.chained-distributions' },
      message: {
        en: `The origin ${domain} is a distribution itself; CloudFront allows ${max} in a row. Name the origin behind it.`,
        ko: `오리진 ${domain}도 배포입니다. CloudFront는 ${max}개까지만 이어지게 합니다. 그 뒤의 오리진을 직접 적으세요.`,
      },
    }];
  }),
};
