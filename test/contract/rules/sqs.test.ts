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
const sent = (properties: string, peak: string, connection = '', rest = '') => lambdaWith('Timeout: 30', `  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
  jobs: { service: sqs, properties: { VisibilityTimeout: 180${properties === '' ? '' : `, ${properties}`} } }
  consumer: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 30 } }
connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [all] }
  work-jobs: { from: work, to: jobs${connection} }
  jobs-consumer: { from: jobs, to: consumer }
${rest}`);
const HIGH = 'FifoQueue: true, DeduplicationScope: messageGroup, FifoThroughputLimit: perMessageGroupId';
const policy = (principals: number) => `nodes:
  jobs:
    service: sqs
    parts:
      JobsPolicy:
        Type: AWS::SQS::QueuePolicy
        Properties: { Queues: [!Ref Jobs], PolicyDocument: { Statement: [{ Effect: Allow, Action: sqs:SendMessage, Resource: '*', Principal: { AWS: [${Array.from({ length: principals }, (_, at) => `'${111111111111 + at}'`).join(', ')}] } }] } }
`;
const fed = (properties: string, consumer = '') => lambdaWith('', `  jobs: { service: sqs, properties: { ${properties} } }
connections:
  work-jobs: { from: work, to: jobs, kind: send }
${consumer}`);

