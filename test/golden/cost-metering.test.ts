import { describe, expect, it } from 'vitest';
import { billOf } from './bill.ts';
import { called, metered, used } from './metered.ts';

describe('API Gateway', () => {
  it.each([['512 KB', 1000], ['513 KB', 2000], ['0 B', 1000]])('an HTTP API counts a request of %s as %d thousandths', (sends, requests) => {
    expect(metered(called(`path: POST /x, sends: ${sends}`, '{ service: apigateway.http }'))['it requests']).toBe(requests);
  });
  it('a REST API counts requests of any size', () => expect(metered(called('path: POST /x, sends: 5 MB', '{ service: apigateway.rest }'))['it requests']).toBe(1000));
  describe('the cache of a REST API', () => {
    const cached = (stage: string, assume = ''): Record<string, number> => metered(`
nodes:
  caller: { service: client, traffic: { read: { requests: 1000/month, path: GET /x }, write: { requests: 100/month, path: POST /x } } }
  it: { service: apigateway.rest, parts: { Stage: { Type: AWS::ApiGateway::Stage, Properties: { ${stage} } } }, assume: { ${assume} } }
  fn: { service: lambda }
connections:
  a: { from: caller, to: it }
  b: { from: it, to: fn }`);
    it('is paid for by the hour, by its size', () => {
      const { bill } = billOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: apigateway.rest, parts: { Stage: { Type: AWS::ApiGateway::Stage, Properties: { CacheClusterEnabled: true, CacheClusterSize: "1.6" } } } }');
      expect(bill.lines.filter(({ component }) => component === 'cache').map(({ quantity, amount }) => [quantity, amount])).toEqual([[730, expect.closeTo(27.74, 9)]]);
      expect([cached('CacheClusterEnabled: true')['it cache'], cached('CacheClusterEnabled: false')['it cache']]).toEqual([730, undefined]);
    });
    it('keeps GET requests from what stands behind it, at the same number of requests to the API', () => {
      expect(cached('CacheClusterEnabled: true', 'cacheHitRatio: 80 %')).toMatchObject({ 'it requests': 1100, 'fn requests': 300 });
      expect(cached('CacheClusterEnabled: false', 'cacheHitRatio: 80 %')).toMatchObject({ 'it requests': 1100, 'fn requests': 1100 });
    });
  });
  it('pays for its access log where a stage writes one', () => {
    const log = (rest: string): Record<string, number> => metered(called('path: POST /x', `{ service: apigateway.http, parts: { Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ${rest} } } }, assume: { logBytes: 1 GB } }`), { month: 3 });
    expect(log('AccessLogSettings: { DestinationArn: arn }')).toMatchObject({ 'it logs': 1000, 'it log-storage': 1000 * 0.15 * 2.5 });
    expect(log('AutoDeploy: true')['it logs']).toBeUndefined();
  });
  it('a WebSocket API counts started 32 KB in both directions, and minutes', () => {
    expect(metered(called('sends: 33 KB, receives: 1 KB', '{ service: apigateway.websocket, assume: { connections: 10, replies: 5 } }')))
      .toEqual({ 'it messages': 7000, 'it connection-minutes': 438000, 'it transfer-out': Math.round((5 * 1000 / 1024 / 1024) * 1e6) / 1e6 });
  });
  it('pays for responses that go straight to clients, not for those that go to CloudFront', () => {
    const behind = metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month, path: GET /x, receives: 1 MB } } }
  cdn: { service: cloudfront }
  it: { service: apigateway.http }
