import type { Condition, Ports } from '../../core/catalog/ports.ts';

const FIFO: Condition = { property: 'FifoTopic', equals: true };
const STANDARD: Condition = { not: FIFO };

export const sns: Ports = {
  out: [
    {
      kind: 'deliver', is: 'topic', when: STANDARD,
      onlyWith: {
        roles: ['function', 'queue'],
        otherwise: {
          en: 'A standard topic cannot deliver to a FIFO queue. Make the topic FIFO or the queue standard.',
          ko: '표준 주제는 FIFO 대기열로 전달할 수 없습니다. 주제를 FIFO로 바꾸거나 표준 대기열을 사용하세요.',
        },
      },
    },
    {
      kind: 'deliver', is: 'fifo-topic', when: FIFO,
      onlyWith: {
        roles: ['queue', 'fifo-queue'],
        otherwise: {
          en: 'A FIFO topic delivers to queues only. Put a queue between the topic and the function.',
          ko: 'FIFO 주제는 대기열로만 전달합니다. 주제와 함수 사이에 대기열을 두세요.',
        },
      },
    },
    {
      kind: 'on-failure', is: 'topic', when: STANDARD, limit: 1,
      onlyWith: {
        roles: ['queue'],
        otherwise: {
          en: 'Undeliverable messages of a standard topic go to a standard queue.',
          ko: '표준 주제에서 전달하지 못한 메시지는 표준 대기열로만 보낼 수 있습니다.',
        },
      },
    },
    {
      kind: 'on-failure', is: 'fifo-topic', when: FIFO, limit: 1,
      onlyWith: {
        roles: ['fifo-queue'],
        otherwise: {
          en: 'Undeliverable messages of a FIFO topic go to a FIFO queue.',
          ko: 'FIFO 주제에서 전달하지 못한 메시지는 FIFO 대기열로만 보낼 수 있습니다.',
        },
      },
    },
  ],
  in: [
    { kind: 'publish' },
    {
      kind: 'notify', is: 'topic', when: STANDARD,
      otherwise: {
        en: 'S3 cannot notify a FIFO topic. Use a standard topic.',
        ko: 'S3는 FIFO 주제에 알릴 수 없습니다. 표준 주제를 사용하세요.',
      },
    },
    { kind: 'on-failure', is: 'topic', when: STANDARD },
    { kind: 'on-failure', is: 'fifo-topic', when: FIFO },
  ],
  references: ['arn', 'name'],
};
