import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';
import { RESERVED } from './concurrency.ts';
import { isQueue } from './event-sources.ts';

/** What a function reserves, against what its queues would have run at a time. */

const MAXIMUM = 'ScalingConfig.MaximumConcurrency';

export const reservedBelowMappings: Rule = {
  id: 'lambda.reserved-below-mappings',
  severity: 'warning',
  title: { en: 'Queues run more of a function than it reserves', ko: '함수의 예약보다 많이 실행하는 대기열' },
  why: {
    en: 'Lambda takes messages for as many executions as the mappings allow. Those above the reservation are throttled, and such a message counts as a failed attempt.',
    ko: 'Lambda는 매핑이 허용하는 실행 수만큼 메시지를 가져옵니다. 예약을 넘는 실행은 제한되고 그 메시지는 실패한 시도로 계산됩니다.',
  },
  source: limits['queue-concurrency-max'].source,
  check: (node, { incoming, resolve, quota }) => {
    const reserved = resolve.number(node.properties, RESERVED);
    const mappings = incoming(node, 'poll').map((edge) => ({ edge, most: resolve.number(edge.connection.properties, MAXIMUM) ?? 0 })).filter(({ most }) => most > 0);
    const sum = mappings.reduce((total, { most }) => total + most, 0);
    const [last] = mappings.slice(-1);
    if (reserved === undefined || !last || sum <= reserved) return [];
    const left = reserved - (sum - last.most);
    const path = ['properties', ...MAXIMUM.split('.')];
    return [{
      connection: last.edge.connection.id, path,
      message: {
        en: `The queues of “${nameOf(node)}” may run ${sum} executions at a time, but it reserves ${reserved}. Lower MaximumConcurrency, or reserve at least ${sum}.`,
        ko: `‘${nameOf(node)}’의 대기열은 동시에 ${sum}개까지 실행할 수 있지만 예약은 ${reserved}개입니다. MaximumConcurrency를 줄이거나 ${sum}개 이상 예약하세요.`,
      },
      ...(left >= (quota('lambda.queue-concurrency-min') ?? 1) ? { fix: { title: { en: `Set MaximumConcurrency to ${left}`, ko: `MaximumConcurrency: ${left}(으)로 바꾸기` }, path, value: left } } : {}),
    }];
  },
};

export const reservedBelowStart: Rule = {
  id: 'lambda.reserved-below-first-batches',
  severity: 'warning',
  title: { en: 'A function reserves less than Lambda begins with', ko: 'Lambda가 시작하는 동시 실행 수보다 적은 예약' },
  why: {
    en: 'Lambda begins to read a queue with several batches at a time, whatever the function reserves. Those above the reservation are throttled.',
    ko: 'Lambda는 함수의 예약과 관계없이 여러 배치를 동시에 읽기 시작합니다. 예약을 넘는 배치는 제한됩니다.',
  },
  source: limits['queue-scale-initial'].source,
  check: (node, { incoming, resolve, quota }) => {
    const reserved = resolve.number(node.properties, RESERVED);
    const first = quota('lambda.queue-scale-initial');
    const least = quota('lambda.queue-concurrency-min') ?? 1;
    if (reserved === undefined || first === undefined || reserved === 0 || reserved >= first) return [];
    return incoming(node, 'poll').filter((edge) => isQueue(edge) && !isSet(edge.connection.properties, MAXIMUM, resolve)).map(({ connection }) => {
      const path = ['properties', ...MAXIMUM.split('.')];
      return {
        connection: connection.id,
        limit: { id: 'lambda.queue-scale-initial', needed: reserved },
        message: {
          en: `“${nameOf(node)}” reserves ${reserved}, but Lambda begins with ${first} batches at a time. Reserve at least ${first}, or set MaximumConcurrency of the mapping.`,
          ko: `‘${nameOf(node)}’의 예약은 ${reserved}개이지만 Lambda는 배치 ${first}개를 동시에 처리하기 시작합니다. ${first}개 이상 예약하거나 매핑의 MaximumConcurrency를 설정하세요.`,
        },
        ...(reserved >= least ? { fix: { title: { en: `Set MaximumConcurrency to ${reserved}`, ko: `MaximumConcurrency: ${reserved}(으)로 설정` }, path, value: reserved } } : {}),
      };
    });
  },
};
