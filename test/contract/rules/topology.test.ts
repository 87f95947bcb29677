import { topologyRules } from '../../../src/core/rules/topology/rules.ts';
import { specifyRules } from './rule-cases.ts';

/** The rules over connections, on real services: they hold only where both ends tell their facts. */

const JOB = 'service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler';
const behindApi = (api: string, timeout: number, rest = '') => `nodes:
  people: { service: client }
  api: { service: ${api}, routes: { all: { route: GET /items } } }
  job: { ${JOB}, Timeout: ${timeout} } }
connections:
  people-api: { from: people, to: api }
  api-job: { from: api, to: job, routes: [all]${rest} }
`;
const polled = (visibility: string, timeout: number, rest = '') => `nodes:
  queue: { service: sqs, properties: { VisibilityTimeout: ${visibility} } }
  job: { ${JOB}, Timeout: ${timeout} } }
connections:
  queue-job: { from: queue, to: job${rest} }
`;
const uploading = (size: string, target: string, access: string) => `nodes:
  people: { service: client, traffic: { upload: { requests: 1k/month, path: POST /items, sends: 2 KB } } }
  api: { service: apigateway.http, routes: { all: { route: POST /items } } }
  job: { ${JOB} } }
  store: { service: ${target} }
connections:
  people-api: { from: people, to: api }
  api-job: { from: api, to: job, routes: [all] }
  job-store: { from: job, to: store, access: [${access}], assume: { sends: ${size} } }
`;
const subscribed = (topic: string, queue: string) => `nodes:
  topic: { service: sns, properties: { ${topic} } }
  queue: { service: sqs, properties: { ${queue} } }
connections:
  topic-queue: { from: topic, to: queue }
`;
const delivered = (more: string) => `nodes:
  topic: { service: sns }
  job: { ${JOB} } }
  lost: { service: sqs }
connections:
  topic-job: { from: topic, to: job }
${more}`;
const loop = (target: string) => `nodes:
  queue: { service: sqs, properties: { VisibilityTimeout: 30 } }
  done: { service: sqs }
  job: { ${JOB} } }
connections:
  queue-job: { from: queue, to: job }
  job-${target}: { from: job, to: ${target}, kind: send }
`;
const fannedOut = (count: number, account = '') => `nodes:
  topic: { service: sns, properties: { FifoTopic: true, TopicName: all.fifo } }
${Array.from({ length: count }, (_, at) => `  q${at}: { service: sqs }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  topic-q${at}: { from: topic, to: q${at} }\n`).join('')}${account}`;
const registering = (authorizer: string) => `nodes:
  people: { service: client }
  api: { service: apigateway.http, routes: { create: { route: POST /items } } }
  users: { service: cognito.user-pool }
  job: { ${JOB} } }
connections:
  people-api: { from: people, to: api }
  api-job: { from: api, to: job, routes: [create] }
${authorizer}`;

/** API → function → topic → queue: what fits the first is handed on to the last. */
const handedOn = (size: string, topic: string) => `nodes:
  people: { service: client, traffic: { upload: { requests: 1k/month, path: POST /items, sends: ${size} } } }
  api: { service: apigateway.http, routes: { all: { route: POST /items } } }
  job: { ${JOB} } }
  topic: { service: sns${topic} }
  queue: { service: sqs }
connections:
  people-api: { from: people, to: api }
  api-job: { from: api, to: job, routes: [all] }
  job-topic: { from: job, to: topic, env: { TOPIC: arn } }
  topic-queue: { from: topic, to: queue }
`;
const streamed = (mode: string, size: string) => behindApi('apigateway.rest', 10, `, properties: { ResponseTransferMode: ${mode} }`)
  .replace('service: client', `service: client, traffic: { read: { requests: 1k/month, path: GET /items, receives: ${size} } }`);
const chained = (entry: string, between: string) => `nodes:
  topic: { service: sns }
  a: { ${JOB}, Timeout: 30 } }
  b: { ${JOB}, Timeout: 10 } }
  c: { ${JOB}, Timeout: 5 } }
connections:
${entry}  a-b: { from: a, to: b${between} }
`;
const calling = (timeout: number) => `nodes:
  a: { ${JOB}, Timeout: 30 } }
  b: { ${JOB}, Timeout: ${timeout} } }
  c: { ${JOB}, Timeout: 15 } }
connections:
  a-b: { from: a, to: b }
  a-c: { from: a, to: c }
`;
const circle = (entry: string) => `nodes:
  outside: { ${JOB} } }
  queue: { service: sqs, properties: { VisibilityTimeout: 30 } }
  job: { ${JOB} } }
connections:
  queue-job: { from: queue, to: job }
  job-queue: { from: job, to: queue, kind: send }
${entry}`;

