import type { Condition, Ports } from '../../core/catalog/ports.ts';

const FIFO: Condition = { property: 'FifoQueue', equals: true };
const STANDARD: Condition = { not: FIFO };

export const sqs: Ports = {
  out: [
    { kind: 'poll' },
    {
      kind: 'on-failure', is: 'queue', when: STANDARD, limit: 1,
      onlyWith: {
        roles: ['queue'],
        otherwise: {
          en: 'Dead letters of a standard queue go to a standard queue.',
          ko: '표준 대기열의 배달 못한 편지는 표준 대기열로만 보낼 수 있습니다.',
        },
      },
    },
    {
      kind: 'on-failure', is: 'fifo-queue', when: FIFO, limit: 1,
      onlyWith: {
        roles: ['fifo-queue'],
        otherwise: {
          en: 'Dead letters of a FIFO queue go to a FIFO queue.',
          ko: 'FIFO 대기열의 배달 못한 편지는 FIFO 대기열로만 보낼 수 있습니다.',
        },
      },
    },
  ],
  in: [
    { kind: 'send' },
    { kind: 'deliver', is: 'queue', when: STANDARD },
    { kind: 'deliver', is: 'fifo-queue', when: FIFO },
    {
      kind: 'notify', is: 'queue', when: STANDARD,
      otherwise: {
        en: 'S3 cannot notify a FIFO queue. Use a standard queue.',
        ko: 'S3는 FIFO 대기열에 알릴 수 없습니다. 표준 대기열을 사용하세요.',
      },
    },
    { kind: 'on-failure', is: 'queue', when: STANDARD },
    { kind: 'on-failure', is: 'fifo-queue', when: FIFO },
  ],
  references: ['url', 'arn', 'name'],
};
