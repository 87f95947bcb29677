import { isSet } from '../../../core/catalog/setting.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { jsonBytes, partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

export const noRecovery: Rule = {
  id: 'dynamodb.no-point-in-time-recovery',
  severity: 'info',
  title: { en: 'A table cannot be restored', ko: '되돌릴 수 없는 테이블' },
  why: {
    en: 'With point-in-time recovery a table can be restored to any second of the last 35 days. Without it, what a mistake overwrites is gone.',
    ko: '특정 시점 복구를 켜면 최근 35일의 어느 시점으로든 되돌릴 수 있습니다. 끄면 실수로 덮어쓴 데이터는 사라집니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => {
    const found = resolve.property(node.properties, 'PointInTimeRecoverySpecification');
    if (!found.known || resolve.boolean(node.properties, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled') === true) return [];
    const path = ['properties', 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'];
    return [{
      path,
      message: {
        en: 'Point-in-time recovery is off: what is overwritten or deleted by mistake is gone. Switch it on unless the data can be made anew.',
        ko: '특정 시점 복구가 꺼져 있어 실수로 덮어쓰거나 지운 데이터를 되돌릴 수 없습니다. 다시 만들 수 있는 데이터가 아니면 켜세요.',
      },
      fix: { title: { en: 'Switch point-in-time recovery on', ko: '특정 시점 복구 켜기' }, path, value: true },
    }];
  },
};

export const expiryWithoutAttribute: Rule = {
  id: 'dynamodb.expiry-without-attribute',
  severity: 'error',
  title: { en: 'Items expire, but by no attribute', ko: '속성이 없는 만료 설정' },
  why: { en: 'DynamoDB reads the time at which an item expires from one attribute, and refuses the setting without its name.', ko: 'DynamoDB는 속성 하나에서 만료 시각을 읽으며, 속성 이름이 없으면 설정을 거부합니다.' },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-timetolivespecification.html', asOf: '2026-11-21' },
  unfixable: { en: 'Only the code knows which attribute holds the time.', ko: '어느 속성에 시각이 있는지는 코드만 압니다.' },
  check: (node, { resolve }) => {
    const isOn = resolve.boolean(node.properties, 'TimeToLiveSpecification.Enabled') === true;
    if (!isOn || isSet(node.properties, 'TimeToLiveSpecification.AttributeName', resolve)) return [];
    return [{
      path: ['properties', 'TimeToLiveSpecification'],
      message: {
        en: 'TimeToLiveSpecification is on and names no attribute. Set AttributeName to the one that holds the time of expiry, in seconds since 1970.',
        ko: 'TimeToLiveSpecification이 켜져 있지만 속성이 없습니다. 만료 시각(1970년부터의 초)이 담긴 속성을 AttributeName에 적으세요.',
      },
    }];
  },
};

export const tooManyCacheNodes: Rule = {
  id: 'dynamodb.too-many-cache-nodes',
  severity: 'error',
  title: { en: 'A cache cluster has more nodes than DAX allows', ko: 'DAX가 허용하는 것보다 많은 캐시 노드' },
  why: { en: 'A DAX cluster has one primary node and at most ten replicas.', ko: 'DAX 클러스터는 기본 노드 하나와 복제본 10개까지입니다.' },
  source: limits['dax-nodes'].source,
  check: (node, context) => partsOf(node, 'AWS::DAX::Cluster').flatMap(({ properties, path }) => outOfRange({
    in: properties, base: path, path: 'ReplicationFactor', unit: 'count', by: 'DAX', max: 'dynamodb.dax-nodes',
  }, context)),
};

export const policyTooLarge: Rule = {
  id: 'dynamodb.policy-too-large',
  severity: 'error',
  title: { en: 'The policy of a table is larger than DynamoDB takes', ko: 'DynamoDB가 받을 수 있는 것보다 큰 테이블 정책' },
  why: { en: 'DynamoDB refuses a larger policy when the stack is deployed.', ko: 'DynamoDB는 더 큰 정책을 배포할 때 거부합니다.' },
  source: limits['resource-policy-max'].source,
  unfixable: { en: 'Which statements may go is for you to decide.', ko: '어떤 문을 지울지는 직접 정해야 합니다.' },
  check: (node, { resolve, quota }) => {
    const policy = resolve.property(node.properties, 'ResourcePolicy.PolicyDocument');
    const max = quota('dynamodb.resource-policy-max');
    const size = policy.known && policy.value !== undefined ? jsonBytes(policy.value) : 0;
    if (max === undefined || size <= max) return [];
    return [{
      path: ['properties', 'ResourcePolicy', 'PolicyDocument'],
      limit: { id: 'dynamodb.resource-policy-max', needed: size },
      message: {
        en: `The resource policy has ${formatNumber(size)} bytes; DynamoDB takes ${formatNumber(max)}. Name fewer principals, or let several share a statement.`,
        ko: `리소스 정책이 ${formatNumber(size)}바이트입니다. DynamoDB는 ${formatNumber(max)}바이트까지 받습니다. 보안 주체를 줄이거나 문을 합치세요.`,
      },
    }];
  },
};
