import { nameOf } from '../../model/design.ts';
import type { Rule } from '../contract.ts';
import { limitOf } from './fact-limit.ts';

export const failedEventsAreLost: Rule = {
  id: 'topology.failed-events-are-lost',
  severity: 'warning',
  title: { en: 'Events that fail are dropped', ko: '실패하면 사라지는 이벤트' },
  why: {
    en: 'After its last attempt at an event that nobody waits for, AWS discards the event. A queue or topic behind an on-failure connection keeps it.',
    ko: '아무도 기다리지 않는 이벤트는 마지막 시도까지 실패하면 AWS가 버립니다. 실패 시 연결로 이어진 대기열이나 주제가 있으면 남습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html', asOf: '2026-11-21' },
  unfixable: { en: 'Which queue or topic keeps the events is for you to choose.', ko: '이벤트를 보관할 대기열이나 주제는 직접 골라야 합니다.' },
  check: (node, context) => {
    const edges = (['deliver', 'notify', 'start'] as const).flatMap((kind) => context.incoming(node, kind));
    const dropping = edges.find(({ targetFacts }) => targetFacts.dropsAfterAttempts !== undefined && targetFacts.keepsFailures !== true);
    const attempts = dropping?.targetFacts.dropsAfterAttempts;
    if (!dropping || attempts === undefined || context.outgoing(node, 'on-failure').length > 0) return [];
    return [{
      ...limitOf(dropping.targetFacts, 'dropsAfterAttempts'),
      message: {
        en: `An event from “${nameOf(dropping.from)}” that fails in “${nameOf(node)}” is dropped after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}. Connect “${nameOf(node)}” to a queue or topic by \`on-failure\`.`,
        ko: `‘${nameOf(dropping.from)}’에서 온 이벤트가 ‘${nameOf(node)}’에서 ${attempts}번 실패하면 버려집니다. ‘${nameOf(node)}’ 노드를 대기열이나 주제에 \`on-failure\`로 연결하세요.`,
      },
    }];
  },
};
