import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { restrictions } from '../restrictions.ts';
import { isFifo, writtenSubscriptions } from '../settings.ts';

const YOURS = { en: 'Which subscriber to use instead is for you to choose.', ko: '대신 쓸 구독자는 직접 골라야 합니다.' };
const DEAD_LETTERS = { url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html', asOf: '2026-11-21' };

export const undeliveredAreLost: Rule = {
  id: 'sns.undelivered-messages-are-lost',
  severity: 'info',
  title: { en: 'A message that cannot be delivered is gone', ko: '전달하지 못하면 사라지는 메시지' },
  why: {
    en: 'SNS gives up at once where access is refused or the subscriber is gone, else after a long time of retries. A dead-letter queue of the subscription keeps the message. What fails inside a function is another matter: its own on-failure connection keeps that.',
    ko: 'SNS는 권한이 없거나 구독자가 없으면 바로, 그 밖에는 오래 다시 시도한 뒤 포기합니다. 구독의 배달 못한 편지 대기열이 있으면 메시지가 남습니다. 함수 안에서 실패한 것은 함수의 실패 시 연결이 따로 보관합니다.',
  },
  source: DEAD_LETTERS,
  unfixable: { en: 'Which queue keeps the messages is for you to choose.', ko: '메시지를 보관할 대기열은 직접 골라야 합니다.' },
  check: (node, { outgoing, resolve, quota }) => {
    if (outgoing(node, 'on-failure').length > 0) return [];
    return outgoing(node, 'deliver').filter(({ connection }) => !isSet(connection.properties, 'RedrivePolicy', resolve)).map(({ connection, to }) => ({
      connection: connection.id,
      limit: { id: 'sns.delivery-attempts' },
      message: {
        en: `A message that cannot be delivered to “${nameOf(to)}” is gone: at once where access is refused, else after ${formatNumber(quota('sns.delivery-attempts') ?? 0)} attempts. Connect the topic to a queue by \`on-failure\`.`,
        ko: `‘${nameOf(to)}’ 노드에 전달하지 못한 메시지는 권한이 없으면 바로, 아니면 ${formatNumber(quota('sns.delivery-attempts') ?? 0)}번 시도한 뒤 사라집니다. 주제를 대기열에 \`on-failure\`로 연결하세요.`,
      },
    }));
  },
};

const LARGE_PROTOCOLS = ['sqs', 'lambda', 'firehose'];

export const subscriberNotAllowed: Rule = {
  id: 'sns.subscriber-not-allowed',
  severity: 'error',
  title: { en: 'A subscriber that the topic cannot deliver to', ko: '주제가 전달할 수 없는 구독자' },
  why: {
    en: 'A FIFO topic delivers to queues only, and a topic with messages above 256 KiB to SQS, Lambda and Firehose only. SNS refuses other subscriptions.',
    ko: 'FIFO 주제는 대기열에만, 256 KiB를 넘는 메시지를 받는 주제는 SQS, Lambda, Firehose에만 전달합니다. SNS는 다른 구독을 거부합니다.',
  },
  source: restrictions['large-topic-protocols'].source,
  unfixable: YOURS,
  check: (node, { resolve }) => {
    const isLarge = (resolve.number(node.properties, 'MaximumMessageSize') ?? 0) > limits['message-default'].value;
    const allowed = isFifo(node, resolve) ? ['sqs'] : isLarge ? LARGE_PROTOCOLS : undefined;
    if (allowed === undefined) return [];
    return writtenSubscriptions(node, resolve).flatMap(({ properties, path }): readonly Violation[] => {
      const protocol = resolve.string(properties, 'Protocol');
      if (protocol === undefined || allowed.includes(protocol)) return [];
      const restriction = restrictions[isFifo(node, resolve) ? 'fifo-protocols' : 'large-topic-protocols'];
      return [{
        path: [...path, 'Protocol'],
        source: restriction.source,
        message: isFifo(node, resolve)
          ? { en: `A FIFO topic delivers to queues only, not to “${protocol}”. Put a queue between them, or use a standard topic.`, ko: `FIFO 주제는 대기열에만 전달하며 ‘${protocol}’에는 전달하지 않습니다. 사이에 대기열을 두거나 표준 주제를 쓰세요.` }
          : { en: `A topic with messages above ${formatBytes(limits['message-default'].value)} does not deliver to “${protocol}”. Keep messages smaller, or subscribe SQS, Lambda or Firehose.`, ko: `${formatBytes(limits['message-default'].value)}를 넘는 메시지를 받는 주제는 ‘${protocol}’에 전달하지 않습니다. 메시지를 줄이거나 SQS, Lambda, Firehose로 구독하세요.` },
      }];
    });
  },
};

function deliveryStreams(node: Node, { resolve }: RuleContext): readonly { readonly path: Violation['path'] }[] {
  return writtenSubscriptions(node, resolve).filter(({ properties }) => resolve.string(properties, 'Protocol') === 'firehose');
}

export const deliveryStreamTakesLess: Rule = {
  id: 'sns.delivery-stream-takes-less',
  severity: 'warning',
  title: { en: 'A topic accepts messages that its delivery stream refuses', ko: '전송 스트림이 거부할 메시지를 받는 주제' },
  why: {
    en: 'A topic may be set to take 1,024 KiB, a Firehose record holds 1,000: the difference is accepted and then lost.',
    ko: '주제는 1,024 KiB까지 받게 할 수 있지만 Firehose 레코드는 1,000 KiB까지입니다. 그 사이 크기의 메시지는 받아들여진 뒤 사라집니다.',
  },
  source: limits['delivery-stream-record-max'].source,
  check: (node, context) => {
    const [set, max] = [context.resolve.number(node.properties, 'MaximumMessageSize'), context.quota('sns.delivery-stream-record-max')];
    if (set === undefined || max === undefined || set <= max || deliveryStreams(node, context).length === 0) return [];
    const path = ['properties', 'MaximumMessageSize'];
    return [{
      path,
      limit: { id: 'sns.delivery-stream-record-max', needed: set },
      message: {
        en: `The topic takes messages of ${formatNumber(set)} bytes, its Firehose subscription ${formatNumber(max)}. Larger ones are lost. Make the two equal.`,
        ko: `주제는 ${formatNumber(set)}바이트까지 받지만 Firehose 구독은 ${formatNumber(max)}바이트까지만 받아 더 큰 메시지가 사라집니다. 두 값을 같게 하세요.`,
      },
      fix: { title: { en: `Take messages of up to ${formatNumber(max)} bytes`, ko: `${formatNumber(max)}바이트까지 받기` }, path, value: max },
    }];
  },
};

export const tooManyDeliveryStreams: Rule = {
  id: 'sns.too-many-delivery-streams',
  severity: 'warning',
  title: { en: 'More Firehose subscriptions than a topic may have', ko: '주제에 허용된 것보다 많은 Firehose 구독' },
  why: { en: 'SNS refuses the subscription above the quota. The quota can be raised on request.', ko: 'SNS는 할당량을 넘는 구독을 거부합니다. 할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['firehose-subscriptions'].source,
  unfixable: YOURS,
  check: (node, context) => {
    const streams = deliveryStreams(node, context);
    return tooMany({
      count: streams.length, limit: 'sns.firehose-subscriptions', holder: { en: 'The topic', ko: '주제' }, what: { en: 'Firehose subscriptions', ko: 'Firehose 구독' }, by: 'SNS',
      advice: { en: 'Let one delivery stream serve several, or have the quota raised and write it under account.quotas.', ko: '전송 스트림 하나를 함께 쓰거나, 할당량을 늘리고 account.quotas에 적으세요.' },
      path: streams.at(-1)?.path ?? [],
    }, context);
  },
};

export const retriesOutOfRange: Rule = {
  id: 'sns.http-retries-out-of-range',
  severity: 'error',
  title: { en: 'An HTTP subscription retries more often than SNS allows', ko: 'SNS가 허용하는 것보다 많은 HTTP 재시도' },
  why: { en: 'SNS refuses a delivery policy with more retries.', ko: 'SNS는 재시도가 더 많은 전달 정책을 거부합니다.' },
  source: limits['http-retries-max'].source,
  check: (node, context) => writtenSubscriptions(node, context.resolve).flatMap(({ properties, path }) => outOfRange({
    in: properties, base: path, path: 'DeliveryPolicy.healthyRetryPolicy.numRetries', unit: 'count', by: 'SNS', max: 'sns.http-retries-max',
  }, context)),
};

export const retriesTooLong: Rule = {
  id: 'sns.http-retries-too-long',
  severity: 'error',
  title: { en: 'An HTTP subscription retries for longer than SNS allows', ko: 'SNS가 허용하는 것보다 긴 HTTP 재시도' },
  why: { en: 'SNS refuses a delivery policy whose retries last longer in all.', ko: 'SNS는 재시도 시간을 모두 더해 한도를 넘는 전달 정책을 거부합니다.' },
  source: limits['http-retry-time-max'].source,
  unfixable: { en: 'Fewer retries or shorter delays: which, is for you to decide.', ko: '재시도 수와 간격 중 무엇을 줄일지는 직접 정해야 합니다.' },
  check: (node, { resolve, quota }) => writtenSubscriptions(node, resolve).flatMap(({ properties, path }): readonly Violation[] => {
    const number = (name: string): number => resolve.number(properties, `DeliveryPolicy.healthyRetryPolicy.${name}`) ?? 0;
    const [shortest, longest] = [number('minDelayTarget'), number('maxDelayTarget')];
    const between = Math.max(0, number('numRetries') - number('numNoDelayRetries') - number('numMinDelayRetries') - number('numMaxDelayRetries'));
    // Delays of the backoff lie between the two targets: the sum with the shortest is a lower bound.
    const least = (number('numMinDelayRetries') + between) * shortest + number('numMaxDelayRetries') * longest;
    const max = quota('sns.http-retry-time-max');
    if (max === undefined || least <= max) return [];
    return [{
      path: [...path, 'DeliveryPolicy', 'healthyRetryPolicy'],
      limit: { id: 'sns.http-retry-time-max', needed: least },
      message: {
        en: `The retries last ${formatNumber(least)} s at least; SNS allows ${formatNumber(max)} s in all. Lower numRetries or the delays.`,
        ko: `재시도가 모두 ${formatNumber(least)}초 이상 걸립니다. SNS는 ${formatNumber(max)}초까지 허용합니다. numRetries나 간격을 줄이세요.`,
      },
    }];
  }),
};
