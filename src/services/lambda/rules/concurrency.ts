import type { Design, Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { typicalDuration } from '../duration.ts';
import { limits } from '../limits.ts';

const RESERVED = 'ReservedConcurrentExecutions';

export const reservedTooMuch: Rule = {
  id: 'lambda.reserved-concurrency-leaves-too-little',
  severity: 'error',
  title: { en: 'Functions reserve more concurrency than the account can give', ko: '계정이 줄 수 있는 것보다 많은 예약된 동시성' },
  why: {
    en: 'All functions of an account share one number of concurrent executions, and a part of it must stay unreserved.',
    ko: '계정의 모든 함수가 동시 실행 수를 나누어 쓰며, 일부는 예약하지 않은 채 남겨야 합니다.',
  },
  source: limits['unreserved-concurrency-min'].source,
  check: (node, context) => {
    const reserves = (context.resolve.number(node.properties, RESERVED) ?? 0) > 0;
    return reserves && reservations(context).overdrawnAt === node.id ? [overdrawn(context)] : [];
  },
};

interface Reservations {
  readonly sum: number;
  /** The function of the file with which the sum first exceeds what may be reserved. */
  readonly overdrawnAt: string | undefined;
}

const counted = new WeakMap<Design, Reservations>();

/** Counted once per design: the sum needs every function, and every function asks for it. */
function reservations(context: RuleContext): Reservations {
  const { design } = context;
  const known = counted.get(design);
  if (known) return known;
  let sum = 0;
  let overdrawnAt: string | undefined;
  for (const node of design.nodes) {
    if (context.catalog.kind(node.service)?.resourceType !== 'AWS::Lambda::Function') continue;
    sum += context.resolve.number(node.properties, RESERVED) ?? 0;
    if (overdrawnAt === undefined && sum > reservable(context)) overdrawnAt = node.id;
  }
  const result = { sum, overdrawnAt };
  counted.set(design, result);
  return result;
}

function reservable({ quota }: RuleContext): number {
  return (quota('lambda.concurrency') ?? Infinity) - (quota('lambda.unreserved-concurrency-min') ?? 0);
}

function overdrawn(context: RuleContext): Violation {
  const [sum, most] = [formatNumber(reservations(context).sum), formatNumber(reservable(context))];
  const [account, rest] = [formatNumber(context.quota('lambda.concurrency') ?? 0), formatNumber(context.quota('lambda.unreserved-concurrency-min') ?? 0)];
  return {
    path: ['properties', RESERVED],
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

export const peakAboveConcurrency: Rule = {
  id: 'lambda.peak-above-concurrency',
  severity: 'warning',
  title: { en: 'The peak needs more concurrency than the function has', ko: '피크에 필요한 동시성이 함수의 몫보다 많음' },
  why: {
    en: 'Executions at a time are requests a second times their duration. What exceeds the concurrency is throttled, and the caller sees an error.',
    ko: '동시 실행 수는 초당 요청 수에 실행 시간을 곱한 값입니다. 동시성을 넘는 요청은 제한되고 호출자는 오류를 받습니다.',
  },
  source: limits['requests-per-environment'].source,
  check: (node, context) => {
    const seconds = typicalDuration(node);
    const available = availableTo(node, context);
    if (seconds === undefined || available === undefined || !hasWaitingCallers(node, context)) return [];
    const peak = context.usage.peak(node.id);
    const needed = peak * seconds;
    if (needed <= available) return [];
    return [{
      path: ['assume', 'duration'],
      message: {
        en: `At the peak of ${formatNumber(peak, 0)} requests/s, ${formatNumber(seconds)} s each, ${formatNumber(needed, 0)} executions run at a time; ${formatNumber(available)} are available. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건이 각각 ${formatNumber(seconds)}초씩 걸려 동시에 ${formatNumber(needed, 0)}개가 실행되지만 ${formatNumber(available)}개만 가능합니다. 나머지는 제한됩니다. 더 빠르게 하거나, 동시성을 늘리거나, 요청을 대기열로 받으세요.`,
      },
    }];
  },
};

function availableTo(node: Node, { resolve, quota }: RuleContext): number | undefined {
  return resolve.number(node.properties, RESERVED) ?? quota('lambda.concurrency');
}

/** Asynchronous events and queues wait for a free environment; callers that wait for an answer get an error. */
function hasWaitingCallers(node: Node, { incoming }: RuleContext): boolean {
  const edges = incoming(node);
  return edges.length > 0 && edges.every(({ kind }) => kind === 'invoke' || kind === 'trigger');
}
