import type { ConnectionKindId } from '../../catalog/connection-kinds.ts';
import type { Facts } from '../../catalog/facts.ts';
import { nameOf } from '../../model/design.ts';
import type { Edge, Rule, RuleContext, Violation } from '../contract.ts';
import { limitOf } from './fact-limit.ts';

const EITHER_END = { en: 'Either end can give way: which, is for you to decide.', ko: '어느 쪽을 바꿀지는 직접 정해야 합니다.' };

const QUEUE_CONFIGURATION = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html', asOf: '2026-11-21' };

const WAITED_FOR: readonly ConnectionKindId[] = ['invoke', 'origin', 'trigger'];

export const callerGivesUpFirst: Rule = {
  id: 'topology.caller-gives-up-first',
  severity: 'warning',
  title: { en: 'The caller gives up before the answer may come', ko: '응답이 오기 전에 포기하는 호출자' },
  why: {
    en: 'What runs longer than its caller waits goes on and is paid for, but its result reaches nobody: the caller has had an error already.',
    ko: '호출자가 기다리는 시간보다 오래 실행되면 비용은 계속 들지만 결과는 아무에게도 전해지지 않습니다. 호출자는 이미 오류를 받았습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html', asOf: '2026-11-21' },
  unfixable: EITHER_END,
  check: (node, context) => [
    ...WAITED_FOR.flatMap((kind) => context.outgoing(node, kind).flatMap((edge) => outwaited(edge, 'from', context))),
    ...context.incoming(node, 'authorize').flatMap((edge) => outwaited(edge, 'to', context)),
  ],
};

/** Compares the caller at one end of an edge with what it calls at the other. */
function outwaited(edge: Edge, caller: 'from' | 'to', context: RuleContext): readonly Violation[] {
  const [calling, called] = caller === 'from' ? [edge.sourceFacts, edge.targetFacts] : [edge.targetFacts, edge.sourceFacts];
  const [waits, runs] = [calling.callerTimeoutSeconds, called.timeoutSeconds];
  if (waits === undefined || runs === undefined || runs <= waits) return [];
  const [name, other] = caller === 'from' ? [nameOf(edge.from), nameOf(edge.to)] : [nameOf(edge.to), nameOf(edge.from)];
  const raise = calling.callerTimeoutRaisable === true;
  return [{
    connection: edge.connection.id,
    message: {
      en: `“${name}” waits ${waits} s for “${other}”, which may take ${runs} s. ${raise ? `Raise the wait or lower` : 'Lower'} the timeout of “${other}” to ${waits} s, or do the work asynchronously.`,
      ko: `‘${name}’ 노드는 ‘${other}’의 응답을 ${waits}초 기다리지만 ‘${other}’ 노드는 ${runs}초까지 걸릴 수 있습니다. ${raise ? '기다리는 시간을 늘리거나 ' : ''}‘${other}’의 제한 시간을 ${waits}초로 줄이거나 비동기로 처리하세요.`,
    },
    ...(isBeyond(calling, runs, context) ? limitOf(calling, 'callerTimeoutSeconds', runs) : {}),
  }];
}

/** Whether waiting for so long breaks the limit itself, and not only what is set below it. */
function isBeyond({ limits }: Facts, seconds: number, { quota }: RuleContext): boolean {
  const max = limits?.callerTimeoutSeconds === undefined ? undefined : quota(limits.callerTimeoutSeconds);
  return max !== undefined && seconds > max;
}

export const hiddenTooShort: Rule = {
  id: 'topology.visibility-shorter-than-timeout',
  severity: 'error',
  title: { en: 'A queue shows a message again while it is still being processed', ko: '처리 중인 메시지를 다시 보이게 하는 대기열' },
  why: {
    en: 'Lambda refuses an event source mapping whose function may run longer than the queue hides a message.',
    ko: '함수가 대기열의 표시 제한 시간보다 오래 실행될 수 있으면 Lambda가 이벤트 소스 매핑을 거부합니다.',
  },
  source: QUEUE_CONFIGURATION,
  unfixable: EITHER_END,
  check: (node, context) => context.outgoing(node, 'poll').flatMap((edge): readonly Violation[] => {
    const [hidden, runs] = [edge.sourceFacts.visibilityTimeoutSeconds, edge.targetFacts.timeoutSeconds];
    if (hidden === undefined || runs === undefined || hidden >= runs) return [];
    return [{
      connection: edge.connection.id,
      ...limitOf(edge.targetFacts, 'timeoutSeconds'),
      message: {
        en: `“${nameOf(edge.from)}” hides a message for ${hidden} s, but “${nameOf(edge.to)}” may work on it for ${runs} s: AWS refuses this mapping. Set the visibility timeout to ${runs} s or more.`,
        ko: `‘${nameOf(edge.from)}’ 대기열은 메시지를 ${hidden}초 숨기지만 ‘${nameOf(edge.to)}’ 노드는 ${runs}초까지 처리할 수 있어 AWS가 이 매핑을 거부합니다. 표시 제한 시간을 ${runs}초 이상으로 설정하세요.`,
      },
    }];
  }),
};

export const hiddenBelowAdvice: Rule = {
  id: 'topology.visibility-below-advice',
  severity: 'warning',
  title: { en: 'A queue hides messages for less than AWS advises', ko: 'AWS 권장보다 짧은 표시 제한 시간' },
  why: {
    en: 'A throttled consumer tries again within the visibility timeout. Where that is short, the message appears a second time and is processed twice.',
    ko: '제한을 받은 소비자는 표시 제한 시간 안에서 다시 시도합니다. 이 시간이 짧으면 메시지가 다시 나타나 두 번 처리됩니다.',
  },
  source: QUEUE_CONFIGURATION,
  unfixable: EITHER_END,
  check: (node, context) => context.outgoing(node, 'poll').flatMap((edge): readonly Violation[] => {
    const { visibilityTimeoutSeconds: hidden } = edge.sourceFacts;
    const { timeoutSeconds: runs, visibilityFactor: factor } = edge.targetFacts;
    if (hidden === undefined || runs === undefined || factor === undefined || hidden < runs) return [];
    const advised = factor * runs + (context.resolve.number(edge.connection.properties, 'MaximumBatchingWindowInSeconds') ?? 0);
    if (hidden >= advised) return [];
    return [{
      connection: edge.connection.id,
      message: {
        en: `“${nameOf(edge.from)}” hides a message for ${hidden} s. AWS advises ${factor} times the timeout of “${nameOf(edge.to)}” plus the batch window: ${advised} s.`,
        ko: `‘${nameOf(edge.from)}’ 대기열은 메시지를 ${hidden}초 숨깁니다. AWS 권장값은 ‘${nameOf(edge.to)}’ 제한 시간의 ${factor}배에 배치 기간을 더한 ${advised}초입니다.`,
      },
      ...limitOf(edge.targetFacts, 'visibilityFactor'),
    }];
  }),
};
