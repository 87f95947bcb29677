import { service } from '../../../src/services/lambda/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const LONG = 'x'.repeat(4090);
const queue = (mapping: string) => lambdaWith('', `  jobs: { service: sqs, properties: { VisibilityTimeout: 60 } }\nconnections:\n  jobs-work: { from: jobs, to: work, properties: ${mapping} }\n`);
const failing = (config: string) => lambdaWith('', `  dead: { service: sqs }\nconnections:\n  work-dead: { from: work, to: dead, kind: on-failure, properties: ${config} }\n`);
const api = (peak: string) => lambdaWith('', `    assume: { duration: { p50: 2 s, p99: 4 s } }
  people: { service: client, traffic: { all: { peak: ${peak}, path: GET /items } } }
  api: { service: apigateway.http, routes: { items: { route: GET /items } } }
connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [items] }
`);

specifyRules(service, [
  {
    rule: 'lambda.timeout-above-limit', design: lambdaWith('Timeout: 1200'), at: 'nodes.work.properties.Timeout',
    says: 'Timeout is 1,200 s; Lambda allows at most 900 s. Split longer work into steps.', fix: { value: 900 },
    fine: lambdaWith('Timeout: 1200, CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }'),
  },
  {
    rule: 'lambda.timeout-above-limit', at: 'nodes.work.properties.Timeout',
    design: lambdaWith('Timeout: 6000, CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }'),
    says: 'Timeout is 6,000 s; Lambda allows at most 5,400 s. Split longer work into steps.', fix: { value: 5400 },
  },
  {
    rule: 'lambda.timeout-below-limit', design: lambdaWith('Timeout: 0'), at: 'nodes.work.properties.Timeout',
    says: 'Timeout is 0 s; Lambda allows at least 1 s.', fix: { value: 1 },
  },
  {
    rule: 'lambda.memory-out-of-range', design: lambdaWith('MemorySize: 64'), at: 'nodes.work.properties.MemorySize',
    says: 'MemorySize is 64 MB; Lambda allows 128 to 10,240 MB.', fix: { value: 128 },
    fine: lambdaWith('MemorySize: !Ref Size') + '\nparameters: { Size: { Type: Number } }',
  },
  {
    rule: 'lambda.memory-out-of-range', design: lambdaWith('MemorySize: 16384'), at: 'nodes.work.properties.MemorySize',
    says: 'MemorySize is 16,384 MB; Lambda allows 128 to 10,240 MB.', fix: { value: 10240 },
    fine: lambdaWith('MemorySize: 16384, CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }'),
  },
  {
    rule: 'lambda.ephemeral-storage-out-of-range', design: lambdaWith('EphemeralStorage: { Size: 20480 }'), at: 'nodes.work.properties.EphemeralStorage.Size',
    says: 'EphemeralStorage.Size is 20,480 MB; Lambda allows 512 to 10,240 MB.', fix: { value: 10240 },
  },
  {
    rule: 'lambda.environment-above-4-kb', design: lambdaWith(`Environment: { Variables: { KEY: "${LONG}", 이름: 값 } }`), at: 'nodes.work.properties.Environment.Variables',
    says: 'The environment takes at least 4,102 bytes; Lambda allows 4,096 in all. Keep large values in Parameter Store or S3 and pass their names.',
    fine: lambdaWith(`Environment: { Variables: { KEY: "${LONG}" } }`),
  },
  {
    rule: 'lambda.too-many-layers', design: lambdaWith('Layers: [a, b, c, d, e, f]'), at: 'nodes.work.properties.Layers',
    says: 'The function has 6 layers; Lambda allows 5. Merge some, or bundle them with the code.', fine: lambdaWith('Layers: [a, b, c, d, e]'),
  },
  {
    rule: 'lambda.function-name-invalid', design: lambdaWith('FunctionName: send mail'), at: 'nodes.work.properties.FunctionName',
    says: 'A function name has at most 64 letters, digits, hyphens and underscores. Shorten it, or remove it and let CloudFormation make one.',
    fix: { value: undefined }, fine: lambdaWith('FunctionName: send-mail'),
  },
  {
    rule: 'lambda.runtime-or-handler-missing', design: 'nodes:\n  work: { service: lambda, properties: { Runtime: nodejs24.x } }', at: 'nodes.work.properties.Handler',
    says: 'Handler is missing: a function that is not a container image needs it, for example index.handler.',
    fix: { value: 'index.handler' }, fine: 'nodes:\n  work: { service: lambda, properties: { PackageType: Image } }',
  },
  {
    rule: 'lambda.runtime-blocked', design: 'nodes:\n  work: { service: lambda, properties: { Runtime: python3.7, Handler: app.main } }', at: 'nodes.work.properties.Runtime',
    says: 'Lambda refuses new functions with python3.7 since 2024-01-09. Move to python3.14.', fix: { value: 'python3.14' },
  },
  {
    rule: 'lambda.runtime-blocked', design: 'nodes:\n  work: { service: lambda, properties: { Runtime: go1.x, Handler: main } }', at: 'nodes.work.properties.Runtime',
    says: 'Lambda refuses new functions with go1.x since 2024-02-08. Move to provided.al2023.', fine: lambdaWith(''),
  },
  {
    rule: 'lambda.deprecated-runtime', design: 'nodes:\n  work: { service: lambda, properties: { Runtime: nodejs20.x, Handler: index.handler } }', at: 'nodes.work.properties.Runtime',
    says: 'nodejs20.x is deprecated since 2026-04-30 and gets no security patches; from 2027-02-01 Lambda refuses new functions with it. Move to nodejs24.x.',
    fix: { value: 'nodejs24.x' }, fine: lambdaWith(''),
  },
  {
    rule: 'lambda.snap-start-unsupported', design: lambdaWith('SnapStart: { ApplyOn: PublishedVersions }'), at: 'nodes.work.properties.SnapStart',
    says: 'SnapStart does not support nodejs24.x: it takes Java 11, Python 3.12 and .NET 8 or later. Remove it.', fix: { value: undefined },
    fine: 'nodes:\n  work: { service: lambda, properties: { Runtime: java25, Handler: a.B, SnapStart: { ApplyOn: PublishedVersions } } }',
  },
  {
    rule: 'lambda.snap-start-unsupported', at: 'nodes.work.properties.SnapStart',
    design: 'nodes:\n  work: { service: lambda, properties: { Runtime: python3.9, Handler: app.main, SnapStart: { ApplyOn: PublishedVersions } } }',
    says: 'SnapStart does not support python3.9: it takes Java 11, Python 3.12 and .NET 8 or later. Remove it.', fix: { value: undefined },
    fine: 'nodes:\n  work: { service: lambda, properties: { Runtime: python3.12, Handler: app.main, SnapStart: { ApplyOn: PublishedVersions } } }',
  },
  {
    rule: 'lambda.snap-start-storage', at: 'nodes.work.properties.EphemeralStorage.Size',
    design: 'nodes:\n  work: { service: lambda, properties: { Runtime: java25, Handler: a.B, SnapStart: { ApplyOn: PublishedVersions }, EphemeralStorage: { Size: 1024 } } }',
    says: 'EphemeralStorage.Size is 1,024 MB; with SnapStart at most 512 MB is possible. Lower it, or remove SnapStart.', fix: { value: 512 },
  },
  {
    rule: 'lambda.reserved-concurrency-leaves-too-little', at: 'nodes.more.properties.ReservedConcurrentExecutions',
    design: lambdaWith('ReservedConcurrentExecutions: 600', '  more: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, ReservedConcurrentExecutions: 400 } }'),
    says: 'The functions of this design reserve 1,000 executions; of 1,000 in the account at most 900 may be reserved (100 stay free). Reserve less, or have the quota raised and write it under account.quotas.',
    fine: lambdaWith('ReservedConcurrentExecutions: 600', '  more: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, ReservedConcurrentExecutions: 400 } }\naccount: { quotas: { lambda.concurrency: 3000 } }'),
  },
  {
    rule: 'lambda.switched-off', design: lambdaWith('ReservedConcurrentExecutions: 0'), at: 'nodes.work.properties.ReservedConcurrentExecutions',
    says: 'ReservedConcurrentExecutions is 0: every invocation is refused. Remove it, or set how many may run at a time.', fix: { value: undefined },
  },
  {
    rule: 'lambda.peak-above-concurrency', design: api('600/s'), at: 'nodes.work.assume.duration',
    says: 'At the peak of 600 requests/s, 2 s each, 1,200 executions run at a time; 1,000 are available. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.',
    fine: api('400/s'),
  },
  {
    rule: 'lambda.batch-too-large', design: queue('{ BatchSize: 20000, MaximumBatchingWindowInSeconds: 5 }'), at: 'connections.jobs-work.properties.BatchSize',
    says: 'BatchSize is 20,000; Lambda allows at most 10,000.', fix: { value: 10000 },
  },
  {
    rule: 'lambda.batch-needs-window', design: queue('{ BatchSize: 100 }'), at: 'connections.jobs-work.properties.BatchSize',
    says: 'BatchSize is 100: above 10 Lambda wants MaximumBatchingWindowInSeconds of at least 1.',
    fix: { at: 'connections.jobs-work.properties.MaximumBatchingWindowInSeconds', value: 1 }, fine: queue('{ BatchSize: 10 }'),
  },
  {
    rule: 'lambda.batch-window-too-long', design: queue('{ BatchSize: 100, MaximumBatchingWindowInSeconds: 400 }'), at: 'connections.jobs-work.properties.MaximumBatchingWindowInSeconds',
    says: 'MaximumBatchingWindowInSeconds is 400 s; Lambda allows at most 300 s.', fix: { value: 300 },
  },
  {
    rule: 'lambda.retries-out-of-range', design: failing('{ MaximumRetryAttempts: 5 }'), at: 'connections.work-dead.properties.MaximumRetryAttempts',
    says: 'MaximumRetryAttempts is 5; Lambda allows at most 2.', fix: { value: 2 },
  },
  {
    rule: 'lambda.event-age-out-of-range', design: failing('{ MaximumEventAgeInSeconds: 30 }'), at: 'connections.work-dead.properties.MaximumEventAgeInSeconds',
    says: 'MaximumEventAgeInSeconds is 30 s; Lambda allows 60 to 21,600 s.', fix: { value: 60 },
  },
]);
