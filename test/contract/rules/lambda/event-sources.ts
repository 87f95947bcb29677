import { lambdaWith, type RuleCase } from '../rule-cases.ts';

const queue = (mapping: string, properties = '') => lambdaWith(properties, `  jobs: { service: sqs, properties: { VisibilityTimeout: 60 } }\nconnections:\n  jobs-work: { from: jobs, to: work, properties: ${mapping} }\n`);
const fifo = (mapping: string) => lambdaWith('', `  jobs: { service: sqs, properties: { FifoQueue: true } }\nconnections:\n  jobs-work: { from: jobs, to: work, properties: ${mapping} }\n`);
const stream = (mapping: string) => lambdaWith('', `  items: { service: dynamodb, properties: { StreamSpecification: { StreamViewType: KEYS_ONLY } } }\nconnections:\n  items-work: { from: items, to: work, properties: ${mapping} }\n`);
const failing = (config: string) => lambdaWith('', `  dead: { service: sqs }\nconnections:\n  work-dead: { from: work, to: dead, kind: on-failure, properties: ${config} }\n`);
const filled = (rate: string, mapping = '{}') => lambdaWith('', `    assume: { duration: 2 s }
  people: { service: client, traffic: { all: { requests: ${rate}, path: POST /jobs } } }
  api: { service: apigateway.http, routes: { jobs: { route: POST /jobs } } }
  take: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h } }
  jobs: { service: sqs }
connections:
  people-api: { from: people, to: api }
  api-take: { from: api, to: take, routes: [jobs] }
  take-jobs: { from: take, to: jobs }
  jobs-work: { from: jobs, to: work, properties: ${mapping} }
`);
const at = (name: string) => `connections.jobs-work.properties.${name}`;

