import type { Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { assumptionsOf } from '../../../core/traffic/assumptions.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';
import { isFifo } from '../settings.ts';

const HIGH_THROUGHPUT = { url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html', asOf: '2026-11-21' };
const SENDING = ['send', 'deliver', 'notify', 'on-failure'] as const;

/** Calls a second that bring messages at the peak: a sender that batches makes one call for several. */
function sendsAtPeak(node: Node, context: RuleContext): number {
  const peaks = peaksOf(context);
  return sending(node, context).reduce((sum, { connection }) => {
    const batch = Math.min(assumptionsOf(connection).batch ?? 1, limits.batch.value);
    return sum + peaks.rate(context.usage.over(connection.id)) / batch;
  }, 0);
}

function sending(node: Node, { incoming }: RuleContext): readonly Edge[] {
  return SENDING.flatMap((kind) => incoming(node, kind));
}

/** Whether the calls of every message group are counted on their own; undefined where it cannot be told. */
function isHighThroughput(node: Node, { resolve }: RuleContext): boolean | undefined {
  const limit = resolve.property(node.properties, 'FifoThroughputLimit');
  return limit.known ? limit.value === 'perMessageGroupId' : undefined;
}

export const fifoTooFast: Rule = {
  id: 'sqs.peak-above-fifo-throughput',
  severity: 'warning',
  title: { en: 'More messages are sent than a FIFO queue takes', ko: 'FIFO 대기열이 받을 수 있는 것보다 많은 메시지' },
  why: {
    en: 'A FIFO queue without high throughput takes a few hundred calls a second of each action, each with up to ten messages. More are throttled.',
    ko: '높은 처리량 모드가 아닌 FIFO 대기열은 작업마다 초당 수백 번의 호출만 받고, 호출 하나에 메시지를 10개까지 담을 수 있습니다. 넘으면 제한됩니다.',
  },
  source: limits['fifo-requests-per-second'].source,
  check: (node, context) => {
    if (!isFifo(node, context.resolve) || isHighThroughput(node, context) !== false) return [];
    const [calls, max] = [sendsAtPeak(node, context), context.quota('sqs.fifo-requests-per-second')];
    if (max === undefined || calls <= max) return [];
    const path = ['properties', 'FifoThroughputLimit'];
    return [{
      path,
      limit: { id: 'sqs.fifo-requests-per-second', needed: Math.ceil(calls) },
      message: {
        en: `At the peak ${formatNumber(calls, 0)} calls a second send messages; this FIFO queue takes ${formatNumber(max)} (${formatNumber(max * limits.batch.value)} messages in batches of ${limits.batch.value}). Send batches and say so by assume.batch on the connection, or switch high throughput on.`,
        ko: `피크에 초당 ${formatNumber(calls, 0)}번의 호출로 메시지를 보냅니다. 이 FIFO 대기열은 초당 ${formatNumber(max)}번(${limits.batch.value}개씩 묶으면 메시지 ${formatNumber(max * limits.batch.value)}개)까지 받습니다. 묶어 보내고 연결의 assume.batch에 적거나, 높은 처리량을 켜세요.`,
      },
      fix: { title: { en: 'Count the calls by message group', ko: '메시지 그룹별로 호출 세기' }, path, value: 'perMessageGroupId' },
    }];
  },
};

export const highThroughputTooFast: Rule = {
  id: 'sqs.peak-above-high-throughput',
  severity: 'warning',
  title: { en: 'More messages are sent than a FIFO queue with high throughput takes', ko: '높은 처리량의 FIFO 대기열이 받을 수 있는 것보다 많은 메시지' },
  why: {
    en: 'The Region limits the calls of a FIFO queue even with high throughput. More are throttled.',
    ko: '높은 처리량 모드의 FIFO 대기열도 리전마다 호출 수가 제한됩니다. 넘으면 제한됩니다.',
  },
  source: limits['fifo-high-throughput'].source,
  unfixable: { en: 'Batching is done by the code that sends, and only AWS raises a quota.', ko: '묶어 보내기는 보내는 코드에서 하고, 할당량은 AWS만 늘릴 수 있습니다.' },
  check: (node, context) => {
    if (!isFifo(node, context.resolve) || isHighThroughput(node, context) !== true) return [];
    const [calls, max] = [sendsAtPeak(node, context), context.quota('sqs.fifo-high-throughput')];
    if (max === undefined || calls <= max) return [];
    return [{
      limit: { id: 'sqs.fifo-high-throughput', needed: Math.ceil(calls) },
      message: {
        en: `At the peak ${formatNumber(calls, 0)} calls a second send messages; a FIFO queue with high throughput takes ${formatNumber(max)} in this Region. Send batches and say so by assume.batch on the connection, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(calls, 0)}번의 호출로 메시지를 보냅니다. 이 리전에서 높은 처리량의 FIFO 대기열은 초당 ${formatNumber(max)}번까지 받습니다. 묶어 보내고 연결의 assume.batch에 적거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const throughputNeedsScope: Rule = {
  id: 'sqs.high-throughput-needs-scope',
  severity: 'error',
  title: { en: 'High throughput without deduplication by message group', ko: '메시지 그룹별 중복 제거가 없는 높은 처리량' },
  why: {
    en: 'SQS takes FifoThroughputLimit perMessageGroupId only where DeduplicationScope is messageGroup.',
    ko: 'SQS는 DeduplicationScope가 messageGroup일 때만 FifoThroughputLimit을 perMessageGroupId로 둘 수 있습니다.',
  },
  source: HIGH_THROUGHPUT,
  check: (node, context) => {
    const scope = context.resolve.property(node.properties, 'DeduplicationScope');
    if (isHighThroughput(node, context) !== true || !scope.known || scope.value === 'messageGroup') return [];
    const path = ['properties', 'DeduplicationScope'];
    return [{
      path,
      message: {
        en: `FifoThroughputLimit is perMessageGroupId, so DeduplicationScope must be messageGroup; here it is ${scope.value === undefined ? 'not set' : 'queue'}.`,
        ko: `FifoThroughputLimit이 perMessageGroupId이면 DeduplicationScope는 messageGroup이어야 합니다. 지금은 ${scope.value === undefined ? '설정되어 있지 않습니다' : 'queue입니다'}.`,
      },
      fix: { title: { en: 'Deduplicate by message group', ko: '메시지 그룹별로 중복 제거' }, path, value: 'messageGroup' },
    }];
  },
};

export const tooManyInFlight: Rule = {
  id: 'sqs.too-many-in-flight',
  severity: 'warning',
  title: { en: 'More messages are in flight than a queue allows', ko: '대기열이 허용하는 것보다 많은 처리 중 메시지' },
  why: {
    en: 'A received message is in flight until it is deleted or appears again. At the limit a queue hands out nothing more (a FIFO queue) or answers with an error.',
    ko: '받은 메시지는 삭제되거나 다시 보일 때까지 처리 중입니다. 한도에 이르면 FIFO 대기열은 더 내주지 않고 표준 대기열은 오류로 응답합니다.',
  },
  source: limits['in-flight'].source,
  unfixable: { en: 'How long the work may take is for you to decide, and only AWS raises a quota.', ko: '작업에 걸릴 시간은 직접 정해야 하고, 할당량은 AWS만 늘릴 수 있습니다.' },
  check: (node, context) => {
    const seconds = secondsInFlight(node, context);
    if (seconds === undefined) return [];
    const id = isFifo(node, context.resolve) ? 'sqs.fifo-in-flight' : 'sqs.in-flight';
    const [rate, max] = [context.usage.peak(node.id), context.quota(id)];
    const needed = Math.ceil(rate * seconds);
    if (max === undefined || needed <= max) return [];
    return [{
      limit: { id, needed },
      message: {
        en: `At the peak ${formatNumber(rate, 0)} messages/s, each in flight for up to ${formatNumber(seconds)} s, are ${formatNumber(needed)} in flight; the queue allows ${formatNumber(max)}. Work faster or lower the timeout, split the queue, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(rate, 0)}건이 각각 최대 ${formatNumber(seconds)}초 동안 처리 중이면 ${formatNumber(needed)}건입니다. 대기열은 ${formatNumber(max)}건까지 허용합니다. 더 빨리 처리하거나 제한 시간을 줄이거나, 대기열을 나누거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

/** The longest that a message stays in flight: its consumer gives up or it appears again. Undefined where nothing polls or it cannot be told. */
function secondsInFlight(node: Node, { outgoing }: RuleContext): number | undefined {
  const times = outgoing(node, 'poll').map(({ sourceFacts, targetFacts }) => {
    const { visibilityTimeoutSeconds: hidden } = sourceFacts;
    return hidden === undefined ? undefined : Math.min(hidden, targetFacts.timeoutSeconds ?? Infinity);
  });
  return times.reduce<number | undefined>((longest, time) => (time === undefined ? longest : Math.max(longest ?? 0, time)), undefined);
}

export const batchTooLarge: Rule = {
  id: 'sqs.send-batch-too-large',
  severity: 'error',
  title: { en: 'A sender puts more messages into a batch than SQS takes', ko: 'SQS가 받는 것보다 큰 배치를 보내는 노드' },
  why: { en: 'SQS refuses SendMessageBatch with more messages.', ko: 'SQS는 메시지가 더 많은 SendMessageBatch를 거부합니다.' },
  source: limits.batch.source,
  check: (node, context) => context.incoming(node, 'send').flatMap(({ connection }): readonly Violation[] => {
    const [batch, max] = [assumptionsOf(connection).batch, context.quota('sqs.batch')];
    if (batch === undefined || max === undefined || batch <= max) return [];
    const path = ['assume', 'batch'];
    return [{
      connection: connection.id, path,
      limit: { id: 'sqs.batch', needed: batch },
      message: {
        en: `A batch is assumed to hold ${formatNumber(batch)} messages; SQS takes ${formatNumber(max)} in one call. Send several calls.`,
        ko: `배치 하나에 메시지 ${formatNumber(batch)}개를 담는 것으로 가정되어 있습니다. SQS는 호출 하나에 ${formatNumber(max)}개까지 받습니다. 여러 번 나누어 보내세요.`,
      },
      fix: { title: { en: `Assume batches of ${max}`, ko: `배치 크기를 ${max}(으)로 가정하기` }, path, value: max },
    }];
  }),
};
