import type { Catalog } from '../../../core/catalog/catalog.ts';
import { isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { sharedBy } from '../../../core/rules/shared.ts';
import { limits } from '../limits.ts';

export const RESERVED = 'ReservedConcurrentExecutions';

export const reservedTooMuch: Rule = {
  id: 'lambda.reserved-concurrency-leaves-too-little',
  severity: 'error',
  title: { en: 'Functions reserve more concurrency than the account can give', ko: '계정이 줄 수 있는 것보다 많은 예약된 동시성' },
  why: {
    en: 'All functions of an account share one number of concurrent executions, and a part of it must stay unreserved.',
    ko: '계정의 모든 함수가 동시 실행 수를 나누어 쓰며, 일부는 예약하지 않은 채 남겨야 합니다.',
  },
  source: limits['unreserved-concurrency-min'].source,
  unfixable: { en: 'Which function gives concurrency up is for you to choose, or AWS raises the quota.', ko: '어느 함수의 예약을 줄일지는 직접 골라야 하며, 아니면 AWS가 할당량을 늘려야 합니다.' },
  check: (node, context) => {
    if ((context.resolve.number(node.properties, RESERVED) ?? 0) <= 0) return [];
    const { sum, exceededAt } = context.shared(reservations);
    const most = reservable(context);
    return sum > most && exceededAt(most) === node.id ? [overdrawn(context)] : [];
  },
};

export interface Sum {
  readonly sum: number;
  /** The first node of the file with which the sum exceeds a number. */
  readonly exceededAt: (most: number) => string | undefined;
}

/** What the functions of a design reserve together. */
export const reservations = sharedBy<number, Sum>(
  (node, { catalog, resolve }) => (isFunction(node, catalog) ? resolve.number(node.properties, RESERVED) ?? 0 : 0),
  (amounts, ids) => ({
    sum: amounts.reduce((sum, amount) => sum + amount, 0),
    exceededAt: (most) => {
      let sum = 0;
      return ids[amounts.findIndex((amount) => (sum += amount) > most)];
    },
  }),
);

export function isFunction({ service }: Node, catalog: Catalog): boolean {
  return catalog.kind(service)?.resourceType === 'AWS::Lambda::Function';
}

/** How many executions the account may reserve in all. */
function reservable({ quota }: RuleContext): number {
  return (quota('lambda.concurrency') ?? Infinity) - (quota('lambda.unreserved-concurrency-min') ?? 0);
}

function overdrawn(context: RuleContext): Violation {
  const { quota } = context;
  const all = context.shared(reservations).sum;
  const [sum, most] = [formatNumber(all), formatNumber(reservable(context))];
  const [account, rest] = [formatNumber(quota('lambda.concurrency') ?? 0), formatNumber(quota('lambda.unreserved-concurrency-min') ?? 0)];
  return {
    path: ['properties', RESERVED],
    limit: { id: 'lambda.concurrency', needed: all + (quota('lambda.unreserved-concurrency-min') ?? 0) },
    message: {
      en: `The functions of this design reserve ${sum} executions; of ${account} in the account at most ${most} may be reserved (${rest} stay free). Reserve less, or have the quota raised and write it under account.quotas.`,
      ko: `이 설계의 함수들이 실행 ${sum}개를 예약합니다. 계정의 ${account}개 중 ${most}개까지만 예약할 수 있고 ${rest}개는 남겨야 합니다. 예약을 줄이거나, 할당량을 늘리고 account.quotas에 적으세요.`,
    },
  };
}

export const switchedOff: Rule = {
  id: 'lambda.switched-off',
  severity: 'warning',
  title: { en: 'A function is switched off', ko: '꺼진 함수' },
  why: {
    en: 'With a reserved concurrency of 0 Lambda refuses every invocation.',
    ko: '예약된 동시성이 0이면 Lambda가 모든 호출을 거부합니다.',
  },
  source: limits['unreserved-concurrency-min'].source,
  check: (node, { resolve }) => {
    if (resolve.number(node.properties, RESERVED) !== 0) return [];
    const path = ['properties', RESERVED];
    return [{
      path,
      message: {
        en: `${RESERVED} is 0: every invocation is refused. Remove it, or set how many may run at a time.`,
        ko: `${RESERVED} 값이 0이라 모든 호출이 거부됩니다. 지우거나, 동시에 실행할 수를 적으세요.`,
      },
      fix: { title: { en: `Remove ${RESERVED}`, ko: `${RESERVED} 지우기` }, path, value: undefined },
    }];
  },
};

const PROVISIONED = 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions';

export const provisionedTooMuch: Rule = {
  id: 'lambda.provisioned-concurrency-above-limit',
  severity: 'error',
  title: { en: 'A function keeps more environments ready than it may have', ko: '함수가 가질 수 있는 것보다 많은 프로비저닝된 동시성' },
  why: {
    en: 'Lambda refuses more provisioned concurrency than the function reserves, or, where it reserves none, than the account leaves unreserved.',
    ko: 'Lambda는 함수가 예약한 동시성보다, 예약이 없으면 계정에 남은 동시성보다 많은 프로비저닝된 동시성을 거부합니다.',
  },
  source: limits['provisioned-concurrency-max'].source,
  check: (node, context) => {
    const parts = partsOf(node, 'AWS::Lambda::Version', 'AWS::Lambda::Alias')
      .map(({ properties, path }) => ({ executions: context.resolve.number(properties, PROVISIONED) ?? 0, path: [...path, ...PROVISIONED.split('.')] }))
      .filter(({ executions }) => executions > 0);
    const [last] = parts.slice(-1);
    const most = last && provisionable(node, context);
    const sum = parts.reduce((total, { executions }) => total + executions, 0);
    if (!last || !most || sum <= most.executions) return [];
    const left = most.executions - (sum - last.executions);
    return [{
      path: last.path,
      ...(most.reserved ? {} : { limit: { id: 'lambda.provisioned-concurrency-max', needed: sum } }),
      message: {
        en: `${formatNumber(sum)} environments are kept ready; ${most.reserved ? 'the function reserves' : 'the account has'} ${formatNumber(most.executions)}${most.reserved ? '' : ' for it'}. Keep fewer ready${most.reserved ? ', or reserve more' : ', or have the quota raised and write it under account.quotas'}.`,
        ko: `실행 환경 ${formatNumber(sum)}개를 준비해 두지만 ${most.reserved ? '함수가 예약한 수는' : '계정에서 쓸 수 있는 수는'} ${formatNumber(most.executions)}개입니다. 수를 줄이거나, ${most.reserved ? '예약을 늘리세요' : '할당량을 늘리고 account.quotas에 적으세요'}.`,
      },
      ...(left > 0 ? { fix: { title: { en: `Keep ${left} ready`, ko: `${left}개로 줄이기` }, path: last.path, value: left } } : {}),
    }];
  },
};

/** Environments that a function may keep ready; undefined where its reservation cannot be told. */
function provisionable(node: Node, context: RuleContext): { readonly executions: number; readonly reserved: boolean } | undefined {
  const { resolve, quota } = context;
  const own = resolve.number(node.properties, RESERVED);
  if (own !== undefined) return { executions: own, reserved: true };
  if (isSet(node.properties, RESERVED, resolve)) return undefined;
  const account = Math.max(quota('lambda.provisioned-concurrency-max') ?? 0, reservable(context));
  return { executions: Math.max(0, account - context.shared(reservations).sum), reserved: false };
}
