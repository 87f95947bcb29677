import type { CoreFacts } from './core-facts.ts';

export const sqs: CoreFacts = {
  services: ['SQS'],
  kept: {
    'sqs.message.max': 'sqs.message-max',
    'sqs.retention.min': 'sqs.retention-min',
    'sqs.retention.max': 'sqs.retention-max',
    'sqs.visibility.max': 'sqs.visibility-max',
    'sqs.delay.max': 'sqs.delay-max',
    'sqs.long_poll.max': 'sqs.long-poll-max',
    'sqs.batch.max': 'sqs.batch',
    'sqs.inflight.standard': 'sqs.in-flight',
    'sqs.inflight.fifo': 'sqs.fifo-in-flight',
    'sqs.fifo.tps': 'sqs.fifo-requests-per-second',
    'sqs.fifo.high_throughput.tps': 'sqs.fifo-high-throughput',
  },
  beyond: [],
};
