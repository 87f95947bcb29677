import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Shared, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { demandBy, type Demand } from '../../../core/rules/shared.ts';
import { limits } from '../limits.ts';
import { billingOf, indexesOf } from '../settings.ts';
import { peakUnits } from '../units.ts';
import { DIRECTIONS, type Direction } from './directions.ts';

const RAISED_BY_AWS = { en: 'Only AWS raises a quota.', ko: '할당량은 AWS만 늘릴 수 있습니다.' };

function peakOf(node: Node, { units }: Direction, context: RuleContext): number {
  return peakUnits(node, context)[units];
}

function hasTraffic(node: Node, { usage }: RuleContext): boolean {
  return usage.arriving(node.id).length > 0;
}

export const peakAboveCapacity: Rule = {
  id: 'dynamodb.peak-above-capacity',
  severity: 'warning',
  title: { en: 'The peak takes more than the provisioned capacity', ko: '프로비저닝된 용량을 넘는 피크' },
  why: {
    en: 'A provisioned table throttles what exceeds its capacity, once it has used up what it saved in the five minutes before. Auto scaling follows only after minutes.',
    ko: '프로비저닝 테이블은 앞선 5분 동안 쓰지 않고 남긴 용량까지 쓰고 나면 넘는 요청을 제한합니다. 자동 조정은 몇 분 뒤에야 따라옵니다.',
  },
  source: limits['burst-seconds'].source,
  check: (node, context) => {
    if (billingOf(node, context.resolve) !== 'provisioned' || !hasTraffic(node, context)) return [];
    if (partsOf(node, 'AWS::ApplicationAutoScaling::ScalableTarget').length > 0) return [];
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const path = `ProvisionedThroughput.${direction.capacity}`;
      const [has, peak] = [context.resolve.number(node.properties, path), peakOf(node, direction, context)];
      if (has === undefined || peak <= has) return [];
      const [needed, lasts] = [Math.ceil(peak), ((context.quota('dynamodb.burst-seconds') ?? 0) * has) / (peak - has)];
      const at = ['properties', 'ProvisionedThroughput', direction.capacity];
      return [{
        path: at,
        message: {
          en: `At the peak ${formatNumber(needed)} ${direction.en} units a second are asked for; the table has ${formatNumber(has)}, and what it saved up lasts ${formatNumber(lasts, 0)} s. Raise ${direction.capacity}, or make the table on-demand.`,
          ko: `피크에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 테이블에는 ${formatNumber(has)}단위가 있고, 남겨 둔 용량은 ${formatNumber(lasts, 0)}초면 바닥납니다. ${direction.capacity}를 늘리거나 온디맨드로 바꾸세요.`,
        },
        fix: { title: { en: `Set ${direction.capacity} to ${needed}`, ko: `${direction.capacity}: ${needed}(으)로 바꾸기` }, path: at, value: needed },
      }];
    });
  },
};

export const peakAboveMaximum: Rule = {
  id: 'dynamodb.peak-above-maximum',
  severity: 'warning',
  title: { en: 'The peak takes more than the maximum that an on-demand table is set to', ko: '온디맨드 테이블에 설정된 최대치를 넘는 피크' },
  why: { en: 'An on-demand table with a maximum throttles what exceeds it, to keep the bill down.', ko: '최대 처리량을 설정한 온디맨드 테이블은 비용을 막기 위해 넘는 요청을 제한합니다.' },
  source: { url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html', asOf: '2026-11-21' },
  check: (node, context) => {
    if (!isSet(node.properties, 'OnDemandThroughput', context.resolve) || !hasTraffic(node, context)) return [];
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const [max, peak] = [context.resolve.number(node.properties, `OnDemandThroughput.${direction.maximum}`), peakOf(node, direction, context)];
      if (max === undefined || max < 0 || peak <= max) return [];
      const at = ['properties', 'OnDemandThroughput', direction.maximum];
      const needed = Math.ceil(peak);
      return [{
        path: at,
        message: {
          en: `At the peak ${formatNumber(needed)} ${direction.en} units a second are asked for; ${direction.maximum} allows ${formatNumber(max)}. Raise it if these calls are to succeed.`,
          ko: `피크에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 ${direction.maximum}는 ${formatNumber(max)}까지 허용합니다. 모두 처리하려면 늘리세요.`,
        },
        fix: { title: { en: `Set ${direction.maximum} to ${needed}`, ko: `${direction.maximum}: ${needed}(으)로 바꾸기` }, path: at, value: needed },
      }];
    });
  },
};

