import { isSet, numberSetting } from '../../../core/catalog/setting.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
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

export const messageAboveSetting: Rule = {
  id: 'sns.message-above-setting',
  severity: 'error',
  title: { en: 'A flow publishes larger messages than a topic is set to take', ko: '주제에 설정된 것보다 큰 메시지를 게시하는 흐름' },
  why: {
    en: 'Without MaximumMessageSize a topic refuses messages above 256 KiB, every time. With it, it takes up to 1 MiB, and delivers to SQS, Lambda and Firehose only.',
    ko: 'MaximumMessageSize가 없으면 주제는 256 KiB를 넘는 메시지를 항상 거부합니다. 설정하면 1 MiB까지 받고 SQS, Lambda, Firehose에만 전달합니다.',
  },
  source: limits['message-default'].source,
  check: (node, { resolve, incoming, usage }) => {
    const set = numberSetting(node.properties, 'MaximumMessageSize', resolve, limits['message-default'].value);
    const largest = limits['message-max'].value;
    if (set === undefined || set >= largest) return [];
    const tooLarge = incoming(node, 'publish').flatMap(({ connection }) => usage.over(connection.id)).find(({ sends = 0 }) => sends > set && sends <= largest);
    if (!tooLarge) return [];
    const path = ['properties', 'MaximumMessageSize'];
    const [size, limit] = [formatBytes(tooLarge.sends ?? 0), formatBytes(set)];
    return [{
      path,
      message: {
        en: `The flow “${tooLarge.flow}” publishes messages of ${size}; the topic takes ${limit} ${isSet(node.properties, 'MaximumMessageSize', resolve) ? 'as it is set' : 'unless MaximumMessageSize says more'}. Set it, at most to ${formatBytes(largest)}.`,
        ko: `‘${tooLarge.flow}’ 흐름이 ${size} 메시지를 게시하지만 주제는 지금 ${limit}까지만 받습니다. MaximumMessageSize를 최대 ${formatBytes(largest)}까지 늘리세요.`,
      },
      fix: { title: { en: `Take messages of up to ${formatBytes(largest)}`, ko: `${formatBytes(largest)}까지 받기` }, path, value: largest },
    }];
  },
};
