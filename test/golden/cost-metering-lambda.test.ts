import { describe, expect, it } from 'vitest';
import { billOf } from './bill.ts';
import { called, metered } from './metered.ts';

describe('Lambda', () => {
  it.each([
    ['rounds a constant duration up to 1 ms', '{ duration: 100.2 ms }', 128, 1000 * 0.101 * 0.125],
    ['adds half a millisecond where durations vary', '{ duration: { p50: 100 ms, p99: 100 ms } }', 1024, 1000 * 0.1005],
  ])('%s', (_, assume, memory, expected) => {
    expect(metered(called('path: /', `{ service: lambda, properties: { MemorySize: ${memory} }, assume: ${assume} }`, ', kind: invoke'))['it duration']).toBeCloseTo(expected, 6);
  });
  it('charges temporary storage above 512 MB only', () => {
    const storage = (size: number): number | undefined => metered(called('path: /', `{ service: lambda, properties: { EphemeralStorage: { Size: ${size} } }, assume: { duration: 1 s } }`, ', kind: invoke'))['it ephemeral-storage'];
    expect([storage(512), storage(1536)]).toEqual([undefined, 1000]);
  });
  const invoked = (node: string, options: Parameters<typeof billOf>[1] = {}, connection = ''): Record<string, number> => metered(called('path: /', node, `, kind: invoke${connection}`), options);
  it('initialises what is called once an hour almost every time, and never where nothing is initialised', () => {
    const init = (rest: string): number | undefined => invoked(`{ service: lambda, properties: { MemorySize: 1024, Runtime: java21${rest} }, assume: { duration: 100 ms, initDuration: 2 s } }`)['it initialisation'];
    // 1,000 calls in 730 hours, environments kept for 6 minutes: exp(-1000 / 730 / 10) of them are cold.
    expect(init('')).toBeCloseTo(1000 * 2 * Math.exp(-(1000 / 730 / 10)), -1);
    expect(init(', SnapStart: { ApplyOn: PublishedVersions }')).toBeUndefined();
  });
  it.each([['python3.13', 86], ['nodejs22.x', 142], ['java8.al2023', 215], ['provided.al2023', 50]])('takes %s to initialise in %d ms on average', (runtime, milliseconds) => {
    const { bill } = billOf(`version: 1\nname: t\nregion: us-east-1\n${called('path: /', `{ service: lambda, properties: { Runtime: ${runtime} } }`, ', kind: invoke')}`);
    expect(bill.lines.find(({ component }) => component === 'initialisation')?.how.en).toContain(`${milliseconds} ms (default)`);
  });
  it('keeps logs as long as the log group says, compressed', () => {
    const kept = (rest: string, month: number): number => invoked(`{ service: lambda, assume: { logBytes: 1 GB }${rest} }`, { month })['it log-storage'] ?? NaN;
    const group = ', parts: { Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 365 } } }';
    // Half a month of the first, all of 30 days of any other; 150 GB a month are left after compression.
    expect([kept('', 1), kept('', 6), kept(group, 1), kept(group, 6)].map(Math.round)).toEqual([75, 148, 75, 825]);
  });

  describe('with provisioned concurrency', () => {
    const live = (number: string): string => `parts: { Live: { Type: AWS::Lambda::Alias, Properties: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: ${number} } } } }`;
    const provisioned = (assume: string, parts = live('10')): Record<string, number> => invoked(`{ service: lambda, properties: { MemorySize: 2048 }, ${parts}, assume: { duration: 1 s, ${assume} } }`);
    it('pays for the environments all the time, and for what they serve at a price of its own', () => {
      expect(provisioned('')).toMatchObject({ 'it provisioned-concurrency': 10 * 2 * 730 * 3600, 'it provisioned-duration': 2000, 'it duration': 0, 'it initialisation': 0 });
    });
    it('rounds the time that it is on up to five minutes', () => {
      expect(provisioned('provisionedHours: 1.01')['it provisioned-concurrency']).toBeCloseTo(10 * 2 * (65 / 60) * 3600, 6);
    });
    it('serves what comes while it is on, or what is said', () => {
      expect(provisioned('provisionedHours: 73')).toMatchObject({ 'it provisioned-duration': 200, 'it duration': 1800 });
      expect(provisioned('provisionedHours: 73, provisionedShare: 100 %')).toMatchObject({ 'it provisioned-duration': 2000, 'it duration': 0 });
    });
    it('lets what finds no environment free flow over, by the formula of Erlang', () => {
      const busy = metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 12/s } } }
  it: { service: lambda, ${live('10')}, assume: { duration: 1 s } }
connections:
  c: { from: caller, to: it, kind: invoke }`);
      expect((busy['it duration'] ?? 0) / ((busy['it duration'] ?? 0) + (busy['it provisioned-duration'] ?? 0))).toBeCloseTo(0.30193, 5);
    });
    it('is listed where its number is known only when it is deployed', () => {
      const { bill } = billOf(`version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: lambda, ${live('{ Ref: Number }')} }`);
      expect(bill.unpriced.map(({ component }) => component)).toEqual(['provisioned-concurrency', 'provisioned-duration']);
    });
    it('has no free tier', () => {
      const design = `version: 1\nname: t\nregion: us-east-1\n${called('path: /', `{ service: lambda, ${live('1')}, assume: { duration: 1 s } }`, ', kind: invoke')}`;
      const free = billOf(design, { freeTier: 'always' }).bill.lines.filter(({ amount }) => amount > 0).map(({ component }) => component);
      expect(free).toEqual(['provisioned-concurrency', 'provisioned-duration']);
    });
  });

  it('pays for snapshots of Python and .NET, not of Java', () => {
    const bill = (runtime: string): Record<string, number> => invoked(`{ service: lambda, properties: { MemorySize: 1024, Runtime: ${runtime}, SnapStart: { ApplyOn: PublishedVersions } }, assume: { snapshotVersions: 2, duration: 10 ms, idleTimeout: 1 ms } }`);
    expect(bill('python3.13')).toMatchObject({ 'it snapstart-cache': 2 * 730 * 3600, 'it snapstart-restore': expect.closeTo(1000, 1) });
    expect(Object.keys(bill('java21')).filter((key) => key.includes('snapstart'))).toEqual([]);
  });
  it('counts each started 64 KB of an event above 256 KB as one more request', () => {
    const bucket = (size: string): number | undefined => metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month, sends: ${size} } } }
  topic: { service: sns }
  fn: { service: lambda }
  it: { service: lambda }
connections:
  a: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: topic, kind: publish }
  c: { from: topic, to: it }`)['it requests'];
    expect([bucket('256 KB'), bucket('257 KB'), bucket('321 KB')]).toEqual([1000, 2000, 3000]);
  });
  it('counts bytes of a streamed response beyond its first 6 MB', () => {
    const design = (properties: string): string => `
nodes:
  caller: { service: client, traffic: { all: { requests: 1024/month, path: GET /x, receives: 16 MB } } }
  api: { service: apigateway.rest }
  it: { service: lambda }
connections:
  a: { from: caller, to: api }
  b: { from: api, to: it, properties: { ${properties} } }`;
    expect([metered(design('ResponseTransferMode: STREAM'))['it response-streaming'], metered(design(''))['it response-streaming']]).toEqual([10, undefined]);
  });
  it('keeps the pollers of a provisioned event source mapping, more where the queue is busy', () => {
    const pollers = (rate: string, limits: string): number | undefined => metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: ${rate} } } }
  fn: { service: lambda }
  queue: { service: sqs }
  it: { service: lambda, assume: { duration: 1 s } }