export const peakAboveTableQuota: Rule = {
  id: 'dynamodb.peak-above-table-throughput',
  severity: 'warning',
  title: { en: 'A table needs more throughput than the quota of a table', ko: '테이블 할당량을 넘는 처리량' },
  why: {
    en: 'The quota holds for reads and for writes of each table, on-demand or provisioned. On-demand tables throttle above it, a provisioned one is refused.',
    ko: '할당량은 온디맨드든 프로비저닝이든 테이블마다 읽기와 쓰기에 각각 적용됩니다. 온디맨드는 넘으면 제한되고 프로비저닝은 거부됩니다.',
  },
  source: limits['table-throughput'].source,
  unfixable: RAISED_BY_AWS,
  check: (node, context) => {
    const max = context.quota('dynamodb.table-throughput');
    const billing = billingOf(node, context.resolve);
    if (max === undefined || billing === undefined || (billing === 'on-demand' && !hasTraffic(node, context))) return [];
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const asked = billing === 'on-demand' ? peakOf(node, direction, context) : (context.resolve.number(node.properties, `ProvisionedThroughput.${direction.capacity}`) ?? 0);
      if (asked <= max) return [];
      const needed = Math.ceil(asked);
      return [{
        ...(billing === 'provisioned' ? { path: ['properties', 'ProvisionedThroughput', direction.capacity] } : {}),
        limit: { id: 'dynamodb.table-throughput', needed },
        message: {
          en: `“${nameOf(node)}” needs ${formatNumber(needed)} ${direction.en} units a second; a table has ${formatNumber(max)}. Cache reads, spread the data over several tables, or have the quota raised and write it under account.quotas.`,
          ko: `‘${nameOf(node)}’ 테이블에 초당 ${direction.ko} ${formatNumber(needed)}단위가 필요하지만 테이블 하나의 한도는 ${formatNumber(max)}입니다. 읽기를 캐시하거나 데이터를 여러 테이블로 나누거나, 할당량을 늘리고 account.quotas에 적으세요.`,
        },
      }];
    });
  },
};

/** Provisioned units of all tables and their global indexes. */
const ALL_PROVISIONED = Object.fromEntries(DIRECTIONS.map((direction) => [
  direction.units, demandBy((node, context) => (node.service === 'dynamodb' ? provisioned(node, direction, context) : 0)),
])) as Readonly<Record<Direction['units'], Shared<Demand>>>;

export const accountAboveQuota: Rule = {
  id: 'dynamodb.capacity-above-account',
  severity: 'warning',
  title: { en: 'The tables together provision more than the account may', ko: '계정 한도를 넘는 테이블들의 프로비저닝 용량' },
  why: {
    en: 'The provisioned capacity of all tables and global indexes of an account and Region counts together. DynamoDB refuses the table that exceeds it.',
    ko: '계정과 리전의 모든 테이블과 글로벌 인덱스의 프로비저닝 용량을 함께 셉니다. 넘게 만드는 테이블은 거부됩니다.',
  },
  source: limits['account-throughput'].source,
  unfixable: RAISED_BY_AWS,
  check: (node, context) => {
    if (billingOf(node, context.resolve) !== 'provisioned') return [];
    const max = context.quota('dynamodb.account-throughput');
    return DIRECTIONS.flatMap((direction): readonly Violation[] => {
      const { sum, most } = context.shared(ALL_PROVISIONED[direction.units]);
      if (max === undefined || sum <= max || most !== node.id) return [];
      return [{
        path: ['properties', 'ProvisionedThroughput'],
        limit: { id: 'dynamodb.account-throughput', needed: sum },
        message: {
          en: `All tables and their global indexes provision ${formatNumber(sum)} ${direction.en} units a second; the account has ${formatNumber(max)}. Lower them, make tables on-demand (not counted), or have the quota raised and write it under account.quotas.`,
          ko: `모든 테이블과 글로벌 인덱스가 초당 ${direction.ko} ${formatNumber(sum)}단위를 프로비저닝합니다. 계정 한도는 ${formatNumber(max)}입니다. 줄이거나, 한도에 세지 않는 온디맨드로 바꾸거나, 할당량을 늘리고 account.quotas에 적으세요.`,
        },
      }];
    });
  },
};

function provisioned(node: Node, { capacity }: Direction, { resolve }: RuleContext): number {
  if (billingOf(node, resolve) !== 'provisioned') return 0;
  const owners = [node.properties, ...indexesOf(node, 'GlobalSecondaryIndexes', resolve).map(({ properties }) => properties)];
  return owners.reduce((sum, owner) => sum + (resolve.number(owner, `ProvisionedThroughput.${capacity}`) ?? 0), 0);
}
