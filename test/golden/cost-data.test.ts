import { describe, expect, it } from 'vitest';
import type { Bill } from '../../src/core/cost/contract.ts';
import { billOf } from './bill.ts';

/** A bill in us-east-1. */
function bill(design: string, options: Parameters<typeof billOf>[1] = {}): Bill {
  return billOf(`version: 1\nname: test\nregion: us-east-1\n${design}`, options).bill;
}

/** Quantities of node `it` by component, rounded to what can be read. */
function metered(design: string, options: Parameters<typeof billOf>[1] = {}): Record<string, number> {
  return Object.fromEntries(bill(design, options).lines.filter(({ node }) => node === 'it').map(({ component, quantity }) => [component, Math.round(quantity * 1e6) / 1e6]));
}

/** Amounts of node `it` by component, USD. */
function charged(design: string, options: Parameters<typeof billOf>[1] = {}): Record<string, number> {
  return Object.fromEntries(bill(design, options).lines.filter(({ node }) => node === 'it').map(({ component, amount }) => [component, Math.round(amount * 1e6) / 1e6]));
}

/** A function that uses one node a million times a month. */
function used(node: string, connection = '', flow = ''): string {
  return `
nodes:
  caller: { service: client, traffic: { all: { requests: 1M/month${flow} } } }
  fn: { service: lambda }
  it: ${node}
connections:
  a: { from: caller, to: fn, kind: invoke }
  c: { from: fn, to: it${connection} }`;
}

const TABLE = 'BillingMode: PAY_PER_REQUEST';