export const eventSources: readonly RuleCase[] = [
  {
    rule: 'lambda.batch-too-large', design: queue('{ BatchSize: 20000, MaximumBatchingWindowInSeconds: 5 }'), at: at('BatchSize'), limit: { id: 'lambda.queue-batch-max', needed: 20000 },
    says: 'BatchSize is 20,000; Lambda allows at most 10,000.', fix: { value: 10000 }, fine: queue('{ BatchSize: 10000, MaximumBatchingWindowInSeconds: 5 }'),
  },
  {
    rule: 'lambda.batch-too-large', design: stream('{ BatchSize: 20000 }'), at: 'connections.items-work.properties.BatchSize', limit: { id: 'lambda.stream-batch-max', needed: 20000 },
    says: 'BatchSize is 20,000; Lambda allows at most 10,000.', fix: { value: 10000 }, fine: fifo('{ BatchSize: 20000 }'),
  },
  {
    rule: 'lambda.batch-needs-window', design: queue('{ BatchSize: 100 }'), at: at('BatchSize'),
    says: 'BatchSize is 100: above 10 Lambda wants MaximumBatchingWindowInSeconds of at least 1.',
    fix: { at: at('MaximumBatchingWindowInSeconds'), value: 1 }, fine: queue('{ BatchSize: 10 }'),
  },
  {
    rule: 'lambda.batch-window-too-long', design: queue('{ BatchSize: 100, MaximumBatchingWindowInSeconds: 400 }'), at: at('MaximumBatchingWindowInSeconds'),
    says: 'MaximumBatchingWindowInSeconds is 400 s; Lambda allows at most 300 s.', fix: { value: 300 }, fine: queue('{ BatchSize: 100, MaximumBatchingWindowInSeconds: 300 }'),
  },
  {
    rule: 'lambda.mapping-concurrency-out-of-range', design: queue('{ ScalingConfig: { MaximumConcurrency: 1 } }'), at: at('ScalingConfig.MaximumConcurrency'), limit: { id: 'lambda.queue-concurrency-min', needed: 1 },
    says: 'ScalingConfig.MaximumConcurrency is 1; Lambda allows 2 to 1,000.', fix: { value: 2 }, fine: queue('{ ScalingConfig: { MaximumConcurrency: 1000 } }'),
  },
  {
    rule: 'lambda.concurrency-with-pollers', design: queue('{ ScalingConfig: { MaximumConcurrency: 10 }, ProvisionedPollerConfig: { MaximumPollers: 10 } }'), at: at('ScalingConfig'),
    says: 'ScalingConfig and ProvisionedPollerConfig exclude each other. Remove one of the two.', fix: { value: undefined }, fine: queue('{ ProvisionedPollerConfig: { MaximumPollers: 10 } }'),
  },
  {
    rule: 'lambda.stream-setting-out-of-range', design: stream('{ ParallelizationFactor: 20 }'), at: 'connections.items-work.properties.ParallelizationFactor', limit: { id: 'lambda.stream-parallelization-max', needed: 20 },
    says: 'ParallelizationFactor is 20; Lambda allows at most 10.', fix: { value: 10 }, fine: stream('{ ParallelizationFactor: 10, MaximumRetryAttempts: -1 }'),
  },
  {
    rule: 'lambda.setting-of-another-source', design: queue('{ ParallelizationFactor: 2 }'), at: at('ParallelizationFactor'),
    says: '“jobs” is read as a queue, and ParallelizationFactor is not for that. Remove it.', fix: { value: undefined }, fine: stream('{ ParallelizationFactor: 2 }'),
  },
  {
    rule: 'lambda.setting-of-another-source', design: stream('{ ScalingConfig: { MaximumConcurrency: 2 } }'), at: 'connections.items-work.properties.ScalingConfig',
    says: '“items” is read as a stream, and ScalingConfig is not for that. Remove it.', fix: { value: undefined }, fine: queue('{ ScalingConfig: { MaximumConcurrency: 2 } }'),
  },
  {
    rule: 'lambda.queue-fills-faster', design: filled('700/s'), at: 'connections.jobs-work', limit: { id: 'lambda.queue-scale-max', needed: 1400 },
    says: 'The messages of “jobs” take 1,400 executions at a time on average; this mapping reaches 1,250. The queue grows without end. Hand over larger batches or make the function faster.',
    fine: filled('700/s', '{ BatchSize: 10, MaximumBatchingWindowInSeconds: 1 }'),
  },
  {
    rule: 'lambda.queue-fills-faster', design: filled('20/s', '{ ScalingConfig: { MaximumConcurrency: 10 } }'), at: at('ScalingConfig.MaximumConcurrency'),
    says: 'The messages of “jobs” take 40 executions at a time on average; this mapping reaches 10. The queue grows without end. Hand over larger batches, make the function faster, or raise MaximumConcurrency.',
    fine: filled('20/s', '{ ScalingConfig: { MaximumConcurrency: 40 } }'),
  },
  {
    rule: 'lambda.reserved-below-mappings', design: queue('{ ScalingConfig: { MaximumConcurrency: 20 } }', 'ReservedConcurrentExecutions: 10'), at: at('ScalingConfig.MaximumConcurrency'),
    says: 'The queues of “work” may run 20 executions at a time, but it reserves 10. Lower MaximumConcurrency, or reserve at least 20.', fix: { value: 10 },
    fine: queue('{ ScalingConfig: { MaximumConcurrency: 10 } }', 'ReservedConcurrentExecutions: 10'),
  },
  {
    rule: 'lambda.reserved-below-first-batches', design: queue('{}', 'ReservedConcurrentExecutions: 3'), at: 'connections.jobs-work', limit: { id: 'lambda.queue-scale-initial', needed: 3 },
    says: '“work” reserves 3, but Lambda begins with 5 batches at a time. Reserve at least 5, or set MaximumConcurrency of the mapping.',
    fix: { at: at('ScalingConfig.MaximumConcurrency'), value: 3 }, fine: queue('{}', 'ReservedConcurrentExecutions: 5'),
  },
  {
    rule: 'lambda.retries-out-of-range', design: failing('{ MaximumRetryAttempts: 5 }'), at: 'connections.work-dead.properties.MaximumRetryAttempts',
    says: 'MaximumRetryAttempts is 5; Lambda allows at most 2.', fix: { value: 2 }, fine: failing('{ MaximumRetryAttempts: 2 }'),
  },
  {
    rule: 'lambda.event-age-out-of-range', design: failing('{ MaximumEventAgeInSeconds: 30 }'), at: 'connections.work-dead.properties.MaximumEventAgeInSeconds',
    says: 'MaximumEventAgeInSeconds is 30 s; Lambda allows 60 to 21,600 s.', fix: { value: 60 }, fine: failing('{ MaximumEventAgeInSeconds: 60 }'),
  },
];