connections:
  a: { from: caller, to: fn, kind: invoke }
  b: { from: fn, to: queue }
  c: { from: queue, to: it, properties: { ProvisionedPollerConfig: { ${limits} } } }`)['it event-pollers'];
    expect([pollers('1/s', ''), pollers('1/s', 'MinimumPollers: 5'), pollers('100/s', 'MinimumPollers: 5'), pollers('100/s', 'MaximumPollers: 8')]).toEqual([2 * 730, 5 * 730, 10 * 730, 8 * 730]);
  });
  it('meters durable executions, and keeps what they write for 14 days or as set', () => {
    const durable = (rest: string): Record<string, number> => invoked(`{ service: lambda, properties: { DurableConfig: { ExecutionTimeout: 60${rest} } }, assume: { durableOperations: 4, durableData: 1 GB } }`);
    expect(durable('')).toMatchObject({ 'it durable-operations': 4000, 'it durable-written': 1000, 'it durable-retained': expect.closeTo((1000 * 14 * 24) / 730, 5) });
    expect(durable(', RetentionPeriodInDays: 21')['it durable-retained']).toBeCloseTo((1000 * 21 * 24) / 730, 5);
  });
  it('starts environments for each tenant', () => {
    const bill = invoked('{ service: lambda, properties: { MemorySize: 2048, TenancyConfig: { TenantIsolationMode: PER_TENANT } }, assume: { tenants: 1M, duration: 1 ms } }');
    expect(bill['it tenant-environments']).toBeCloseTo(2000, 0);
  });
  it('on managed instances pays for requests, and lists the instances', () => {
    const { bill } = billOf(`version: 1\nname: t\nregion: us-east-1\n${called('path: /', '{ service: lambda, properties: { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: {} } } }', ', kind: invoke')}`, { freeTier: 'always' });
    expect(bill.lines.filter(({ node }) => node === 'it').map(({ component, amount }) => [component, amount > 0])).toEqual([['requests', true], ['logs', false], ['log-storage', false]]);
    expect(bill.unpriced.map(({ component }) => component)).toEqual(['managed-instances']);
  });
  it('records a trace once, where its first traced node is, sampled unless it is said', () => {
    const traced = (api: string, fn: string, assume = ''): Record<string, number> => metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/s, path: GET /x } } }
  api: { service: apigateway.rest, ${api} }
  it: { service: lambda, properties: { TracingConfig: { Mode: ${fn} } }, assume: { ${assume} } }
connections:
  a: { from: caller, to: api }
  b: { from: api, to: it }`);
    const stage = 'parts: { Stage: { Type: AWS::ApiGateway::Stage, Properties: { TracingEnabled: true } } }';
    const month = 730 * 3600;
    expect(traced('label: API', 'PassThrough')['it traces']).toBeUndefined();
    // One a second, and 5 % of the other 999.
    expect(traced('label: API', 'Active')['it traces']).toBeCloseTo(month * (1 + 0.05 * 999), 3);
    expect(traced('label: API', 'Active', 'traceRatio: 1 %')['it traces']).toBe(month * 10);
    expect(traced(stage, 'Active')).toMatchObject({ 'api traces': expect.closeTo(month * (1 + 0.05 * 999), 3), 'it traces': 0 });
  });
  it('pays for what it exchanges with another zone on both sides, with another Region once', () => {
    const exchanged = (crosses: string): Record<string, number> => metered(`
nodes:
  caller: { service: client, traffic: { all: { requests: 1024/month } } }
  it: { service: lambda }
  queue: { service: sqs }
connections:
  a: { from: caller, to: it, kind: invoke }
  b: { from: it, to: queue, kind: send, assume: { sends: 1 MB, crosses: ${crosses} } }`);
    expect([exchanged('zone')['it transfer-zones'], exchanged('region')['it transfer-regions']]).toEqual([2, 1]);
    const { usage } = billOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  a: { service: lambda }\n  b: { service: sqs }\nconnections:\n  c: { from: a, to: b, assume: { crosses: ocean } }');
    expect(usage.findings.map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual(['traffic.invalid-assumption: crosses is zone or region: where the other end stands.']);
  });
  it('bills what no design says where its quantity is typed', () => {
    const { bill } = billOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: lambda, assume: { usage: { event-pollers-kafka: 800, tenant-environments: 200k } } }');
    expect(bill.lines.filter(({ byHand }) => byHand).map(({ component, amount }) => [component, amount])).toEqual([['event-pollers-kafka', 148], ['tenant-environments', expect.closeTo(33.4, 9)]]);
  });
  it('counts what it logs', () => {
    expect(metered(called('path: /', '{ service: lambda, assume: { logBytes: 1 MB } }', ', kind: invoke'))['it logs']).toBeCloseTo(1000 / 1024, 6);
  });
});
