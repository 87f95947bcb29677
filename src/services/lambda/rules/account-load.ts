import { isSet } from '../../../core/catalog/setting.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { sharedBy } from '../../../core/rules/shared.ts';
import { typicalDuration } from '../duration.ts';
import { limits } from '../limits.ts';
import { isFunction, RESERVED, reservations } from './concurrency.ts';
import { hasWaitingCallers } from './load.ts';

export const peaksAboveAccount: Rule = {
  id: 'lambda.peaks-above-account-concurrency',
  severity: 'warning',
  title: { en: 'The peaks of all functions need more concurrency than the account has', ko: '모든 함수의 피크에 필요한 동시성이 계정의 몫보다 많음' },
  why: {
    en: 'Functions without a reservation share what the others leave of the account\'s concurrency. When it is used up, all of them are throttled.',
    ko: '예약이 없는 함수들은 계정의 동시성에서 예약을 뺀 나머지를 나누어 씁니다. 다 쓰면 모두 제한됩니다.',
  },
  source: limits.concurrency.source,
  services: ['lambda'],
  unfixable: { en: 'To reserve, to spread the load or to ask AWS for a higher quota are choices of cost and design.', ko: '예약하거나, 부하를 나누거나, AWS에 할당량을 요청하는 것은 비용과 설계의 선택입니다.' },
  check: (node, context) => {
    const seconds = typicalDuration(node);
    const quota = context.quota('lambda.concurrency');
    if (seconds === undefined || quota === undefined || isSet(node.properties, RESERVED, context.resolve) || !hasWaitingCallers(node, context)) return [];
    const { needs, sum } = context.shared(demand);
    const { sum: reserved } = context.shared(reservations);
    const [most] = needs;
    const left = Math.max(0, quota - reserved);
    if (!most || most.id !== node.id || most.executions > quota || sum <= left) return [];
    const list = needs.slice(0, 3).map((need) => `${need.id} ${formatNumber(need.executions)}`).join(', ');
    return [{
      path: ['assume', 'duration'],
      limit: { id: 'lambda.concurrency', needed: sum + reserved },
      message: {
        en: `With every flow at its peak the functions want ${formatNumber(sum)} concurrent executions (${list}${needs.length > 3 ? ', …' : ''}); ${formatNumber(left)} are left for them. The rest is throttled. Reserve for what matters, take requests through a queue, or have the quota raised.`,
        ko: `모든 트래픽이 피크일 때 함수들에 동시 실행 ${formatNumber(sum)}개(${list}${needs.length > 3 ? ', …' : ''})가 필요하지만 ${formatNumber(left)}개가 남아 있습니다. 나머지는 제한됩니다. 중요한 함수에 예약하거나, 대기열로 받거나, 할당량을 늘리세요.`,
      },
    }];
  },
};

interface Demand {
  /** What functions want at their peaks, the largest first. */
  readonly needs: readonly { readonly id: string; readonly executions: number }[];
  readonly sum: number;
}

/** What functions without a reservation that callers wait for want together. */
const demand = sharedBy<number, Demand>(
  (node, context) => {
    if (!isFunction(node, context.catalog) || isSet(node.properties, RESERVED, context.resolve)) return 0;
    const seconds = typicalDuration(node);
    return seconds === undefined || !hasWaitingCallers(node, context) ? 0 : Math.ceil(context.usage.peak(node.id) * seconds);
  },
  (amounts, ids) => ({
    needs: amounts.flatMap((executions, at) => (executions > 0 ? [{ id: ids[at] ?? '', executions }] : [])).sort((a, b) => b.executions - a.executions),
    sum: amounts.reduce((sum, executions) => sum + executions, 0),
  }),
);
