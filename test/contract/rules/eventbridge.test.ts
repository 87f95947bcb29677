import { service } from '../../../src/services/eventbridge/service.ts';
import { busy, DAILY, fromSchedule, onBus, PATTERN, piped, rule, schedule, threeBuses, toFunction, toQueues, wildcards } from './eventbridge-designs.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

specifyRules(service, [
  {
    rule: 'eventbridge.pattern-invalid', at: 'nodes.placed.properties.EventPattern.source', design: rule('EventPattern: { source: shop }'),
    says: 'The value of “source” must stand in a list: ["shop"].', fine: rule(PATTERN),
  },
  {
    rule: 'eventbridge.pattern-invalid', at: 'nodes.placed.properties.EventPattern', design: rule('EventPattern: "{ source: shop }"'),
    says: 'The pattern is no valid JSON.', fine: rule('EventPattern: \'{"source": ["shop"]}\''),
  },
  {
    rule: 'eventbridge.pattern-invalid', at: 'nodes.placed.properties.EventPattern', design: rule('EventPattern: {}'),
    says: 'The pattern is empty. Name at least one field, such as source.', fine: rule('EventPattern: { source: [{ exists: true }] }'),
  },
  {
    rule: 'eventbridge.pattern-invalid', at: 'nodes.placed.properties.EventPattern.detail.total.0', design: rule('EventPattern: { detail: { total: [{ nummeric: [">", 100] }] } }'),
    says: 'EventBridge knows no operator “nummeric”. Did you mean “numeric”?', fine: rule('EventPattern: { detail: { total: [{ numeric: [">", 100, "<=", 500] }] } }'),
  },
  {
    rule: 'eventbridge.pattern-invalid', at: 'nodes.placed.properties.EventPattern.detail.country.0', design: rule('EventPattern: { detail: { country: [{ anything-but: { contains: x } }] } }'),
    says: '“anything-but” takes values, or one of prefix, suffix, equals-ignore-case, wildcard with a text or a list of texts.',
    fine: rule('EventPattern: { $or: [{ detail: { country: [{ anything-but: [KR, JP] }] } }, { detail: { country: [{ anything-but: { wildcard: "*-x" } }] } }] }'),
  },
  {
    rule: 'eventbridge.pattern-matches-nothing', at: 'nodes.placed.properties.EventPattern.detailType', design: rule('EventPattern: { detailType: [placed] }'),
    says: 'No event has “detailType” at its top. Did you mean “detail-type”?', fine: rule('EventPattern: { detail-type: [placed] }'),
  },
  {
    rule: 'eventbridge.pattern-matches-nothing', at: 'nodes.placed.properties.EventPattern.quantity', design: rule('EventPattern: { source: [shop], quantity: [100] }'),
    says: 'No event has “quantity” at its top. What the sender writes is below detail: detail: { quantity: … }.', fine: rule('EventPattern: { source: [shop], detail: { quantity: [100] } }'),
  },
  {
    rule: 'eventbridge.pattern-too-long', at: 'nodes.placed.properties.EventPattern', design: rule(`EventPattern: { source: [${'x'.repeat(2040)}] }`),
    says: 'The pattern has 2,055 characters as JSON; EventBridge takes 2,048. Use prefixes, split the rule, or have the quota raised.',
    limit: { id: 'eventbridge.pattern-size', needed: 2055 }, fine: rule(`EventPattern: { source: [${'x'.repeat(2030)}] }`),
  },
  {
    rule: 'eventbridge.aws-events-on-custom-bus', at: 'nodes.placed.properties.EventPattern.source', design: onBus('', 'EventPattern: { source: [aws.ec2] }'),
    says: '“orders” gets no events of AWS services, so “placed” never acts. Let it take them from a bus named default.',
    fine: onBus('Name: default', 'EventPattern: { source: [aws.ec2] }'),
  },
  {
    rule: 'eventbridge.too-many-wildcard-rules', at: 'nodes.orders', design: wildcards(31, 'wildcard'),
    says: '31 rules of “orders” use wildcards; EventBridge allows 30 on one bus. Use prefix or suffix instead, or a second bus.',
    limit: { id: 'eventbridge.wildcard-rules-per-bus', needed: 31 }, fine: wildcards(31, 'prefix'),
  },
  {
    rule: 'eventbridge.bus-policy-too-long', at: 'nodes.orders.properties.Policy', design: `nodes:\n  orders: { service: eventbridge.bus, properties: { Policy: { Statement: [{ Sid: ${'x'.repeat(10300)} }] } } }\n`,
    says: 'The policy of “orders” has 10,326 characters; EventBridge takes 10,240. Let an organization in instead of single accounts, or have the quota raised.',
    limit: { id: 'eventbridge.bus-policy-size', needed: 10326 }, fine: 'nodes:\n  orders: { service: eventbridge.bus, properties: { Policy: { Statement: [{ Sid: short }] } } }\n',
  },
  {
    rule: 'eventbridge.default-bus-keeps-its-settings', at: 'nodes.orders.properties.Description', design: 'nodes:\n  orders: { service: eventbridge.bus, properties: { Name: default, Description: ours } }\n',
    says: 'Description is not applied: the default bus is there already, and the template leaves it alone. Remove it, or use a bus of another name.',
    fix: { value: undefined }, fine: 'nodes:\n  orders: { service: eventbridge.bus, properties: { Name: ours, Description: ours } }\n',
  },
  {
    rule: 'eventbridge.rule-without-trigger', at: 'nodes.placed', design: 'nodes:\n  placed: { service: eventbridge.rule }\n',
    says: '“placed” does not say when it acts. Set EventPattern, for example { source: [my.app] }.', fine: rule(PATTERN),
  },
  {
    rule: 'eventbridge.rule-with-two-triggers', at: 'nodes.placed.properties.ScheduleExpression', design: rule(`${PATTERN}, ${DAILY}`),
    says: '“placed” acts on events and, besides, on its schedule. If this is not meant, give the schedule a node of its own.', fine: rule(DAILY),
  },
  {
    rule: 'eventbridge.schedule-needs-default-bus', at: 'nodes.placed.properties.ScheduleExpression', design: onBus('', DAILY),
    says: '“placed” has a schedule and is on “orders”, where schedules do not run. Use a schedule node, or take the rule off the bus.', fine: onBus('Name: default', DAILY),
  },
  {
    rule: 'eventbridge.scheduled-rule-is-legacy', at: 'nodes.placed.properties.ScheduleExpression', design: rule(DAILY),
    says: 'AWS calls scheduled rules legacy and recommends EventBridge Scheduler. Use a schedule node.', fine: schedule(DAILY),
  },
  {
    rule: 'eventbridge.too-many-targets', at: 'nodes.placed', design: toQueues(5, ', Targets: [{ Id: by-hand, Arn: "arn:aws:sqs:us-east-1:123456789012:other" }]'),
    says: '“placed” has 6 targets; EventBridge allows 5. Use a second rule with the same pattern, or a topic that hands on.',
    limit: { id: 'eventbridge.targets-per-rule', needed: 6 }, fine: toQueues(5),
  },
  {
    rule: 'eventbridge.rule-without-target', at: 'nodes.placed', design: onBus('', PATTERN),
    says: '“placed” hands its events to nobody. Connect it to a function, a queue, a topic, a bus or a workflow.', fine: toFunction(''),
  },
  {
    rule: 'eventbridge.third-bus-gets-nothing', at: 'connections.bc-c', design: threeBuses('b'),
    says: 'Events that “b” got from “ab” do not travel on to “c”. Send them there from the first bus.', fine: threeBuses('c'),
  },
  {
    rule: 'eventbridge.schedule-invalid', at: 'nodes.daily.properties.ScheduleExpression', design: schedule('ScheduleExpression: cron(0 12 * * *)'),
    says: '“cron(0 12 * * *)” has 5 fields, and needs six: minutes, hours, day of the month, month, day of the week, year.', fine: schedule(DAILY),
  },
  {
    rule: 'eventbridge.schedule-invalid', at: 'nodes.placed.properties.ScheduleExpression', design: rule('ScheduleExpression: rate(1 hours)'),
    says: 'A rule takes “hour” after 1: write rate(1 hour).', fix: { value: 'rate(1 hour)' }, fine: schedule('ScheduleExpression: rate(1 hours)'),
  },
  {
    rule: 'eventbridge.schedule-too-often', at: 'nodes.daily.properties.ScheduleExpression', design: schedule('ScheduleExpression: rate(30 seconds)'),
    says: '“rate(30 seconds)” is more often than once a minute, the most there is. For shorter intervals send messages with a delay to a queue.', fine: schedule('ScheduleExpression: rate(1 minute)'),
  },
  {
    rule: 'eventbridge.schedule-without-target', at: 'nodes.daily', design: schedule(DAILY),
    says: '“daily” calls nothing. Connect it to a function, a queue, a topic, a bus or a workflow.', fine: fromSchedule(''),
  },
  {
    rule: 'eventbridge.schedule-with-several-targets', at: 'connections.daily-jobs', design: lambdaWith('', `  daily: { service: eventbridge.schedule, properties: { ${DAILY} } }
  jobs: { service: sqs }
connections:
  daily-work: { from: daily, to: work }
  daily-jobs: { from: daily, to: jobs, kind: send }
`),
    says: '“daily” has 2 targets, and a schedule calls one. Publish to a topic or a bus, or use a schedule for each.',
    fine: lambdaWith('', `  daily: { service: eventbridge.schedule, properties: { ${DAILY} } }
  jobs: { service: sqs }
connections:
  daily-work: { from: daily, to: work }
  daily-jobs: { from: daily, to: jobs, kind: on-failure }
`),
  },
  {
    rule: 'eventbridge.flexible-window-out-of-range', at: 'nodes.daily.properties.FlexibleTimeWindow.MaximumWindowInMinutes', design: schedule(`${DAILY}, FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 2000 }`),
    says: 'FlexibleTimeWindow.MaximumWindowInMinutes is 2,000; EventBridge Scheduler allows 1 to 1,440.', fix: { value: 1440 },
    limit: { id: 'eventbridge.flexible-window-max', needed: 2000 }, fine: schedule(`${DAILY}, FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 1440 }`),
  },
  {
    rule: 'eventbridge.flexible-window-mode', at: 'nodes.daily.properties.FlexibleTimeWindow.MaximumWindowInMinutes', design: schedule(`${DAILY}, FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 }`),
    says: 'The window is OFF, so MaximumWindowInMinutes has no meaning. Remove it, or set the mode to FLEXIBLE.', fix: { value: undefined }, fine: schedule(`${DAILY}, FlexibleTimeWindow: { Mode: 'OFF' }`),
  },
  {
    rule: 'eventbridge.flexible-window-mode', at: 'nodes.daily.properties.FlexibleTimeWindow.Mode', design: schedule(`${DAILY}, FlexibleTimeWindow: { Mode: FLEXIBLE }`),
    says: 'A FLEXIBLE window needs MaximumWindowInMinutes. Set it, or set the mode to OFF.', fix: { value: 'OFF' }, fine: schedule(DAILY),
  },
  {
    rule: 'eventbridge.scheduled-event-needs-source', at: 'connections.daily-orders.properties', design: `nodes:
  daily: { service: eventbridge.schedule, properties: { ${DAILY} } }
  orders: { service: eventbridge.bus }
connections:
  daily-orders: { from: daily, to: orders, properties: { Input: '{}' } }
`,
    says: 'An event for “orders” needs a source and a type: properties: { EventBridgeParameters: { Source: my.app, DetailType: my.event } }.',
    fine: `nodes:
  daily: { service: eventbridge.schedule, properties: { ${DAILY} } }
  orders: { service: eventbridge.bus }
connections:
  daily-orders: { from: daily, to: orders, properties: { EventBridgeParameters: { Source: shop, DetailType: day.ended } } }
`,
  },
  {
    rule: 'eventbridge.schedule-input-too-long', at: 'connections.target.properties.Input', design: fromSchedule(`properties: { Input: '"${'가'.repeat(87400)}"' }`),
    says: 'The input has 262,202 bytes; the Scheduler takes 262,144. Put it into a bucket and pass its name.',
    limit: { id: 'eventbridge.schedule-input-max', needed: 262202 }, fine: fromSchedule(`properties: { Input: '"${'a'.repeat(87400)}"' }`),
  },
  {
    rule: 'eventbridge.peak-above-put-events-rate', at: 'nodes.orders', design: busy('15000/s'),
    says: 'At the peak 15,000 PutEvents requests a second are made; the account may make 10,000 in this Region. Put up to 10 events into a request and say so by assume.batch on the connection, or have the quota raised and write it under account.quotas.',
    limit: { id: 'eventbridge.put-events-rate', needed: 15000 }, fine: busy('15000/s', ', assume: { batch: 10 }'),
  },
  {
    rule: 'eventbridge.too-many-entries', at: 'connections.work-orders.assume.batch', design: busy('1/s', ', assume: { batch: 25 }'),
    says: 'A request puts 25 events; EventBridge takes 10.', fix: { value: 10 }, limit: { id: 'eventbridge.put-events-entries', needed: 25 }, fine: busy('1/s', ', assume: { batch: 10 }'),
  },
  {
    rule: 'eventbridge.peak-above-invocations-rate', at: 'nodes.placed',
    design: `nodes:
  placed: { service: eventbridge.rule, properties: { ${PATTERN} }, traffic: { placed: { peak: 12000/s } } }
  other: { service: eventbridge.rule, properties: { ${PATTERN} }, traffic: { more: { peak: 8000/s } } }
  jobs: { service: sqs }
connections:
  placed-jobs: { from: placed, to: jobs, kind: deliver }
  other-jobs: { from: other, to: jobs, kind: deliver }
`,
    says: 'At the peak all rules together call targets 20,000 times a second; the account may 18,750 times in this Region, and events come late. Match fewer events (“placed” matches most), or have the quota raised and write it under account.quotas.',
    limit: { id: 'eventbridge.invocations-rate', needed: 20000 },
    fine: `nodes:
  placed: { service: eventbridge.rule, properties: { ${PATTERN} }, traffic: { placed: { peak: 12000/s } } }
  jobs: { service: sqs }
connections:
  placed-jobs: { from: placed, to: jobs, kind: deliver }
`,
  },
  {
    rule: 'eventbridge.peak-above-schedule-rate', at: 'nodes.daily', design: fromSchedule('').replace('service: eventbridge.schedule,', 'service: eventbridge.schedule, traffic: { reminders: { peak: 1200/s } },'),
    says: 'At the peak schedules run 1,200 times a second; the account may 1,000 times in this Region, and the others come late. Spread them with flexible windows, or have the quota raised and write it under account.quotas.',
    limit: { id: 'eventbridge.schedule-invocations-rate', needed: 1200 }, fine: fromSchedule(''),
  },
  {
    rule: 'eventbridge.retries-out-of-range', at: 'connections.target.properties.RetryPolicy.MaximumRetryAttempts', design: toFunction('properties: { RetryPolicy: { MaximumRetryAttempts: 200 } }'),
    says: 'RetryPolicy.MaximumRetryAttempts is 200; EventBridge allows at most 185.', fix: { value: 185 },
    limit: { id: 'eventbridge.retry-attempts-max', needed: 200 }, fine: toFunction('properties: { RetryPolicy: { MaximumRetryAttempts: 0 } }'),
  },
  {
    rule: 'eventbridge.event-age-out-of-range', at: 'connections.target.properties.RetryPolicy.MaximumEventAgeInSeconds', design: fromSchedule('properties: { RetryPolicy: { MaximumEventAgeInSeconds: 30 } }'),
    says: 'RetryPolicy.MaximumEventAgeInSeconds is 30 s; EventBridge allows 60 to 86,400 s.', fix: { value: 60 },
    limit: { id: 'eventbridge.event-age-min', needed: 30 }, fine: fromSchedule('properties: { RetryPolicy: { MaximumEventAgeInSeconds: 60 } }'),
  },
  {
    rule: 'eventbridge.fifo-needs-message-group', at: 'connections.placed-jobs.properties.SqsParameters.MessageGroupId',
    design: `nodes:\n  placed: { service: eventbridge.rule, properties: { ${PATTERN} } }\n  jobs: { service: sqs, properties: { FifoQueue: true } }\nconnections:\n  placed-jobs: { from: placed, to: jobs }\n`,
    says: '“jobs” is a FIFO queue, and a message to it needs a group. Set SqsParameters.MessageGroupId.', fix: { value: 'placed' },
    fine: `nodes:\n  placed: { service: eventbridge.rule, properties: { ${PATTERN} } }\n  jobs: { service: sqs }\nconnections:\n  placed-jobs: { from: placed, to: jobs, kind: deliver }\n`,
  },
  {
    rule: 'eventbridge.inputs-conflict', at: 'connections.target.properties.InputPath', design: toFunction('properties: { Input: \'{}\', InputPath: $.detail }'),
    says: 'A target takes one of Input and InputPath. Remove the other.', fine: toFunction('properties: { InputPath: $.detail }'),
  },
  {
    rule: 'eventbridge.input-invalid', at: 'connections.target.properties.Input', design: toFunction('properties: { Input: hello }'),
    says: 'The input is no valid JSON. A text needs quotes of its own: \'"hello"\'.', fine: toFunction('properties: { Input: \'"hello"\' }'),
  },
  {
    rule: 'eventbridge.input-invalid', at: 'connections.target.properties.Input', design: toFunction(`properties: { Input: '"${'x'.repeat(8191)}"' }`),
    says: 'The input has 8193 characters; EventBridge takes 8192.', limit: { id: 'eventbridge.input-max', needed: 8193 }, fine: toFunction(`properties: { Input: '"${'x'.repeat(8190)}"' }`),
  },
  {
    rule: 'eventbridge.input-transformer-invalid', at: 'connections.target.properties.InputTransformer.InputTemplate', design: toFunction('properties: { InputTransformer: { InputPathsMap: { id: $.detail.id }, InputTemplate: "{\\"order\\": <order>}" } }'),
    says: 'The template uses <order>, which InputPathsMap does not define.', fine: toFunction('properties: { InputTransformer: { InputPathsMap: { id: $.detail.id }, InputTemplate: "{\\"order\\": <id>, \\"all\\": <aws.events.event.json>}" } }'),
  },
  {
    rule: 'eventbridge.input-transformer-invalid', at: 'connections.target.properties.InputTransformer.InputPathsMap', design: toFunction('properties: { InputTransformer: { InputPathsMap: { aws.id: $.id }, InputTemplate: "{}" } }'),
    says: '“aws.id” is a reserved name. Call the variable something else.', fine: toFunction('properties: { InputTransformer: { InputPathsMap: { id: $.id }, InputTemplate: "{}" } }'),
  },
  {
    rule: 'eventbridge.input-transformer-invalid', at: 'connections.target.properties.InputTransformer.InputPathsMap',
    design: toFunction(`properties: { InputTransformer: { InputPathsMap: { ${Array.from({ length: 101 }, (_, at) => `v${at}: $.id`).join(', ')} }, InputTemplate: "{}" } }`),
    says: 'The transformer has 101 variables; EventBridge takes 100.', limit: { id: 'eventbridge.transformer-variables', needed: 101 },
    fine: toFunction('properties: { InputTransformer: { InputTemplate: "{}" } }'),
  },
  {
    rule: 'eventbridge.undelivered-events-are-lost', at: 'nodes.placed', design: toFunction('properties: { RetryPolicy: { MaximumRetryAttempts: 1 } }'),
    says: 'What “placed” cannot deliver to “work” is dropped after 1 retry. Connect “placed” to a standard queue by `on-failure`.',
    fine: toFunction('properties: { DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:123456789012:lost" } }'),
  },
  {
    rule: 'eventbridge.undelivered-events-are-lost', at: 'nodes.daily', design: fromSchedule(''),
    says: 'What “daily” cannot deliver to “work” is dropped after 185 retries. Connect “daily” to a standard queue by `on-failure`.',
    fine: `${fromSchedule('').replace('connections:', '  lost: { service: sqs }\nconnections:')}  daily-lost: { from: daily, to: lost, kind: on-failure }\n`,
  },
  {
    rule: 'eventbridge.pipe-incomplete', at: 'nodes.carry', design: lambdaWith('', '  carry: { service: eventbridge.pipe }\nconnections:\n  carry-work: { from: carry, to: work }\n'),
    says: '“carry” reads nothing. Connect a queue, or a table with a stream, to it.', fine: piped({}),
  },
  {
    rule: 'eventbridge.pipe-incomplete', at: 'nodes.carry', design: piped({}).replace('to: work }', 'to: work, with: { as: enrichment } }'),
    says: '“carry” hands on to nothing. Connect it to a function, a queue, a topic, a bus or a workflow.', fine: piped({ target: 'next: { service: sqs }', to: 'next' }),
  },
  {
    rule: 'eventbridge.pipe-with-several-targets', at: 'connections.carry-next', design: piped({ rest: 'next: { service: sqs }', connections: 'carry-next: { from: carry, to: next, kind: send }' }),
    says: '“carry” has 2 targets, and a pipe hands on to one. Say which function only enriches (with: { as: enrichment }), or publish to a topic or a bus.',
    fine: piped({ rest: 'next: { service: sqs }', connections: 'carry-next: { from: carry, to: next, kind: send }' }).replace('to: work }', 'to: work, with: { as: enrichment } }'),
  },
  {
    rule: 'eventbridge.pipe-batch-out-of-range', at: 'connections.jobs-carry.properties.BatchSize', design: piped({ poll: 'BatchSize: 20000' }),
    says: 'BatchSize is 20,000; EventBridge allows 1 to 10,000.', fix: { value: 10000 }, limit: { id: 'eventbridge.pipe-batch-max', needed: 20000 }, fine: piped({ poll: 'BatchSize: 10000' }),
  },
  {
    rule: 'eventbridge.pipe-batch-out-of-range', at: 'connections.jobs-carry.properties.MaximumBatchingWindowInSeconds', design: piped({ poll: 'MaximumBatchingWindowInSeconds: 600' }),
    says: 'MaximumBatchingWindowInSeconds is 600 s; EventBridge allows at most 300 s.', fix: { value: 300 }, limit: { id: 'eventbridge.pipe-window-max', needed: 600 },
    fine: piped({ poll: 'MaximumBatchingWindowInSeconds: 300' }),
  },
  {
    rule: 'eventbridge.pipe-batch-above-target', at: 'connections.jobs-carry.properties.BatchSize', design: piped({ poll: 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5', target: 'news: { service: sns }', to: 'news' }),
    says: 'BatchSize is 100, but “news” takes 10 records at a time.', fix: { value: 10 }, limit: { id: 'eventbridge.pipe-target-batch-max', needed: 100 },
    fine: piped({ poll: 'BatchSize: 100, MaximumBatchingWindowInSeconds: 5' }),
  },
  {
    rule: 'eventbridge.pipe-source-visible-too-soon', at: 'connections.jobs-carry', design: piped({ queue: '60' }),
    says: '“jobs” hides a message for 60 s; what “carry” waits for may take 30 s. Set its VisibilityTimeout to at least 180.',
    limit: { id: 'eventbridge.pipe-visibility-factor-advised' }, fine: piped({ queue: '180' }),
  },
  {
    rule: 'eventbridge.too-many-pipe-filters', at: 'nodes.carry.properties.SourceParameters.FilterCriteria.Filters', design: piped({ pipe: `SourceParameters: { FilterCriteria: { Filters: [${Array.from({ length: 6 }, (_, at) => `{ Pattern: '{"body":{"kind":["${at}"]}}' }`).join(', ')}] } }` }),
    says: '“carry” has 6 filters; EventBridge allows 5. Put alternatives into one pattern with $or.', limit: { id: 'eventbridge.pipe-filters', needed: 6 },
    fine: piped({ pipe: 'SourceParameters: { FilterCriteria: { Filters: [{ Pattern: \'{"body":{"kind":["a","b"]}}\' }] } }' }),
  },
  {
    rule: 'eventbridge.pipe-filter-invalid', at: 'connections.jobs-carry.properties.FilterCriteria.Filters.0.Pattern', design: piped({ poll: 'FilterCriteria: { Filters: [{ Pattern: \'{"body":{"file":[{"wildcard":"*.png"}]}}\' }] }' }),
    says: 'A pipe does not know “wildcard”; only rules of a bus do. Filter on something else, or in the enrichment.',
    fine: piped({ poll: 'FilterCriteria: { Filters: [{ Pattern: \'{"body":{"file":[{"suffix":".png"}]}}\' }] }' }),
  },
  {
    rule: 'eventbridge.pipe-to-fifo-topic', at: 'connections.carry-target', design: piped({ target: 'news: { service: sns, properties: { FifoTopic: true } }', to: 'news' }),
    says: '“news” is a FIFO topic, which a pipe cannot publish to. Send to a FIFO queue, or make the topic standard.', fine: piped({ target: 'news: { service: sns }', to: 'news' }),
  },
  {
    rule: 'eventbridge.pipe-dead-letters-belong-to-queue', at: 'connections.carry-lost', design: piped({ rest: 'lost: { service: sqs }', connections: 'carry-lost: { from: carry, to: lost, kind: on-failure }' }),
    says: 'What fails in “carry” stays in “jobs”. Let “jobs” hand it on by `on-failure`.',
    fine: piped({ rest: 'lost: { service: sqs }', connections: 'jobs-lost: { from: jobs, to: lost }' }),
  },
]);
