import { isObject, own, type Json, type JsonObject } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { jsonBytes } from '../../../core/rules/parts.ts';
import type { Node } from '../../../core/model/design.ts';
import { limits } from '../limits.ts';

const YOURS = { en: 'Which messages the subscriber can do without is for you to say.', ko: '구독자가 받지 않아도 되는 메시지는 직접 정해야 합니다.' };

/** A key with match values, and how deep it is nested (1: at the top). */
interface Leaf {
  readonly operators: number;
  readonly depth: number;
}

export const filterTooManyKeys: Rule = {
  id: 'sns.filter-too-many-keys',
  severity: 'error',
  title: { en: 'A filter policy has more keys than SNS allows', ko: 'SNS가 허용하는 것보다 많은 필터 키' },
  why: { en: 'SNS refuses a subscription whose filter policy has more keys.', ko: 'SNS는 더 많은 키를 가진 필터 정책의 구독을 거부합니다.' },
  source: limits['filter-keys'].source,
  unfixable: YOURS,
  check: (node, context) => eachFilter(node, context, 'sns.filter-keys', (leaves, max) => {
    if (leaves.length <= max) return undefined;
    return {
      needed: leaves.length,
      en: `The filter policy has ${leaves.length} keys; SNS allows ${max}. Filter on fewer attributes, or in the subscriber.`,
      ko: `필터 정책의 키가 ${leaves.length}개입니다. SNS는 ${max}개까지 허용합니다. 속성을 줄이거나 구독자에서 거르세요.`,
    };
  }),
};

export const filterTooComplex: Rule = {
  id: 'sns.filter-too-many-combinations',
  severity: 'error',
  title: { en: 'A filter policy has more combinations than SNS allows', ko: 'SNS가 허용하는 것보다 많은 필터 조합' },
  why: {
    en: 'SNS multiplies the values of all keys (and the depth of nested ones) and refuses a product above the limit.',
    ko: 'SNS는 모든 키의 값 수(중첩된 키는 깊이까지)를 곱하고, 한도를 넘으면 거부합니다.',
  },
  source: limits['filter-combinations'].source,
  unfixable: YOURS,
  check: (node, context) => eachFilter(node, context, 'sns.filter-combinations', (leaves, max) => {
    const combinations = leaves.reduce((product, { operators, depth }) => product * operators * depth, 1);
    if (combinations <= max) return undefined;
    return {
      needed: combinations,
      en: `The filter policy has ${formatNumber(combinations)} combinations of values (${factors(leaves)}); SNS allows ${formatNumber(max)}. Use fewer values or keys, or two subscriptions.`,
      ko: `필터 정책의 값 조합이 ${formatNumber(combinations)}개입니다(${factors(leaves)}). SNS는 ${formatNumber(max)}개까지 허용합니다. 값이나 키를 줄이거나 구독을 둘로 나누세요.`,
    };
  }),
};

function factors(leaves: readonly Leaf[]): string {
  return leaves.flatMap(({ operators, depth }) => (depth > 1 ? [operators, depth] : [operators])).join(' × ');
}

export const filterTooLarge: Rule = {
  id: 'sns.filter-too-large',
  severity: 'error',
  title: { en: 'A filter policy is larger than SNS takes', ko: 'SNS가 받을 수 있는 것보다 큰 필터 정책' },
  why: { en: 'SNS refuses a subscription with a larger filter policy.', ko: 'SNS는 더 큰 필터 정책의 구독을 거부합니다.' },
  source: limits['filter-size'].source,
  unfixable: YOURS,
  check: (node, context) => eachFilter(node, context, 'sns.filter-size', (_, max, policy) => {
    const size = jsonBytes(policy);
    if (size <= max) return undefined;
    return {
      needed: size,
      en: `The filter policy has ${formatNumber(size)} bytes; SNS takes ${formatNumber(max)}. Use fewer or shorter values, or filter in the subscriber.`,
      ko: `필터 정책이 ${formatNumber(size)}바이트입니다. SNS는 ${formatNumber(max)}바이트까지 받습니다. 값을 줄이거나 구독자에서 거르세요.`,
    };
  }),
};

export const tooManyFilters: Rule = {
  id: 'sns.too-many-filters',
  severity: 'warning',
  title: { en: 'A topic has more filter policies than the quota', ko: '할당량보다 많은 필터 정책' },
  why: { en: 'SNS refuses the policy above the quota. The quota can be raised on request.', ko: 'SNS는 할당량을 넘는 필터 정책을 거부합니다. 할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['filter-policies'].source,
  unfixable: YOURS,
  check: (node, context) => {
    const filtered = context.outgoing(node, 'deliver').filter(({ connection }) => isObject(own(connection.properties, 'FilterPolicy')));
    return tooMany({
      count: filtered.length, limit: 'sns.filter-policies', holder: { en: 'The topic', ko: '주제' }, what: { en: 'filter policies', ko: '필터 정책' }, by: 'SNS',
      advice: { en: 'Use several topics, or have the quota raised and write it under account.quotas.', ko: '주제를 나누거나, 할당량을 늘리고 account.quotas에 적으세요.' },
    }, context);
  },
};

/** What is wrong with a policy, and what it asks of the limit. */
type Broken = Violation['message'] & { readonly needed: number };

/** Holds the filter policy of each subscription to a limit. */
function eachFilter(node: Node, { outgoing, resolve, quota }: RuleContext, id: string, check: (leaves: readonly Leaf[], max: number, policy: JsonObject) => Broken | undefined): readonly Violation[] {
  return outgoing(node, 'deliver').flatMap(({ connection }): readonly Violation[] => {
    const policy = resolve.property(connection.properties, 'FilterPolicy');
    const broken = policy.known && isObject(policy.value) ? check(leavesOf(policy.value, 1), quota(id) ?? Infinity, policy.value) : undefined;
    if (!broken) return [];
    const { needed, ...message } = broken;
    return [{ connection: connection.id, path: ['properties', 'FilterPolicy'], limit: { id, needed }, message }];
  });
}

/** Nested policies (of the message body) count leaf keys only; `$or` groups alternatives and is no key of its own. */
function leavesOf(policy: Json, depth: number): readonly Leaf[] {
  if (!isObject(policy)) return [];
  return Object.entries(policy).flatMap(([key, value]): readonly Leaf[] => {
    if (Array.isArray(value)) return key === '$or' ? value.flatMap((alternative: Json) => leavesOf(alternative, depth)) : [{ operators: value.length, depth }];
    return leavesOf(value, depth + 1);
  });
}
