import { connectionKind, type ConnectionKindId } from '../../catalog/connection-kinds.ts';
import { nameOf } from '../../model/design.ts';
import type { Rule, Violation } from '../contract.ts';
import { limitOf } from './fact-limit.ts';

export const tooManyTargets: Rule = {
  id: 'topology.too-many-targets',
  severity: 'error',
  title: { en: 'A node hands on to more targets than AWS allows', ko: 'AWS가 허용하는 수보다 많은 대상' },
  why: {
    en: 'AWS refuses the subscription or target above the quota when the stack is created.',
    ko: '할당량을 넘는 구독이나 대상은 스택을 만들 때 AWS가 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/general/latest/gr/sns.html', asOf: '2026-11-21' },
  unfixable: { en: 'Which targets to move is for you to decide.', ko: '어느 대상을 옮길지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const counts = new Map<ConnectionKindId, number>();
    return context.outgoing(node).flatMap(({ kind, connection, sourceFacts }): readonly Violation[] => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const quota = sourceFacts.limits?.maxTargets;
      const limit = (quota === undefined ? undefined : context.quota(quota)) ?? sourceFacts.maxTargets;
      if (limit === undefined || count !== limit + 1) return [];
      const title = connectionKind(kind)?.title ?? { en: kind, ko: kind };
      return [{
        connection: connection.id,
        message: {
          en: `“${nameOf(node)}” has more than ${limit} connections of the kind “${title.en}”, the most that AWS allows. Split it in two.`,
          ko: `‘${nameOf(node)}’ 노드의 ‘${title.ko}’ 연결이 AWS가 허용하는 ${limit}개를 넘습니다. 둘로 나누세요.`,
        },
        ...limitOf(sourceFacts, 'maxTargets', context.outgoing(node, kind).length),
      }];
    });
  },
};
