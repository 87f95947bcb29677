import type { Rule } from '../../../core/rules/contract.ts';

const QUEUE = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html', asOf: '2026-11-21' };
const FIFO_SUFFIX = '.fifo';

export const fifoNameInvalid: Rule = {
  id: 'sqs.fifo-name-invalid',
  severity: 'error',
  title: { en: 'The name of a queue does not fit its type', ko: '유형과 맞지 않는 대기열 이름' },
  why: { en: 'The name of a FIFO queue ends in .fifo, and no other name does.', ko: 'FIFO 대기열의 이름만 .fifo로 끝납니다.' },
  source: QUEUE,
  check: (node, { resolve }) => {
    const name = resolve.string(node.properties, 'QueueName');
    const type = resolve.property(node.properties, 'FifoQueue');
    const isFifo = resolve.boolean(node.properties, 'FifoQueue') === true;
    if (name === undefined || !type.known || name.endsWith(FIFO_SUFFIX) === isFifo) return [];
    const path = ['properties', 'QueueName'];
    const fitting = isFifo ? name + FIFO_SUFFIX : name.slice(0, -FIFO_SUFFIX.length);
    return [{
      path,
      message: isFifo
        ? { en: 'The name of a FIFO queue ends in .fifo.', ko: 'FIFO 대기열의 이름은 .fifo로 끝나야 합니다.' }
        : { en: 'Only the name of a FIFO queue ends in .fifo. Rename it, or set FifoQueue to true.', ko: 'FIFO 대기열의 이름만 .fifo로 끝날 수 있습니다. 이름을 바꾸거나 FifoQueue를 true로 설정하세요.' },
      fix: { title: { en: `Rename to ${fitting}`, ko: `${fitting}(으)로 이름 바꾸기` }, path, value: fitting },
    }];
  },
};

const FIFO_ONLY = ['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'];

export const deduplicationWithoutFifo: Rule = {
  id: 'sqs.fifo-setting-without-fifo',
  severity: 'error',
  title: { en: 'A standard queue has a setting of FIFO queues', ko: '표준 대기열에 있는 FIFO 전용 설정' },
  why: {
    en: 'Only FIFO queues keep order and remove duplicates; SQS refuses these settings on others.',
    ko: 'FIFO 대기열만 순서를 지키고 중복을 제거하며 SQS는 다른 대기열의 이 설정을 거부합니다.',
  },
  source: QUEUE,
  check: (node, { resolve }) => {
    const type = resolve.property(node.properties, 'FifoQueue');
    if (!type.known || resolve.boolean(node.properties, 'FifoQueue') === true) return [];
    return FIFO_ONLY.filter((name) => isInUse(resolve.property(node.properties, name))).map((name) => ({
      path: ['properties', name],
      message: {
        en: `${name} belongs to FIFO queues. Remove it, or set FifoQueue to true.`,
        ko: `${name}은(는) FIFO 대기열의 설정입니다. 지우거나 FifoQueue를 true로 설정하세요.`,
      },
      fix: { title: { en: `Remove ${name}`, ko: `${name} 지우기` }, path: ['properties', name], value: undefined },
    }));
  },
};

function isInUse(found: { readonly known: boolean; readonly value?: unknown }): boolean {
  return found.known && found.value !== undefined && found.value !== false;
}
