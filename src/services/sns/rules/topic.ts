import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { outOfRange, property } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

const TOPIC = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html', asOf: '2026-11-21' };
const FIFO_SUFFIX = '.fifo';

export const fifoNameInvalid: Rule = {
  id: 'sns.fifo-name-invalid',
  severity: 'error',
  title: { en: 'The name of a topic does not fit its type', ko: '유형과 맞지 않는 주제 이름' },
  why: {
    en: 'The name of a FIFO topic ends in .fifo, and no other name does.',
    ko: 'FIFO 주제의 이름만 .fifo로 끝납니다.',
  },
  source: TOPIC,
  check: (node, { resolve }) => {
    const name = resolve.string(node.properties, 'TopicName');
    const type = resolve.property(node.properties, 'FifoTopic');
    const isFifo = resolve.boolean(node.properties, 'FifoTopic') === true;
    if (name === undefined || !type.known || name.endsWith(FIFO_SUFFIX) === isFifo) return [];
    const path = ['properties', 'TopicName'];
    const fitting = isFifo ? name + FIFO_SUFFIX : name.slice(0, -FIFO_SUFFIX.length);
    return [{
      path,
      message: isFifo
        ? { en: 'The name of a FIFO topic ends in .fifo.', ko: 'FIFO 주제의 이름은 .fifo로 끝나야 합니다.' }
        : { en: 'Only the name of a FIFO topic ends in .fifo. Rename it, or set FifoTopic to true.', ko: 'FIFO 주제의 이름만 .fifo로 끝날 수 있습니다. 이름을 바꾸거나 FifoTopic을 true로 설정하세요.' },
      fix: { title: { en: `Rename to ${fitting}`, ko: `${fitting}(으)로 이름 바꾸기` }, path, value: fitting },
    }];
  },
};

export const deduplicationWithoutFifo: Rule = {
  id: 'sns.deduplication-without-fifo',
  severity: 'error',
  title: { en: 'A standard topic sets deduplication', ko: '표준 주제에 설정된 중복 제거' },
  why: {
    en: 'Only FIFO topics remove duplicates; SNS refuses the setting on others.',
    ko: 'FIFO 주제만 중복을 제거하며 SNS는 다른 주제의 설정을 거부합니다.',
  },
  source: TOPIC,
  check: (node, { resolve }) => {
    const type = resolve.property(node.properties, 'FifoTopic');
    const isStandard = type.known && resolve.boolean(node.properties, 'FifoTopic') !== true;
    if (!isStandard || resolve.boolean(node.properties, 'ContentBasedDeduplication') !== true) return [];
    const path = ['properties', 'ContentBasedDeduplication'];
    return [{
      path,
      message: {
        en: 'Only a FIFO topic deduplicates messages. Remove ContentBasedDeduplication, or set FifoTopic to true.',
        ko: 'FIFO 주제만 메시지 중복을 제거합니다. ContentBasedDeduplication을 지우거나 FifoTopic을 true로 설정하세요.',
      },
      fix: { title: { en: 'Remove ContentBasedDeduplication', ko: 'ContentBasedDeduplication 지우기' }, path, value: undefined },
    }];
  },
};

export const messageSizeOutOfRange: Rule = {
  id: 'sns.message-size-out-of-range',
  severity: 'error',
  title: { en: 'A topic takes smaller or larger messages than SNS allows', ko: 'SNS의 허용 범위를 벗어난 메시지 크기' },
  why: { en: 'SNS refuses a topic whose largest message is outside the range.', ko: 'SNS는 범위를 벗어난 최대 메시지 크기를 거부합니다.' },
  source: limits['message-max'].source,
  check: (node, context) => outOfRange(property(node, 'MaximumMessageSize', {
    unit: 'bytes', by: 'SNS', min: 'sns.message-setting-min', max: 'sns.message-max',
  }), context),
};

export const publishedTooFast: Rule = {
  id: 'sns.peak-above-publish-rate',
  severity: 'warning',
  title: { en: 'The peak publishes more than the account may', ko: '계정의 게시 한도를 넘는 피크' },
  why: {
    en: 'All topics of an account and Region share one publish rate. Publishing above it is throttled.',
    ko: '계정과 리전의 모든 주제가 게시 속도 하나를 나누어 씁니다. 넘으면 제한됩니다.',
  },
  source: limits['publish-rate'].source,
  check: (node, { resolve, quota, usage }) => {
    const id = resolve.boolean(node.properties, 'FifoTopic') === true ? 'sns.fifo-publish-rate' : 'sns.publish-rate';
    const [peak, max] = [usage.peak(node.id), quota(id)];
    if (max === undefined || peak <= max) return [];
    return [{
      message: {
        en: `At the peak ${formatNumber(peak, 0)} messages/s are published; the account may publish ${formatNumber(max)} a second in this Region. Batch them, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건을 게시합니다. 이 리전에서 계정은 초당 ${formatNumber(max)}건까지 게시할 수 있습니다. 묶어서 보내거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};
