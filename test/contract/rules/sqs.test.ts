import { service } from '../../../src/services/sqs/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const queue = (properties: string) => `nodes:\n  jobs: { service: sqs, properties: { ${properties} } }\n`;
const polled = (properties: string, mapping: string, rest = '', connections = '') =>
  lambdaWith('', `  jobs: { service: sqs, properties: { VisibilityTimeout: 60, ${properties} } }\n${rest}connections:\n  jobs-work: { from: jobs, to: work, properties: { ${mapping} } }\n${connections}`);
const withDeadLetters = (retention: string) => `nodes:
  jobs: { service: sqs }
  dead: { service: sqs, properties: { ${retention} } }
connections:
  jobs-dead: { from: jobs, to: dead }
`;

specifyRules(service, [
  {
    rule: 'sqs.retention-out-of-range', at: 'nodes.jobs.properties.MessageRetentionPeriod', design: queue('MessageRetentionPeriod: 30'),
    says: 'MessageRetentionPeriod is 30 s; SQS allows 60 to 1,209,600 s.', fix: { value: 60 },
  },
  {
    rule: 'sqs.retention-out-of-range', at: 'nodes.jobs.properties.MessageRetentionPeriod', design: queue('MessageRetentionPeriod: 2000000'),
    says: 'MessageRetentionPeriod is 2,000,000 s; SQS allows 60 to 1,209,600 s.', fix: { value: 1209600 },
  },
  {
    rule: 'sqs.visibility-out-of-range', at: 'nodes.jobs.properties.VisibilityTimeout', design: queue('VisibilityTimeout: 86400'),
    says: 'VisibilityTimeout is 86,400 s; SQS allows at most 43,200 s.', fix: { value: 43200 },
  },
  {
    rule: 'sqs.delay-out-of-range', at: 'nodes.jobs.properties.DelaySeconds', design: queue('DelaySeconds: 3600'),
    says: 'DelaySeconds is 3,600 s; SQS allows at most 900 s.', fix: { value: 900 },
  },
  {
    rule: 'sqs.wait-out-of-range', at: 'nodes.jobs.properties.ReceiveMessageWaitTimeSeconds', design: queue('ReceiveMessageWaitTimeSeconds: 60'),
    says: 'ReceiveMessageWaitTimeSeconds is 60 s; SQS allows at most 20 s.', fix: { value: 20 },
  },
  {
    rule: 'sqs.message-size-out-of-range', at: 'nodes.jobs.properties.MaximumMessageSize', design: queue('MaximumMessageSize: 512'),
    says: 'MaximumMessageSize is 512 bytes; SQS allows 1,024 to 1,048,576 bytes.', fix: { value: 1024 },
  },
  {
    rule: 'sqs.fifo-name-invalid', at: 'nodes.jobs.properties.QueueName', design: queue('FifoQueue: true, QueueName: jobs'),
    says: 'The name of a FIFO queue ends in .fifo.', fix: { value: 'jobs.fifo' },
  },
  {
    rule: 'sqs.fifo-name-invalid', at: 'nodes.jobs.properties.QueueName', design: queue('QueueName: jobs.fifo'),
    says: 'Only the name of a FIFO queue ends in .fifo. Rename it, or set FifoQueue to true.', fix: { value: 'jobs' },
  },
  {
    rule: 'sqs.fifo-setting-without-fifo', at: 'nodes.jobs.properties.DeduplicationScope', design: queue('DeduplicationScope: messageGroup'),
    says: 'DeduplicationScope belongs to FIFO queues. Remove it, or set FifoQueue to true.', fix: { value: undefined }, fine: queue('ContentBasedDeduplication: false'),
  },
  {
    rule: 'sqs.fifo-batch-too-large', at: 'connections.jobs-work.properties.BatchSize', design: polled('FifoQueue: true', 'BatchSize: 50'),
    says: 'BatchSize is 50; Lambda allows at most 10.', fix: { value: 10 }, fine: polled('', 'BatchSize: 50'),
  },
  {
    rule: 'sqs.fifo-has-no-batch-window', at: 'connections.jobs-work.properties.MaximumBatchingWindowInSeconds', design: polled('FifoQueue: true', 'MaximumBatchingWindowInSeconds: 5'),
    says: 'MaximumBatchingWindowInSeconds is 5, and Lambda does not wait for batches from a FIFO queue. Remove it.', fix: { value: undefined },
    fine: polled('', 'MaximumBatchingWindowInSeconds: 5'),
  },
  {
    rule: 'sqs.no-dead-letter-queue', at: 'nodes.jobs', design: polled('', 'BatchSize: 10'),
    says: 'A message of “jobs” that cannot be processed comes back until it expires. Connect it to another queue by `on-failure`.',
    fine: polled('', 'BatchSize: 10', '  dead: { service: sqs, properties: { MessageRetentionPeriod: 1209600 } }\n', '  jobs-dead: { from: jobs, to: dead }\n'),
  },
  {
    rule: 'sqs.too-few-receives', at: 'connections.jobs-dead.with.maxReceiveCount',
    design: polled('', 'BatchSize: 10', '  dead: { service: sqs }\n', '  jobs-dead: { from: jobs, to: dead, with: { maxReceiveCount: 1 } }\n'),
    says: 'maxReceiveCount is 1: throttling alone may use these attempts up. AWS advises at least 5.', fix: { value: 5 },
    fine: polled('', 'BatchSize: 10', '  dead: { service: sqs }\n', '  jobs-dead: { from: jobs, to: dead }\n'),
  },
  {
    rule: 'sqs.dead-letter-expires-first', at: 'nodes.dead.properties.MessageRetentionPeriod', design: withDeadLetters('MessageRetentionPeriod: 86400'),
    says: '“dead” keeps messages for 1 day and “jobs” for 4 days, counted from the same moment. Keep dead letters longer.', fix: { value: 1209600 },
    fine: 'nodes:\n  jobs: { service: sqs, properties: { FifoQueue: true } }\n  dead: { service: sqs, properties: { FifoQueue: true } }\nconnections:\n  jobs-dead: { from: jobs, to: dead }\n',
  },
]);