connections:
  a: { from: caller, to: cdn }
  b: { from: cdn, to: it }`);
    expect([metered(called('path: GET /x, receives: 1 MB', '{ service: apigateway.http }'))['it transfer-out'], behind['it transfer-out']]).toEqual([0.976563, undefined]);
  });
});

describe('DynamoDB', () => {
  const table = (assume: string, properties = ''): string => `{ service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST${properties} }, assume: { storage: 8 KB${assume} } }`;
  it.each([
    ['1 KB', 1000], ['1025 B', 2000], ['3 KB', 3000],
  ])('a write of %s takes %d thousandths of a unit', (size, units) => expect(metered(used(table(`, itemSize: ${size}`), 'access: [put]'))['it write-units']).toBe(units));
  it.each([
    ['4 KB', 500], ['5 KB', 1000], ['100 B', 500],
  ])('an eventually consistent read of %s takes half of each started 4 KB', (size, units) => expect(metered(used(table(`, itemSize: ${size}`), 'access: [get]'))['it read-units']).toBe(units));
  it('a strongly consistent read takes all of it', () => expect(metered(used(table(', consistentReads: 1'), 'access: [get]'))['it read-units']).toBe(1000));
  it('a query reads its items together', () => expect(metered(used(table(', itemsPerQuery: 6'), 'access: [query]'))['it read-units']).toBe(1000));
  it('a scan reads the table, or what the connection says', () => {
    expect([metered(used(table(''), 'access: [scan]'))['it read-units'], metered(used(table(''), 'access: [scan], assume: { receives: 40 KB }'))['it read-units']]).toEqual([1000, 5000]);
  });
  it('a write goes to each index too', () => {
    expect(metered(used(table('', ', GlobalSecondaryIndexes: [{ IndexName: a }, { IndexName: b }]'), 'access: [update]'))['it write-units']).toBe(3000);
  });
  it('provisioned capacity is paid around the clock, with that of indexes', () => {
    const properties = 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 1 }, GlobalSecondaryIndexes: [{ IndexName: a, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 1 } }]';
    expect(metered(used(`{ service: dynamodb, properties: { ${properties} }, assume: { storage: 0 } }`, 'access: [get]'))).toMatchObject({ 'it read-capacity': 7300, 'it write-capacity': 1460 });
  });

  it('takes two units for each started unit in a transaction', () => {
    expect(metered(used(table(', itemSize: 1 KB'), 'access: [transact-write]'))).toMatchObject({ 'it write-units': 2000 });
    expect(metered(used(table(', itemSize: 1 KB'), 'access: [transact-get]'))).toMatchObject({ 'it read-units': 2000 });
  });
});

describe('queues and topics', () => {
  it.each([['64 KB', 1000], ['65 KB', 2000]])('a message of %s is %d thousandths of a request', (size, requests) => {
    expect([metered(used(`{ service: sqs, assume: { messageSize: ${size} } }`, 'kind: send'))['it sends'], metered(used(`{ service: sns, assume: { messageSize: ${size} } }`, 'kind: publish'))['it publishes']]).toEqual([requests, requests]);
  });
  const polled = (properties: string, assume: string): string => `
nodes:
  caller: { service: client, traffic: { all: { requests: 100/s } } }
  fn: { service: lambda }
  it: { service: sqs }
  worker: { service: lambda }
connections:
  a: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: it, kind: send }
  c: { from: it, to: worker, kind: poll, properties: ${properties}, assume: ${assume} }`;
  const MONTHLY = 100 * 3600 * 730;

  it('a polled queue pays for receives and deletes of batches; the function runs once for each', () => {
    expect(metered(polled('{ BatchSize: 10 }', '{ batch: 5 }'))).toMatchObject({ 'it sends': MONTHLY, 'it receives': MONTHLY / 5, 'it deletes': MONTHLY / 5, 'it empty-receives': 0, 'worker requests': MONTHLY / 5 });
  });
  it('a batching window fills batches, no further than their size', () => {
    const batches = (window: number): number | undefined => metered(polled(`{ BatchSize: 1000, MaximumBatchingWindowInSeconds: ${window} }`, '{}'))['it deletes'];
    // The message that opens the window, and the 200 that come within it.
    expect([batches(0), batches(2), batches(60)]).toEqual([MONTHLY, Math.round((MONTHLY / 201) * 1e6) / 1e6, MONTHLY / 1000]);
  });
  it('a quiet queue is still asked: five pollers every 20 seconds are 657,000 requests a month', () => {
    expect(metered(polled('{}', '{}').replace('100/s', '0/month'))['it empty-receives']).toBe(657_000);
  });
});

describe('S3', () => {
  it('charges puts and lists dearer than gets, and deletes not at all', () => {
    expect(metered(used('{ service: s3, assume: { storage: 5 GB } }', 'access: [put, get, list, delete]'))).toMatchObject({ 'it storage': 5, 'it requests-put': 2000, 'it requests-get': 1000 });
  });
  it('sends to the internet what a client fetches with a presigned URL', () => {
    const assume = (more: string): number | undefined => metered(used('{ service: s3, assume: { objectSize: 1 MB } }', `access: [get], assume: { ${more} }`))['it transfer-out'];
    expect([assume(''), assume('presigned: true'), assume('presigned: true, receives: 2 MB')]).toEqual([undefined, 0.976563, 1.953125]);
  });
});

describe('CloudFront', () => {
  const cdn = (assume: string, properties = ''): string => called('path: GET /x, receives: 1 MB', `{ service: cloudfront, properties: { DistributionConfig: {${properties}} }, assume: { ${assume} } }`);
  const areas = (design: string, region?: string): readonly string[] => billOf(`version: 1\nname: t\nregion: ${region ?? 'us-east-1'}\n${design}`).bill.lines.map(({ component, quantity }) => `${component} ${quantity.toFixed(3)}`);

  it('divides requests and bytes among the areas of its viewers', () => {
    expect(areas(cdn('viewers: { eu: 75 %, sa: 25 % }'))).toEqual(['requests-eu 750.000', 'transfer-out-eu 0.732', 'requests-sa 250.000', 'transfer-out-sa 0.244']);
  });
  it.each([['ap-northeast-2', 0.12], ['ap-northeast-1', 0.114], ['eu-west-1', 0.085], ['ap-south-1', 0.109], ['ap-southeast-2', 0.114], ['sa-east-1', 0.11], ['ca-central-1', 0.085]])('takes viewers to be where %s is', (region, perGb) => {
    const line = billOf(`version: 1\nname: t\nregion: ${region}\n${cdn('')}`).bill.lines.find(({ component }) => component === 'transfer-out');
    expect((line?.amount ?? 0) / (line?.quantity ?? 1)).toBeCloseTo(perGb, 9);
  });
  const behind = (behaviour: string, assume = '', connection = ''): Record<string, number> => metered(`
