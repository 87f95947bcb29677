import { isObject, type Json } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import type { Node } from '../../../core/model/design.ts';
import { limits } from '../limits.ts';

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
  check: (node, context) => eachFilter(node, context, (leaves) => {
    const max = context.quota('sns.filter-keys') ?? Infinity;
    if (leaves.length <= max) return undefined;
    return {
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
  check: (node, context) => eachFilter(node, context, (leaves) => {
    const max = context.quota('sns.filter-combinations') ?? Infinity;
    const combinations = leaves.reduce((product, { operators, depth }) => product * operators * depth, 1);
    if (combinations <= max) return undefined;
    return {
      en: `The filter policy has ${formatNumber(combinations)} combinations of values (${factors(leaves)}); SNS allows ${formatNumber(max)}. Use fewer values or keys, or two subscriptions.`,
      ko: `필터 정책의 값 조합이 ${formatNumber(combinations)}개입니다(${factors(leaves)}). SNS는 ${formatNumber(max)}개까지 허용합니다. 값이나 키를 줄이거나 구독을 둘로 나누세요.`,
    };
  }),
};

function factors(leaves: readonly Leaf[]): string {
  return leaves.flatMap(({ operators, depth }) => (depth > 1 ? [operators, depth] : [operators])).join(' × ');
}

function eachFilter(node: Node, { outgoing, resolve }: RuleContext, check: (leaves: readonly Leaf[]) => Violation['message'] | undefined): readonly Violation[] {
  return outgoing(node, 'deliver').flatMap(({ connection }): readonly Violation[] => {
    const policy = resolve.property(connection.properties, 'FilterPolicy');
    const message = policy.known && isObject(policy.value) ? check(leavesOf(policy.value, 1)) : undefined;
    return message ? [{ connection: connection.id, path: ['properties', 'FilterPolicy'], message }] : [];
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
