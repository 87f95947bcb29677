import { isSet, numberSetting } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatDuration } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { isFifo } from '../settings.ts';

const DEAD_LETTERS = { url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html', asOf: '2026-11-21' };
const FIFO_MAPPING = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html', asOf: '2026-11-21' };

export const noDeadLetter: Rule = {
  id: 'sqs.no-dead-letter-queue',
  severity: 'warning',
  title: { en: 'A message that cannot be processed comes back again and again', ko: '처리할 수 없는 메시지가 계속 돌아옴' },
  why: {
    en: 'Without a dead-letter queue a message that fails is received and paid for until its retention ends, holds a FIFO queue up, and then is gone.',
    ko: '배달 못한 편지 대기열이 없으면 실패한 메시지가 보존 기간이 끝날 때까지 다시 수신되어 비용이 들고, FIFO 대기열을 막다가, 결국 사라집니다.',
  },
  source: DEAD_LETTERS,
  unfixable: { en: 'Which queue keeps the messages is for you to choose.', ko: '메시지를 보관할 대기열은 직접 골라야 합니다.' },
  check: (node, { incoming, outgoing, resolve }) => {
    const isPolled = outgoing(node, 'poll').length > 0;
    const keeps = outgoing(node, 'on-failure').length > 0 || isSet(node.properties, 'RedrivePolicy', resolve);
    const isDeadLetterQueue = incoming(node, 'on-failure').length > 0;
    if (!isPolled || keeps || isDeadLetterQueue) return [];
    return [{
      message: {
        en: `A message of “${nameOf(node)}” that cannot be processed comes back until it expires. Connect it to another queue by \`on-failure\`.`,
        ko: `‘${nameOf(node)}’의 메시지를 처리하지 못하면 만료될 때까지 계속 돌아옵니다. 다른 대기열에 \`on-failure\`로 연결하세요.`,
      },
    }];
  },
};

export const tooFewReceives: Rule = {
  id: 'sqs.too-few-receives',
  severity: 'warning',
  title: { en: 'Messages are given up after too few attempts', ko: '너무 적은 시도 뒤에 포기하는 메시지' },
  why: {
    en: 'A throttled function uses up attempts without having run. AWS advises at least five for queues that Lambda polls.',
    ko: '제한을 받은 함수는 실행되지 않고도 시도 횟수를 씁니다. AWS는 Lambda가 폴링하는 대기열에 5회 이상을 권장합니다.',
  },
  source: limits['max-receive-count-advised'].source,
  check: (node, { outgoing, quota, resolve }) => {
    const advised = quota('sqs.max-receive-count-advised');
    if (advised === undefined || outgoing(node, 'poll').length === 0) return [];
    return outgoing(node, 'on-failure').flatMap(({ connection }) => {
      const count = resolve.number(connection.with, 'maxReceiveCount');
      const path = ['with', 'maxReceiveCount'];
      return count === undefined || count >= advised ? [] : [{
        connection: connection.id, path,
        limit: { id: 'sqs.max-receive-count-advised', needed: advised },
        message: {
          en: `maxReceiveCount is ${count}: throttling alone may use these attempts up. AWS advises at least ${advised}.`,
          ko: `maxReceiveCount 값이 ${count}이라 제한만으로도 시도를 다 쓸 수 있습니다. AWS는 ${advised} 이상을 권장합니다.`,
        },
        fix: { title: { en: `Set maxReceiveCount to ${advised}`, ko: `maxReceiveCount: ${advised}(으)로 바꾸기` }, path, value: advised },
      }];
    });
  },
};

export const deadLetterExpiresFirst: Rule = {
  id: 'sqs.dead-letter-expires-first',
  severity: 'warning',
  title: { en: 'Dead letters expire before anybody reads them', ko: '읽기 전에 만료되는 배달 못한 편지' },
  why: {
    en: 'In standard queues a message keeps the time of its arrival in the first queue, so a dead-letter queue must keep messages longer than the queue before it.',
    ko: '표준 대기열에서 메시지는 처음 대기열에 들어온 시각을 유지하므로, 배달 못한 편지 대기열의 보존 기간이 앞의 대기열보다 길어야 합니다.',
  },
  source: DEAD_LETTERS,
  check: (node, context) => context.incoming(node, 'on-failure').flatMap(({ from }) => {
    const [kept, before] = [retentionOf(node, context), from.service === node.service ? retentionOf(from, context) : undefined];
    if (kept === undefined || before === undefined || kept > before || isFifo(node, context.resolve)) return [];
    const path = ['properties', 'MessageRetentionPeriod'];
    const longest = limits['retention-max'].value;
    return [{
      path,
      message: {
        en: `“${nameOf(node)}” keeps messages for ${days(kept).en} and “${nameOf(from)}” for ${days(before).en}, counted from the same moment. Keep dead letters longer.`,
        ko: `‘${nameOf(node)}’의 보존 기간은 ${days(kept).ko}, ‘${nameOf(from)}’의 보존 기간은 ${days(before).ko}이며 같은 시점부터 셉니다. 배달 못한 편지를 더 오래 보관하세요.`,
      },
      ...(kept < longest ? { fix: { title: { en: `Keep for ${days(longest).en}`, ko: `${days(longest).ko} 동안 보관` }, path, value: longest } } : {}),
    }];
  }),
};

function retentionOf(node: Node, { resolve }: RuleContext): number | undefined {
  return numberSetting(node.properties, 'MessageRetentionPeriod', resolve, limits['retention-default'].value);
}

function days(seconds: number): { readonly en: string; readonly ko: string } {
  const count = seconds / 86_400;
  if (!Number.isInteger(count)) return { en: formatDuration(seconds * 1000, 'en'), ko: formatDuration(seconds * 1000, 'ko') };
  return { en: `${count} ${count === 1 ? 'day' : 'days'}`, ko: `${count}일` };
}

export const fifoBatchTooLarge: Rule = {
  id: 'sqs.fifo-batch-too-large',
  severity: 'error',
  title: { en: 'A FIFO queue hands over a larger batch than Lambda takes', ko: 'Lambda가 받을 수 있는 것보다 큰 FIFO 배치' },
  why: { en: 'From a FIFO queue Lambda takes small batches only, and refuses a mapping with more.', ko: 'Lambda는 FIFO 대기열에서 작은 배치만 받으며 더 큰 매핑을 거부합니다.' },
  source: FIFO_MAPPING,
  check: (node, context) => (!isFifo(node, context.resolve) ? [] : context.outgoing(node, 'poll').flatMap(({ connection }) => outOfRange({
    in: connection.properties, base: ['properties'], path: 'BatchSize', unit: 'count', by: 'Lambda', max: 'lambda.fifo-batch-max', connection: connection.id,
  }, context))),
};

export const fifoWindow: Rule = {
  id: 'sqs.fifo-has-no-batch-window',
  severity: 'error',
  title: { en: 'A FIFO queue does not wait for a batch', ko: '배치를 기다릴 수 없는 FIFO 대기열' },
  why: { en: 'Lambda has no batching window for FIFO queues and refuses the mapping.', ko: 'Lambda는 FIFO 대기열에 배치 기간을 지원하지 않으며 매핑을 거부합니다.' },
  source: FIFO_MAPPING,
  check: (node, context) => (!isFifo(node, context.resolve) ? [] : context.outgoing(node, 'poll').flatMap(({ connection }) => {
    const window = context.resolve.number(connection.properties, 'MaximumBatchingWindowInSeconds') ?? 0;
    const path = ['properties', 'MaximumBatchingWindowInSeconds'];
    return window === 0 ? [] : [{
      connection: connection.id, path,
      message: {
        en: `MaximumBatchingWindowInSeconds is ${window}, and Lambda does not wait for batches from a FIFO queue. Remove it.`,
        ko: `MaximumBatchingWindowInSeconds 값이 ${window}이지만 Lambda는 FIFO 대기열의 배치를 기다리지 않습니다. 지우세요.`,
      },
      fix: { title: { en: 'Remove the batch window', ko: '배치 기간 지우기' }, path, value: undefined },
    }];
  })),
};