nodes:
  caller: { service: client, traffic: { read: { requests: 1000/month, path: GET /x }, write: { requests: 100/month, path: POST /x } } }
  it: { service: cloudfront, behaviours: { default: { AllowedMethods: [GET, POST], ${behaviour} } }, assume: { ${assume} } }
  api: { service: apigateway.http }
connections:
  a: { from: caller, to: it }
  b: { from: it, to: api${connection} }`);
  it.each([['allow-all', 1100 * 0.75, 275], ['redirect-to-https', 1100, 275]])('under %s bills %d by HTTPS and %d by HTTP', (policy, https, http) => {
    expect(behind(`ViewerProtocolPolicy: ${policy}`, 'plainHttpShare: 25 %')).toMatchObject({ 'it requests': https, 'it requests-http': http });
  });
  it('runs functions at each request of a behaviour, logs it, and encrypts fields of what is sent', () => {
    expect(behind('FunctionAssociations: [{ EventType: viewer-request }, { EventType: viewer-response }], RealtimeLogConfigArn: arn, FieldLevelEncryptionId: id', 'realTimeLogShare: 10 %'))
      .toMatchObject({ 'it functions': 2200, 'it real-time-logs': 110, 'it field-level-encryption': 100 });
  });
  it('asks an origin shield for what its cache does not hold', () => {
    expect(behind('CachePolicyId: own', 'cacheHitRatio: 90 %', ', with: { OriginShield: { Enabled: true, OriginShieldRegion: us-east-1 } }')).toMatchObject({ 'it origin-shield': 200 });
  });
  it('on a plan at a flat rate costs just that', () => {
    const { bill } = billOf(`version: 1\nname: t\nregion: us-east-1\n${cdn('plan: pro')}`);
    expect(bill.lines.map(({ component, amount }) => [component, amount])).toEqual([['plan', 15]]);
  });
  it('takes off 1,000 invalidated paths and 2 million function calls for ever, 10 million requests of both kinds together', () => {
    const { bill } = billOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: cloudfront, assume: { invalidations: 1200, usage: { functions: 3M, requests: 12M, requests-http: 8M } } }', { freeTier: 'always' });
    expect(Object.fromEntries(bill.lines.map(({ component, amount }) => [component, Math.round(amount * 1e6) / 1e6]))).toEqual({ requests: 6, 'requests-http': 3, 'transfer-out': 0, functions: 0.1, invalidations: 1 });
  });
  it('answers viewers outside its price class from the United States', () => {
    const { bill } = billOf(`version: 1\nname: t\nregion: sa-east-1\n${cdn('', 'PriceClass: PriceClass_100')}`);
    expect(bill.lines[0]?.how.en).toBe('1,000 requests, United States, Mexico, Canada (default)');
  });
});

describe('Cognito', () => {
  const pool = (tier: string): string => `nodes:\n  it: { service: cognito.user-pool, properties: { ${tier} }, assume: { monthlyActiveUsers: 1000 } }`;
  it.each([['', 15], ['UserPoolTier: LITE', 5.5], ['UserPoolTier: ESSENTIALS', 15], ['UserPoolTier: PLUS', 20]])('a thousand users of %s cost %d', (tier, usd) => {
    expect(billOf(`version: 1\nname: t\nregion: us-east-1\n${pool(tier)}`).bill.total).toBeCloseTo(usd, 9);
  });
});

it('data transfer between zones and Regions may be typed, at a client', () => {
  const { bill } = billOf('version: 1\nname: t\nregion: ap-northeast-2\nnodes:\n  people: { service: client, assume: { usage: { transfer-out: 100, transfer-zones: 2000, transfer-regions: 750 } } }');
  expect(bill.lines.map(({ component, amount }) => [component, Math.round(amount * 1e6) / 1e6])).toEqual([['transfer-out', 12.6], ['transfer-zones', 20], ['transfer-regions', 60]]);
});

describe('what is not said is listed with what to say', () => {
  it.each([
    ['cognito.user-pool', 'active-users', 'Say how many users are active in a month: assume: { monthlyActiveUsers: 1000 }.'],
    ['s3', 'storage', 'Say how much it holds: assume: { storage: { start: 5 GB, grow: 1 GB/month } }.'],
    ['apigateway.websocket', 'connection-minutes', 'Say how many connections are open on average: assume: { connections: 100 }.'],
    ['dynamodb', 'read-capacity', 'ProvisionedThroughput.ReadCapacityUnits is not known. Set it, or BillingMode: PAY_PER_REQUEST.'],
  ])('%s %s', (service, component, reason) => {
    const { bill } = billOf(`version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: ${service} }`);
    expect(bill.unpriced).toContainEqual({ node: 'it', service, component, reason: expect.objectContaining({ en: reason }) });
  });
});

describe('Step Functions', () => {
  const machine = (definition: string, assume = '', rest = ''): string => `{ service: stepfunctions, properties: { Definition: ${definition}${rest} }, assume: { ${assume} } }`;
  const started = (node: string): Record<string, number> => metered(used(node, 'kind: start'));
  const CHAIN = '{ StartAt: A, States: { A: { Type: Pass, Next: B }, B: { Type: Choice, Choices: [{ Variable: $.x, IsPresent: true, Next: C }], Default: E }, C: { Type: Pass, Next: D }, D: { Type: Pass, Next: B }, E: { Type: Succeed } } }';
  const each = (inner: string): string => `{ StartAt: M, States: { M: { Type: Map, ItemProcessor: { StartAt: I, States: { I: ${inner} } }, End: true } } }`;
  it.each([
    ['the states on the way', '{ StartAt: A, States: { A: { Type: Pass, Next: B }, B: { Type: Succeed }, Unreached: { Type: Succeed } } }', '', 2],
    ['the longer branch of a Choice, and one round of a loop', CHAIN, '', 4],
    ['all branches of a Parallel', '{ StartAt: P, States: { P: { Type: Parallel, Branches: [{ StartAt: X, States: { X: { Type: Succeed } } }, { StartAt: Y, States: { Y: { Type: Pass, Next: Z }, Z: { Type: Succeed } } }], End: true } } }', '', 4],
    ['a Map for each item', each('{ Type: Pass, End: true }'), 'items: 5', 6],
    ['a Map in a Map for each item of each', each(`{ Type: Map, Iterator: ${each('{ Type: Pass, End: true }').slice(0, -1)} }, End: true }`), 'items: 3', 1 + 3 + 9 + 27],
    ['what is assumed instead', CHAIN, 'transitions: 9', 9],
  ])('a standard workflow counts %s', (_, definition, assume, transitions) => {
    expect(started(machine(definition, assume))['it transitions']).toBe(transitions * 1000);
  });
  it.each([
    ['rounds up to 100 ms and 64 MB', 'duration: 101 ms, memory: 65 MB', 1000 * 0.2 * (128 / 1024)],
    ['adds half a step where durations vary', 'duration: { p50: 100 ms, p99: 100 ms }', 1000 * 0.15 * (64 / 1024)],
  ])('an express workflow %s', (_, assume, seconds) => {
    const bill = started(machine(CHAIN, assume, ', StateMachineType: EXPRESS'));
    expect([bill['it requests'], bill['it duration'], bill['it transitions']]).toEqual([1000, seconds, undefined]);
  });
  it('pays for its log where it logs', () => {
    expect(started(machine(CHAIN, 'logBytes: 1 MB', ', LoggingConfiguration: { Level: ALL }'))).toMatchObject({ 'it logs': 0.976563, 'it log-storage': expect.closeTo(0.976563 * 0.15 * 0.5, 4) });
    expect(started(machine(CHAIN))['it logs']).toBeUndefined();
  });
  it('is traced by X-Ray where it says so', () => {
    expect([started(machine(CHAIN, 'traceRatio: 50 %', ', TracingConfiguration: { Enabled: true }'))['it traces'], started(machine(CHAIN))['it traces']]).toEqual([500, undefined]);
  });
});