describe('DynamoDB', () => {
  it('charges backups that are kept and restores by the size of the table', () => {
    const all = charged(`nodes: { it: { service: dynamodb, properties: { ${TABLE} }, assume: { storage: 100 GB, backups: 2, restores: 0.5 } } }`);
    expect([all['backup'], all['restore']]).toEqual([2 * 100 * 0.1, 0.5 * 100 * 0.15]);
  });

  it('says that backups have no size where the table has none', () => {
    const { unpriced } = bill(`nodes: { it: { service: dynamodb, properties: { ${TABLE} }, assume: { backups: 2 } } }`);
    expect(unpriced.map(({ component }) => component)).toEqual(['storage', 'backup']);
  });

  it('charges reads of the stream by others than Lambda, less 2.5 million that are free', () => {
    const design = `nodes: { it: { service: dynamodb, properties: { ${TABLE} }, assume: { storage: 1 GB, streamReads: 4M/month } } }`;
    expect(charged(design)['stream-reads']).toBe(0.8);
    expect(charged(design, { freeTier: 'always' })['stream-reads']).toBe(0.3);
  });

  it('writes and stores in each Region of a global table, at the prices there, and sends it there', () => {
    const all = charged(used(`{ service: dynamodb, properties: { ${TABLE} }, assume: { itemSize: 1 KB, storage: 10 GB, replicas: [us-west-1, ap-northeast-2] } }`, ', access: [put]'));
    expect(all).toMatchObject({
      'write-units': 0.625, 'replicated-writes-us-west-1': 0.695, 'replicated-writes-ap-northeast-2': 0.68,
      storage: 2.5, 'replica-storage-us-west-1': 2.8, 'replica-storage-ap-northeast-2': Math.round(10 * 0.27075 * 1e6) / 1e6,
    });
    expect(metered(used(`{ service: dynamodb, properties: { ${TABLE} }, assume: { itemSize: 1 KB, storage: 10 GB, replicas: 'us-west-1, us-east-1' } }`, ', access: [put]'))['transfer-replication']).toBeCloseTo(1e6 / 1024 ** 2, 5);
  });

  it('provisions the writes of a table in each of its replicas too', () => {
    const all = charged(`nodes: { it: { service: dynamodb, properties: { ProvisionedThroughput: { ReadCapacityUnits: 30, WriteCapacityUnits: 20 } }, assume: { storage: 0, replicas: [us-west-1] } } }`);
    expect(all).toMatchObject({ 'write-capacity': 9.49, 'replicated-writes-us-west-1': 10.585 });
  });

  it('reads Regions, capacity and scaling of an AWS::DynamoDB::GlobalTable', () => {
    const table = (properties: string): string => `nodes: { it: { service: dynamodb, resource: AWS::DynamoDB::GlobalTable, properties: { ${properties} }, assume: { storage: 0 } } }`;
    const scaled = '{ MinCapacity: 7, MaxCapacity: 70, SeedCapacity: 7, TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 } }';
    expect(metered(table(`WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: ${scaled} }, Replicas: [{ Region: us-east-1, ReadProvisionedThroughputSettings: { ReadCapacityUnits: 30 } }, { Region: us-west-1 }]`)))
      .toMatchObject({ 'read-capacity': 30 * 730, 'write-capacity': 7 * 730, 'replicated-writes-us-west-1': 7 * 730 });
  });

  it('bills a table of SAM that says no throughput by the request', () => {
    expect(Object.keys(metered('nodes: { it: { service: dynamodb, resource: AWS::Serverless::SimpleTable, assume: { storage: 0 } } }'))).toEqual(['read-units', 'write-units', 'storage']);
  });

  it('refuses replicas that are no Regions', () => {
    expect(bill(`nodes: { it: { service: dynamodb, properties: { ${TABLE} }, assume: { storage: 0, replicas: [mars] } } }`).findings.map(({ rule, message }) => [rule, message.en]))
      .toEqual([['cost.invalid-assumption', 'replicas names the Regions of a global table besides this one, for example [us-west-2, eu-west-1].']]);
  });

  describe('auto scaling', () => {
    const provisioned = (rest: string): string => `{ service: dynamodb, properties: { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, ${rest} }`;
    // 63.072 million writes a month of 730 hours are 24 a second.
    const flow = (shape: string): string => `\nnodes:\n  caller: { service: client, traffic: { all: { requests: 63072000/month, shape: ${shape} } } }\n  fn: { service: lambda }`;
    const writing = (node: string, shape = 'constant'): string => `${flow(shape)}\n  it: ${node}\nconnections:\n  a: { from: caller, to: fn, kind: invoke }\n  c: { from: fn, to: it, access: [put] }`;

    it('provides what steady traffic takes over the target use, and what is provisioned where there is none', () => {
      expect(metered(writing(provisioned('assume: { storage: 0, autoScaling: 50 % }')))).toMatchObject({ 'write-capacity': 48 * 730, 'read-capacity': 730 });
    });

    it('follows traffic through the day, rounded up to whole units', () => {
      const hours = Array.from({ length: 730 }, (_, hour) => Math.ceil((24 * (1 + 0.5 * Math.sin((2 * Math.PI * (hour + 0.5)) / 24))) / 0.5 - 1e-9));
      expect(metered(writing(provisioned('assume: { storage: 0, autoScaling: 50 % }'), 'diurnal'))['write-capacity']).toBeCloseTo(hours.reduce((sum, units) => sum + units, 0), 3);
    });

    it('keeps within the bounds of a scalable target among the parts', () => {
      const parts = `parts: {
        Target: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { ScalableDimension: dynamodb:table:WriteCapacityUnits, MinCapacity: 5, MaxCapacity: 40 } },
        Policy: { Type: AWS::ApplicationAutoScaling::ScalingPolicy, Properties: { TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, PredefinedMetricSpecification: { PredefinedMetricType: DynamoDBWriteCapacityUtilization } } } } }`;
      expect(metered(writing(provisioned(`assume: { storage: 0 }, ${parts}`)))['write-capacity']).toBe(35 * 730);
      expect(metered(writing(provisioned(`assume: { storage: 0 }, ${parts.replace('MaxCapacity: 40', 'MaxCapacity: 20')}`)))['write-capacity']).toBe(20 * 730);
      expect(metered(writing(provisioned(`assume: { storage: 0 }, ${parts.replace('MinCapacity: 5', 'MinCapacity: 38')}`)))['write-capacity']).toBe(38 * 730);
    });
  });
});

