import { isObject, own, type Json } from '../../../core/model/json.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
import { intrinsicOf } from '../../../core/resolve/intrinsic.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { jsonBytes, partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

const BUCKET_POLICY = 'AWS::S3::BucketPolicy';

export const policyTooLarge: Rule = {
  id: 's3.policy-too-large',
  severity: 'error',
  title: { en: 'A bucket policy is larger than S3 allows', ko: 'S3 한도보다 큰 버킷 정책' },
  why: { en: 'S3 refuses a larger policy when the stack is created.', ko: '스택을 만들 때 S3가 더 큰 정책을 거부합니다.' },
  source: limits['policy-max'].source,
  unfixable: { en: 'Only you can say which statements may go or be written with wildcards.', ko: '어떤 문을 지우거나 와일드카드로 합칠지는 설계자만 정할 수 있습니다.' },
  check: (node, { quota }) => partsOf(node, BUCKET_POLICY).flatMap(({ properties, path }): readonly Violation[] => {
    const document = own(properties, 'PolicyDocument');
    const max = quota('s3.policy-max');
    const bytes = document === undefined ? 0 : jsonBytes(leastOf(document));
    if (max === undefined || bytes <= max) return [];
    return [{
      path: [...path, 'PolicyDocument'],
      limit: { id: 's3.policy-max', needed: bytes },
      message: {
        en: `The bucket policy has ${formatBytes(bytes)} or more; S3 allows ${formatBytes(max)}. Merge statements, or give access through access points.`,
        ko: `버킷 정책이 ${formatBytes(bytes)} 이상입니다. S3 한도는 ${formatBytes(max)}입니다. 문을 합치거나 액세스 포인트로 권한을 주세요.`,
      },
    }];
  }),
};

/** The document with nothing in place of what only a deployment tells: it will not be shorter. */
function leastOf(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => leastOf(item));
  if (!isObject(value)) return value;
  return intrinsicOf(value) ? '' : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, leastOf(item)]));
}

export const policyOpensToAll: Rule = {
  id: 's3.policy-opens-to-all',
  severity: 'warning',
  title: { en: 'A bucket policy lets everybody in', ko: '누구에게나 열린 버킷 정책' },
  why: {
    en: 'A statement that allows everybody without a condition makes the bucket public, and S3 refuses it while public policies are blocked.',
    ko: '조건 없이 모든 사용자를 허용하는 문은 버킷을 공개합니다. 공개 정책이 차단되어 있으면 S3가 정책을 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html', asOf: '2026-11-21' },
  unfixable: { en: 'Who should be let in instead is not in the design.', ko: '대신 누구를 허용할지는 설계에 나와 있지 않습니다.' },
  check: (node) => partsOf(node, BUCKET_POLICY).flatMap(({ properties, path }) => {
    const document = own(properties, 'PolicyDocument');
    const statements = isObject(document) ? own(document, 'Statement') : undefined;
    if (!Array.isArray(statements)) return [];
    return statements.flatMap((statement: Json, index): readonly Violation[] => (isOpen(statement) ? [{
      path: [...path, 'PolicyDocument', 'Statement', index],
      message: {
        en: 'This statement allows everybody in the world, without a condition. Name the principals, or serve the objects through CloudFront.',
        ko: '이 문은 조건 없이 전 세계 누구나 허용합니다. 주체를 지정하거나 CloudFront로 객체를 제공하세요.',
      },
    }] : []));
  }),
};

function isOpen(statement: Json): boolean {
  if (!isObject(statement) || own(statement, 'Effect') !== 'Allow' || own(statement, 'Condition') !== undefined) return false;
  const principal = own(statement, 'Principal');
  const named = isObject(principal) ? own(principal, 'AWS') : principal;
  return named === '*' || (Array.isArray(named) && named.includes('*'));
}
