import type { RestrictionTable } from '../../core/catalog/service.ts';

export const restrictions = {
  'large-topic-protocols': {
    what: 'A topic with messages above 256 KiB delivers to SQS, Lambda and Firehose only.',
    rules: ['sns.subscriber-not-allowed'],
    source: { url: 'https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html', asOf: '2026-11-21' },
  },
  'fifo-protocols': {
    what: 'A FIFO topic delivers to SQS queues only.',
    rules: ['sns.subscriber-not-allowed'],
    source: { url: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html', asOf: '2026-11-21' },
  },
} satisfies RestrictionTable;