describe('Cognito', () => {
  const pool = (rest: string): string => `nodes: { it: { service: cognito.user-pool, ${rest} } }`;

  it('bills users of SAML and OIDC providers at a price of their own, 50 of them free', () => {
    const design = pool('assume: { monthlyActiveUsers: 20k, federatedUsers: 1050 }');
    expect(charged(design)).toEqual({ 'active-users': 18_950 * 0.015, 'federated-users': 15.75 });
    expect(charged(design, { freeTier: 'always' })).toEqual({ 'active-users': 8_950 * 0.015, 'federated-users': 15 });
  });

  it('has one price for all users in Plus', () => {
    expect(charged(pool('properties: { UserPoolTier: PLUS }, assume: { monthlyActiveUsers: 1000, federatedUsers: 500 }'))).toEqual({ 'active-users': 20 });
  });

  it('keeps 50,000 free users for a Lite pool from before November 2024', () => {
    const older = (plan: string): Record<string, number> => charged(pool(`properties: { UserPoolTier: ${plan} }, assume: { monthlyActiveUsers: 100k, olderPool: true }`), { freeTier: 'always' });
    expect([older('LITE')['active-users'], older('ESSENTIALS')['active-users']]).toEqual([275, 1350]);
  });

  it('bills advanced security to pools that are not in Plus', () => {
    const secured = (plan: string): number | undefined => charged(pool(`properties: { UserPoolTier: ${plan}, UserPoolAddOns: { AdvancedSecurityMode: ENFORCED } }, assume: { monthlyActiveUsers: 100k }`))['advanced-security'];
    expect([secured('LITE'), secured('PLUS')]).toEqual([50_000 * 0.05 + 50_000 * 0.035, undefined]);
  });

  it('marks what machines cost as uncertain, and lists text messages as not priced', () => {
    const { lines, unpriced } = bill(pool('assume: { monthlyActiveUsers: 0, machineClients: 2, tokenRequests: 1000, smsMessages: 100 }'));
    expect(lines.filter(({ component }) => component.startsWith('machine')).map(({ component, amount, uncertain }) => [component, amount, uncertain])).toEqual([['machine-clients', 12, true], ['machine-tokens', 2.25, true]]);
    expect(unpriced.map(({ component }) => component)).toEqual(['sms']);
  });
});

describe('SNS', () => {
  it('charges deliveries by protocol, as many to each message as are assumed', () => {
    expect(metered(used('{ service: sns, assume: { messageSize: 65 KB, httpEndpoints: 2, emailAddresses: 3, pushDevices: 1, deliveryStreams: 1 } }')))
      .toEqual({ publishes: 2e6, 'deliveries-http': 4e6, 'deliveries-email': 3e6, 'deliveries-push': 1e6, 'deliveries-firehose': 2e6, 'transfer-out': Math.round((6 * 65e6) / 1024 ** 2 * 1e6) / 1e6 });
    expect(charged(used('{ service: sns, assume: { httpEndpoints: 1, emailAddresses: 1 } }'), { freeTier: 'always' })).toMatchObject({ 'deliveries-http': 0.54, 'deliveries-email': 19.98 });
  });

  it('counts the subscriptions that are written where nothing is assumed', () => {
    expect(metered(used('{ service: sns, properties: { Subscription: [{ Protocol: https, Endpoint: "https://example.com" }, { Protocol: email, Endpoint: a@example.com }] }, parts: { Mail: { Type: AWS::SNS::Subscription, Properties: { Protocol: email } } } }')))
      .toMatchObject({ 'deliveries-http': 1e6, 'deliveries-email': 2e6 });
  });

  it('lists text messages, and what a FIFO topic archives, as not priced', () => {
    expect(bill(used('{ service: sns, assume: { smsNumbers: 1 } }')).unpriced.map(({ component }) => component)).toEqual(['deliveries-sms']);
    expect(bill(used('{ service: sns, properties: { FifoTopic: true, ArchivePolicy: { MessageRetentionPeriod: 7 } } }')).unpriced.map(({ component }) => component)).toEqual(['archive']);
  });

  it('charges filters that read the payload by what they read', () => {
    const design = `${used('{ service: sns, assume: { messageSize: 1 KB } }')}
  d: { from: it, to: fn2, properties: { FilterPolicyScope: MessageBody, FilterPolicy: { a: [b] } } }`.replace('connections:', '  fn2: { service: lambda }\nconnections:');
    expect(metered(design)['payload-filtering']).toBeCloseTo(1e6 / 1024 ** 2, 5);
  });
});

