import type { Rule } from '../../../core/rules/contract.ts';
import { numberSetting } from '../../../core/catalog/setting.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

export const retriesOutOfRange: Rule = {
  id: 'lambda.retries-out-of-range',
  severity: 'error',
  title: { en: 'A failed event is tried again more often than Lambda allows', ko: 'Lambda가 허용하는 것보다 많은 재시도' },
  why: { en: 'Lambda refuses more retries of an asynchronous event.', ko: 'Lambda는 비동기 이벤트의 더 많은 재시도를 거부합니다.' },
  source: limits['async-retries-max'].source,
  check: (node, context) => context.outgoing(node, 'on-failure').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'MaximumRetryAttempts', unit: 'count', by: 'Lambda', max: 'lambda.async-retries-max', connection: connection.id,
  }, context)),
};

export const eventAgeOutOfRange: Rule = {
  id: 'lambda.event-age-out-of-range',
  severity: 'error',
  title: { en: 'An event waits for less or more than Lambda allows', ko: 'Lambda의 허용 범위를 벗어난 이벤트 대기 시간' },
  why: { en: 'Lambda refuses another greatest age of an asynchronous event.', ko: 'Lambda는 범위를 벗어난 비동기 이벤트의 최대 대기 시간을 거부합니다.' },
  source: limits['async-event-age-max'].source,
  check: (node, context) => context.outgoing(node, 'on-failure').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'MaximumEventAgeInSeconds', unit: 'seconds', by: 'Lambda',
    min: 'lambda.async-event-age-min', max: 'lambda.async-event-age-max', connection: connection.id,
  }, context)),
};

export const batchTooLarge: Rule = {
  id: 'lambda.batch-too-large',
  severity: 'error',
  title: { en: 'A batch is larger than an event source mapping hands over', ko: '이벤트 소스 매핑이 넘길 수 있는 것보다 큰 배치' },
  why: {
    en: 'Lambda refuses a mapping with a larger batch.',
    ko: 'Lambda는 더 큰 배치를 가진 매핑을 거부합니다.',
  },
  source: limits['queue-batch-max'].source,
  check: (node, context) => context.incoming(node, 'poll').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'BatchSize', unit: 'count', by: 'Lambda', max: 'lambda.queue-batch-max', connection: connection.id,
  }, context)),
};

export const windowTooLong: Rule = {
  id: 'lambda.batch-window-too-long',
  severity: 'error',
  title: { en: 'A mapping gathers records for longer than Lambda allows', ko: 'Lambda가 허용하는 것보다 긴 배치 기간' },
  why: {
    en: 'Lambda refuses a mapping with a longer batching window.',
    ko: 'Lambda는 더 긴 배치 기간을 가진 매핑을 거부합니다.',
  },
  source: limits['batch-window-max'].source,
  check: (node, context) => context.incoming(node, 'poll').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'MaximumBatchingWindowInSeconds', unit: 'seconds', by: 'Lambda', max: 'lambda.batch-window-max', connection: connection.id,
  }, context)),
};

export const batchNeedsWindow: Rule = {
  id: 'lambda.batch-needs-window',
  severity: 'error',
  title: { en: 'A large batch from a queue has no time to gather', ko: '모을 시간이 없는 큰 배치' },
  why: {
    en: 'From a queue Lambda gathers more than ten messages only with a batching window of at least one second, and refuses the mapping otherwise.',
    ko: '대기열에서 메시지를 10개 넘게 모으려면 배치 기간이 1초 이상이어야 하며, 아니면 Lambda가 매핑을 거부합니다.',
  },
  source: limits['queue-batch-max'].source,
  check: (node, { incoming, resolve }) => incoming(node, 'poll').flatMap(({ connection, sourceFacts }) => {
    const batch = resolve.number(connection.properties, 'BatchSize');
    const window = numberSetting(connection.properties, 'MaximumBatchingWindowInSeconds', resolve, 0);
    const isQueue = sourceFacts.visibilityTimeoutSeconds !== undefined;
    if (!isQueue || batch === undefined || batch <= limits['queue-batch-default'].value || window !== 0) return [];
    const path = ['properties', 'MaximumBatchingWindowInSeconds'];
    return [{
      connection: connection.id,
      path: ['properties', 'BatchSize'],
      message: {
        en: `BatchSize is ${batch}: above ${limits['queue-batch-default'].value} Lambda wants MaximumBatchingWindowInSeconds of at least 1.`,
        ko: `BatchSize 값이 ${batch}입니다. ${limits['queue-batch-default'].value}을(를) 넘으면 MaximumBatchingWindowInSeconds가 1 이상이어야 합니다.`,
      },
      fix: { title: { en: 'Gather for 1 s', ko: '1초 동안 모으기' }, path, value: 1 },
    }];
  }),
};