specifyRules(service, [
  {
    rule: 'sqs.name-invalid', at: 'nodes.jobs.properties.QueueName', design: queue(`QueueName: ${'j'.repeat(81)}`),
    says: 'The queue name has 81 characters. A name has at most 80 letters, digits, hyphens and underscores. Change it, or remove it and let CloudFormation make one.',
    fix: { value: undefined }, limit: { id: 'sqs.name-length-max', needed: 81 }, fine: queue(`QueueName: ${'j'.repeat(80)}`),
  },
  {
    rule: 'sqs.name-invalid', at: 'nodes.jobs.properties.QueueName', design: queue('QueueName: my jobs'),
    says: 'The queue name has 7 characters. A name has at most 80 letters, digits, hyphens and underscores. Change it, or remove it and let CloudFormation make one.',
    fix: { value: undefined }, fine: queue('FifoQueue: true, QueueName: my-jobs.fifo'),
  },
  {
    rule: 'sqs.peak-above-fifo-throughput', at: 'nodes.jobs.properties.FifoThroughputLimit', design: sent('FifoQueue: true', '900/s'),
    says: 'At the peak 900 calls a second send messages; this FIFO queue takes 300 (3,000 messages in batches of 10). Send batches and say so by assume.batch on the connection, or switch high throughput on.',
    fix: { value: 'perMessageGroupId' }, limit: { id: 'sqs.fifo-requests-per-second', needed: 900 }, fine: sent('FifoQueue: true', '900/s', ', assume: { batch: 3 }'),
  },
  {
    rule: 'sqs.peak-above-high-throughput', at: 'nodes.jobs', region: 'eu-north-1', design: sent(HIGH, '3000/s'),
    says: 'At the peak 3,000 calls a second send messages; a FIFO queue with high throughput takes 2,400 in this Region. Send batches and say so by assume.batch on the connection, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sqs.fifo-high-throughput', needed: 3000 }, fine: sent(HIGH, '3000/s'),
  },
  {
    rule: 'sqs.high-throughput-needs-scope', at: 'nodes.jobs.properties.DeduplicationScope', design: queue('FifoQueue: true, FifoThroughputLimit: perMessageGroupId'),
    says: 'FifoThroughputLimit is perMessageGroupId, so DeduplicationScope must be messageGroup; here it is not set.', fix: { value: 'messageGroup' }, fine: queue(HIGH),
  },
  {
    rule: 'sqs.too-many-in-flight', at: 'nodes.jobs', design: sent('', '5000/s'),
    says: 'At the peak 5,000 messages/s, each in flight for up to 30 s, are 150,000 in flight; the queue allows 120,000. Work faster or lower the timeout, split the queue, or have the quota raised and write it under account.quotas.',
    limit: { id: 'sqs.in-flight', needed: 150000 }, fine: sent('', '4000/s'),
  },
  {
    rule: 'sqs.send-batch-too-large', at: 'connections.work-jobs.assume.batch', design: sent('', '10/s', ', assume: { batch: 25 }'),
    says: 'A batch is assumed to hold 25 messages; SQS takes 10 in one call. Send several calls.', fix: { value: 10 }, limit: { id: 'sqs.batch', needed: 25 },
    fine: sent('', '10/s', ', assume: { batch: 10 }'),
  },
  {
    rule: 'sqs.message-above-setting', at: 'nodes.jobs.properties.MaximumMessageSize', design: sent('MaximumMessageSize: 65536', '10/s', ', assume: { sends: 100 KB }'),
    says: 'The flow “people.all” sends messages of 100 KB; the queue is set to take 64 KB. Raise MaximumMessageSize, at most to 1 MB.', fix: { value: 1048576 },
    fine: sent('MaximumMessageSize: 65536', '10/s', ', assume: { sends: 64 KB }'),
  },
  {
    rule: 'sqs.short-polling', at: 'nodes.jobs.properties.ReceiveMessageWaitTimeSeconds', design: fed('ReceiveMessageWaitTimeSeconds: 0'),
    says: 'No function polls the queue, and its other receivers are answered at once, mostly with nothing. Let them wait for up to 20 s.', fix: { value: 20 },
    fine: fed('VisibilityTimeout: 60', '  jobs-work: { from: jobs, to: work }\n'),
  },
  {
    rule: 'sqs.policy-too-large', at: 'nodes.jobs.parts.JobsPolicy.Properties.PolicyDocument', design: policy(600),
    says: 'The queue policy has 9,098 bytes; SQS takes 8,192. Name fewer principals, or let several share a statement.', limit: { id: 'sqs.policy-max' }, fine: policy(400),
  },
  {
    rule: 'sqs.retention-out-of-range', at: 'nodes.jobs.properties.MessageRetentionPeriod', design: queue('MessageRetentionPeriod: 30'),
    says: 'MessageRetentionPeriod is 30 s; SQS allows 60 to 1,209,600 s.', fix: { value: 60 }, limit: { id: 'sqs.retention-min', needed: 30 }, fine: queue('MessageRetentionPeriod: 60'),
  },
  {
    rule: 'sqs.retention-out-of-range', at: 'nodes.jobs.properties.MessageRetentionPeriod', design: queue('MessageRetentionPeriod: 2000000'),
    says: 'MessageRetentionPeriod is 2,000,000 s; SQS allows 60 to 1,209,600 s.', fix: { value: 1209600 }, fine: queue('MessageRetentionPeriod: 1209600'),
  },
  {
    rule: 'sqs.visibility-out-of-range', at: 'nodes.jobs.properties.VisibilityTimeout', design: queue('VisibilityTimeout: 86400'),
    says: 'VisibilityTimeout is 86,400 s; SQS allows at most 43,200 s.', fix: { value: 43200 }, fine: queue('VisibilityTimeout: 43200'),
  },
  {
    rule: 'sqs.delay-out-of-range', at: 'nodes.jobs.properties.DelaySeconds', design: queue('DelaySeconds: 3600'),
    says: 'DelaySeconds is 3,600 s; SQS allows at most 900 s.', fix: { value: 900 }, fine: queue('DelaySeconds: 900'),
  },
  {
    rule: 'sqs.wait-out-of-range', at: 'nodes.jobs.properties.ReceiveMessageWaitTimeSeconds', design: queue('ReceiveMessageWaitTimeSeconds: 60'),
    says: 'ReceiveMessageWaitTimeSeconds is 60 s; SQS allows at most 20 s.', fix: { value: 20 }, fine: queue('ReceiveMessageWaitTimeSeconds: 20'),
  },
  {
    rule: 'sqs.message-size-out-of-range', at: 'nodes.jobs.properties.MaximumMessageSize', design: queue('MaximumMessageSize: 512'),
    says: 'MaximumMessageSize is 512 bytes; SQS allows 1,024 to 1,048,576 bytes.', fix: { value: 1024 }, fine: queue('MaximumMessageSize: 1048576'),
  },
  {
    rule: 'sqs.fifo-name-invalid', at: 'nodes.jobs.properties.QueueName', design: queue('FifoQueue: true, QueueName: jobs'),
    says: 'The name of a FIFO queue ends in .fifo.', fix: { value: 'jobs.fifo' }, fine: queue('FifoQueue: !Ref Ordered, QueueName: jobs'),
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