describe('SQS', () => {
  it('charges messages with a group besides the request, on standard queues only', () => {
    expect(charged(used('{ service: sqs, assume: { messageGroups: 50 % } }'))).toEqual({ sends: 0.4, 'fair-sends': 0.05 });
    expect(charged(used('{ service: sqs, properties: { FifoQueue: true }, assume: { messageGroups: 50 % } }'))).toEqual({ sends: 0.5 });
  });
});

describe('EventBridge', () => {
  it('archives a share of the events, and keeps them as long as is said', () => {
    const kept = (month: number): Record<string, number> => metered(used('{ service: eventbridge.bus, assume: { eventSize: 1 KB, archived: 50 %, archiveRetention: 365 h } }'), { month });
    const gigabytes = 500_000 / 1024 ** 2;
    expect(kept(1)['archive-events']).toBeCloseTo(gigabytes, 5);
    // Half a month is kept: it fills up in the first half of the first month, and then stays.
    expect(kept(1)['archive-storage']).toBeCloseTo(gigabytes * 0.375, 5);
    expect(kept(3)['archive-storage']).toBeCloseTo(gigabytes * 0.5, 5);
  });

  it('archives all where an archive stands among the parts, for ever unless it says how many days', () => {
    const month = (days: string): number | undefined => metered(used(`{ service: eventbridge.bus, assume: { eventSize: 1 KB }, parts: { A: { Type: AWS::Events::Archive, Properties: { ${days} } } } }`), { month: 3 })['archive-storage'];
    expect(month('')).toBeCloseTo((2.5 * 1e6) / 1024 ** 2, 5);
    expect(month('RetentionDays: 1')).toBeCloseTo((24 / 730) * (1e6 / 1024 ** 2), 5);
  });

  it('looks for schemas in steps of 8 KB', () => {
    expect(metered(used('{ service: eventbridge.bus, assume: { eventSize: 9 KB, schemaDiscovery: true } }'))).toEqual({ 'custom-events': 1e6, 'schema-discovery': 2e6 });
  });

  it('tells the events of a partner from custom ones', () => {
    expect(charged(used('{ service: eventbridge.bus, properties: { EventSourceName: aws.partner/example.com/1 } }'))).toEqual({ 'partner-events': 1 });
  });

  it('charges calls of API destinations', () => {
    const design = (rest: string): string => `${used('{ service: eventbridge.bus }')}\n  r: { from: it, to: rule }`.replace('connections:', `  rule: { service: eventbridge.rule, ${rest} }\nconnections:`);
    const called = (rest: string): number | undefined => bill(design(rest)).lines.find(({ component }) => component === 'api-destinations')?.amount;
    expect(called('assume: { apiDestinations: 2 }')).toBeCloseTo(0.4, 9);
    expect(called('parts: { D: { Type: AWS::Events::ApiDestination, Properties: {} } }')).toBeCloseTo(0.2, 9);
    expect(called('')).toBeUndefined();
  });
});

describe('Step Functions', () => {
  it('counts retries as transitions', () => {
    expect(metered(used('{ service: stepfunctions, assume: { transitions: 4, retries: 0.5 } }'))).toEqual({ transitions: 4.5e6 });
  });
});
