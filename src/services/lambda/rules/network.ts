import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { sharedBy } from '../../../core/rules/shared.ts';
import { limits } from '../limits.ts';
import { isFunction } from './concurrency.ts';

export const vpcConfigTooLarge: Rule = {
  id: 'lambda.vpc-config-too-large',
  severity: 'error',
  title: { en: 'A function is in more subnets or security groups than Lambda allows', ko: 'Lambda가 허용하는 것보다 많은 서브넷이나 보안 그룹' },
  why: { en: 'Lambda refuses a function with more subnets or security groups.', ko: 'Lambda는 서브넷이나 보안 그룹이 더 많은 함수를 거부합니다.' },
  source: limits['vpc-subnets'].source,
  unfixable: { en: 'Which subnets or groups the function needs is for you to choose.', ko: '함수에 필요한 서브넷이나 그룹은 직접 골라야 합니다.' },
  check: (node, context) => CHECKS.flatMap(({ path, limit, what }) => tooMany({
    count: listSetting(node.properties, path, context.resolve)?.length ?? 0, limit, what, by: 'Lambda',
    holder: { en: 'The function', ko: '함수' }, advice: { en: 'Remove some.', ko: '줄이세요.' }, path: ['properties', ...path.split('.')],
  }, context)),
};

const CHECKS = [
  { path: 'VpcConfig.SubnetIds', limit: 'lambda.vpc-subnets', what: { en: 'subnets', ko: '서브넷' } },
  { path: 'VpcConfig.SecurityGroupIds', limit: 'lambda.vpc-security-groups', what: { en: 'security groups', ko: '보안 그룹' } },
] as const;

export const vpcInterfacesAboveQuota: Rule = {
  id: 'lambda.vpc-interfaces-above-quota',
  severity: 'warning',
  title: { en: 'Functions need more network interfaces than the quota of a VPC', ko: 'VPC 할당량보다 많은 네트워크 인터페이스가 필요한 함수' },
  why: {
    en: 'Lambda makes one network interface for each subnet with each set of security groups that functions use. Above the quota new functions cannot connect to the VPC.',
    ko: 'Lambda는 함수가 쓰는 서브넷과 보안 그룹 조합마다 네트워크 인터페이스를 하나씩 만듭니다. 할당량을 넘으면 새 함수가 VPC에 연결되지 않습니다.',
  },
  source: limits['vpc-interfaces'].source,
  unfixable: { en: 'Which functions share security groups is for you to choose, or AWS raises the quota.', ko: '보안 그룹을 함께 쓸 함수는 직접 골라야 하며, 아니면 AWS가 할당량을 늘려야 합니다.' },
  check: (node, context) => {
    const max = context.quota('lambda.vpc-interfaces');
    if (max === undefined || combinationsOf(node, context).length === 0) return [];
    const { all, exceededAt } = context.shared(interfaces);
    if (all <= max || exceededAt(max) !== node.id) return [];
    return [{
      path: ['properties', 'VpcConfig'],
      limit: { id: 'lambda.vpc-interfaces', needed: all },
      message: {
        en: `The functions of this design use ${formatNumber(all)} combinations of subnet and security groups, a network interface each; the quota of a VPC is ${formatNumber(max)}. Let functions share security groups, or have the quota raised.`,
        ko: `이 설계의 함수들은 서브넷과 보안 그룹 조합 ${formatNumber(all)}개를 쓰며 조합마다 네트워크 인터페이스가 필요합니다. VPC 할당량은 ${formatNumber(max)}개입니다. 보안 그룹을 함께 쓰거나 할당량을 늘리세요.`,
      },
    }];
  },
};

interface Interfaces {
  readonly all: number;
  /** The function with which the number first exceeds a quota. */
  readonly exceededAt: (max: number) => string | undefined;
}

const NONE: readonly string[] = [];

/** The interfaces of all functions, each combination once. */
const interfaces = sharedBy<readonly string[], Interfaces>(combinationsOf, (parts, ids) => {
  const seen = new Set<string>();
  const sums = parts.map((combinations) => {
    for (const combination of combinations) seen.add(combination);
    return seen.size;
  });
  return { all: seen.size, exceededAt: (max) => ids[sums.findIndex((sum) => sum > max)] };
});

function combinationsOf(node: Node, { catalog, resolve }: RuleContext): readonly string[] {
  if (!isFunction(node, catalog)) return NONE;
  const subnets = listSetting(node.properties, 'VpcConfig.SubnetIds', resolve);
  if (!subnets) return NONE;
  const groups = (listSetting(node.properties, 'VpcConfig.SecurityGroupIds', resolve) ?? []).map((group) => JSON.stringify(group)).sort();
  return subnets.map((subnet) => JSON.stringify([subnet, groups]));
}