specifyRules({ family: 'topology', rules: topologyRules }, [
  {
    rule: 'topology.caller-gives-up-first', at: 'connections.api-job', design: behindApi('apigateway.http', 31), fine: behindApi('apigateway.http', 30),
    limit: { id: 'apigateway.http-timeout-max', needed: 31 },
    says: '“api” waits 30 s for “job”, which may take 31 s. Lower the timeout of “job” to 30 s, or do the work asynchronously.',
  },
  {
    rule: 'topology.caller-gives-up-first', at: 'connections.api-job', design: behindApi('apigateway.http', 10, ', properties: { TimeoutInMillis: 5000 }'),
    says: '“api” waits 5 s for “job”, which may take 10 s. Raise the wait or lower the timeout of “job” to 5 s, or do the work asynchronously.',
  },
  {
    rule: 'topology.caller-gives-up-first', at: 'connections.users-job',
    design: `nodes:\n  users: { service: cognito.user-pool }\n  job: { ${JOB}, Timeout: 10 } }\nconnections:\n  users-job: { from: users, to: job, with: { trigger: PreSignUp } }\n`,
    fine: `nodes:\n  users: { service: cognito.user-pool }\n  job: { ${JOB}, Timeout: 5 } }\nconnections:\n  users-job: { from: users, to: job, with: { trigger: PreSignUp } }\n`,
    says: '“users” waits 5 s for “job”, which may take 10 s. Lower the timeout of “job” to 5 s, or do the work asynchronously.',
  },
  {
    rule: 'topology.visibility-shorter-than-timeout', at: 'connections.queue-job', design: polled('30', 31), fine: polled('30', 30),
    says: '“queue” hides a message for 30 s, but “job” may work on it for 31 s: AWS refuses this mapping. Set the visibility timeout to 31 s or more.',
  },
  {
    rule: 'topology.visibility-below-advice', at: 'connections.queue-job', design: polled('60', 10, ', properties: { MaximumBatchingWindowInSeconds: 5 }'), fine: polled('65', 10, ', properties: { MaximumBatchingWindowInSeconds: 5 }'),
    says: '“queue” hides a message for 60 s. AWS advises 6 times the timeout of “job” plus the batch window: 65 s.',
  },
  {
    rule: 'topology.payload-above-limit', at: 'connections.job-store', design: uploading('500 KB', 'dynamodb', 'put'), fine: uploading('400 KB', 'dynamodb', 'put'),
    says: 'A request of the flow “people.upload” is 500 KB on its way people → api → job → store, but “store” takes 400 KB at most. Hand large data over by reference, for example through a bucket.',
  },
  {
    rule: 'topology.payload-above-limit', at: 'connections.api-job', design: uploading('1 KB', 's3', 'put').replace('sends: 2 KB', 'sends: 8 MB'), fine: uploading('1 KB', 's3', 'put').replace('sends: 2 KB', 'sends: 6 MB'),
    says: 'A request of the flow “people.upload” is 8 MB on its way people → api → job, but “job” takes 6 MB at most. Hand large data over by reference, for example through a bucket.',
  },
  {
    rule: 'topology.payload-above-limit', at: 'connections.api-job', design: uploading('1 KB', 's3', 'put').replace('sends: 2 KB', 'receives: 7 MB'), fine: uploading('1 KB', 's3', 'put').replace('sends: 2 KB', 'receives: 6 MB'),
    says: 'The answer to the flow “people.upload” is 7 MB on its way people → api → job, but “job” passes 6 MB at most. Hand large data over by reference, for example through a bucket.',
  },
  {
    rule: 'topology.payload-above-limit', at: 'connections.job-topic', design: handedOn('2 MB', ''), fine: handedOn('300 KB', ''),
    says: 'A request of the flow “people.upload” is 2 MB on its way people → api → job → topic, but “topic” takes 256 KB at most. Hand large data over by reference, for example through a bucket.',
    limit: { id: 'sns.message-default', needed: 2 * 1024 ** 2 },
  },
  {
    rule: 'topology.payload-above-limit', at: 'connections.api-job', design: streamed('BUFFERED', '7 MB'), fine: streamed('STREAM', '150 MB'),
    says: 'The answer to the flow “people.read” is 7 MB on its way people → api → job, but “job” passes 6 MB at most. Hand large data over by reference, for example through a bucket.',
  },
  {
    rule: 'topology.retries-multiply', at: 'nodes.b', design: chained('  topic-a: { from: topic, to: a }\n', ''), fine: chained('', ''),
    says: 'If “b” keeps failing, one event runs it up to 9 times (topic × 3, a × 3). Let one step of the chain retry, and set maxAttempts of the clients in the others to 1.',
  },
  {
    rule: 'topology.retries-multiply', at: 'nodes.c', design: chained('', '').replace('connections:\n', 'connections:\n  b-c: { from: b, to: c }\n'), fine: behindApi('apigateway.http', 10),
    says: 'If “c” keeps failing, one event runs it up to 9 times (a × 3, b × 3). Let one step of the chain retry, and set maxAttempts of the clients in the others to 1.',
  },
  {
    rule: 'topology.calls-outlast-caller', at: 'nodes.a', design: calling(20), fine: calling(15),
    says: '“a” may run for 30 s; “b” and “c” one after the other may take 35 s. Call them at the same time, or give the caller more time.',
  },
  {
    rule: 'topology.reached-only-in-a-circle', at: 'nodes.queue', design: circle(''), fine: circle('  outside-queue: { from: outside, to: queue, kind: send }\n'),
    says: '“queue” and what it leads to lead to each other, and nothing else leads to them, so they never start. Connect what uses them, or remove them.',
  },
  {
    rule: 'topology.subscriber-takes-less', at: 'connections.topic-queue', design: subscribed('', 'MaximumMessageSize: 65536'), fine: subscribed('', 'MaximumMessageSize: 262144'),
    says: '“topic” accepts messages of 256 KB, but “queue” takes 64 KB at most. Make the two limits equal.',
  },
  {
    rule: 'topology.failed-events-are-lost', at: 'nodes.job', design: delivered(''), fine: delivered('  job-lost: { from: job, to: lost, kind: on-failure }\n'),
    limit: { id: 'lambda.async-retries-max' },
    says: 'An event from “topic” that fails in “job” is dropped after 3 attempts. Connect “job” to a queue or topic by `on-failure`.',
  },
  {
    rule: 'topology.recursive-loop', at: 'connections.queue-job', design: loop('queue'), fine: loop('done'),
    says: '“queue”, “job” cause each other again and again. Break the circle, or make sure that an event goes round only once, and silence this with the reason.',
  },
  {
    rule: 'topology.too-many-targets', at: 'connections.topic-q100', design: fannedOut(101), fine: fannedOut(101, 'account: { quotas: { sns.fifo-subscriptions: 101 } }\n'),
    limit: { id: 'sns.fifo-subscriptions', needed: 101 },
    says: '“topic” has more than 100 connections of the kind “delivers”, the most that AWS allows. Split it in two.',
  },
  {
    rule: 'topology.write-without-authorizer', at: 'nodes.api.routes.create', design: registering(''), fine: registering('  users-api: { from: users, to: api, kind: authorize, routes: [create] }\n'),
    says: 'Anybody may call “POST /items” of “api”. Connect an authorizer by `authorize`, or ignore this with the reason.',
  },
  {
    rule: 'topology.nothing-reaches', at: 'nodes.job', design: `nodes:\n  job: { ${JOB} } }\n`, fine: behindApi('apigateway.http', 10),
    says: 'No connection leads to “job”. Connect what uses it, or remove it.',
  },
  {
    rule: 'topology.route-leads-nowhere', at: 'nodes.api.routes.more', design: behindApi('apigateway.http', 10).replace('/items } }', '/items }, more: { route: GET /more } }'), fine: behindApi('apigateway.http', 10),
    says: 'Nothing answers the route “more” of “api”. Connect a function and name the route there.',
  },
  {
    rule: 'topology.route-leads-nowhere', at: 'nodes.cdn.behaviours.api',
    design: 'nodes:\n  cdn: { service: cloudfront, behaviours: { default: { order: 99 }, api: { order: 1, PathPattern: /api/* } } }\n  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site, behaviour: default }\n',
    fine: 'nodes:\n  cdn: { service: cloudfront, behaviours: { default: { order: 99 } } }\n  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site, behaviour: default }\n',
    says: 'The behaviour “api” of “cdn” has no origin. Connect one and name the behaviour there.',
  },
]);
