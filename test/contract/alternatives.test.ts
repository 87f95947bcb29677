import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../src/core/analysis/schema.ts';
import { alternativesOf, compareDesigns, offersFor, type Against, type Comparison } from '../../src/core/cost/compare-design.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Design } from '../../src/core/model/design.ts';
import { catalog } from '../../src/services/catalog.ts';

/** What each alternative makes of a design, number by number, and what it says of it. */

const SHOP = `version: 1
name: shop
region: us-east-1
nodes:
  people: { service: client, traffic: { buy: { requests: 7.3M/month, shape: diurnal, path: POST /prod/orders, sends: 3 KB }, look: { requests: 3.65M/month, shape: constant, path: GET /prod/orders } } }
  api: { service: apigateway.rest, stage: prod, routes: { buy: { route: POST /orders, key: true }, look: { route: GET /orders } } }
  buy: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 512 }, assume: { duration: { p50: 100 ms, p99: 400 ms } } }
  look: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 512, Architectures: [arm64] } }
  orders:
    service: dynamodb
    properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }], GlobalSecondaryIndexes: [{ IndexName: day, KeySchema: [{ AttributeName: id, KeyType: HASH }], Projection: { ProjectionType: ALL } }] }
    assume: { itemSize: 3 KB, storage: 1 GB }
connections:
  people-api: { from: people, to: api }
  api-buy: { from: api, to: buy, routes: [buy] }
  api-look: { from: api, to: look, routes: [look] }
  buy-orders: { from: buy, to: orders, access: [put] }
  look-orders: { from: look, to: orders, access: [get] }
`;

const read = (text: string): Design => parseDocument(text, schemaOf(catalog)).design;
const shop = read(SHOP);

function compared(design: Design, id: string, rest: Partial<Extract<Against, { kind: 'alternative' }>> = {}): Comparison {
  const result = compareDesigns({ design, catalog, against: { kind: 'alternative', id, ...rest } });
  if (!result.ok) throw new Error(result.error.message.en);
  return result.value;
}

const nodeAfter = (comparison: Comparison, id: string) => comparison.after.design.nodes.find((node) => node.id === id);

describe('alternatives of all services', () => {
  const all = alternativesOf(catalog);

  it('have names of their own that a command line takes', () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(ids).not.toContain('commit');
  });

  it('are named in both languages, and take the values that they offer', () => {
    for (const { title, value } of all) {
      expect([title.en, title.ko].every((text) => text.trim() !== '')).toBe(true);
      expect(title.ko).toMatch(/[가-힣]/);
      for (const example of [...value?.examples ?? [], ...(value?.default === undefined ? [] : [value.default])]) expect(value?.check(example).ok, example).toBe(true);
    }
  });

  it('say of every change what it takes for granted or what comes and goes, in both languages, with https sources', () => {
    const conclusions = all.flatMap(({ id, value }) => {
      const result = compareDesigns({ design: shop, catalog, against: { kind: 'alternative', id, ...(value && { value: value.default ?? value.examples.at(-1) ?? '' }) } });
      return result.ok ? [result.value] : [];
    });
    expect(conclusions.length).toBeGreaterThan(5);
    for (const { changes, assumes, features } of conclusions) {
      expect(changes.length * (assumes.length + features.length)).toBeGreaterThan(0);
      for (const { en, ko } of [...assumes, ...features.map(({ text }) => text)]) expect([en.trim(), ko.trim()]).not.toContain('');
      for (const { source } of features) if (source) expect(source.url).toMatch(/^https:\/\//);
    }
  });

  it('say why they are none for a design', () => {
    const because = new Map(offersFor(shop, catalog).map(({ id, because: reason }) => [id, reason?.en]));
    expect([because.get('rest'), because.get('on-demand'), because.get('s3-direct'), because.get('cloudfront')]).toEqual([
      'api is a REST API already.', 'orders is paid for on demand already.', 'No bucket is served through CloudFront.', 'No bucket is read by clients directly.',
    ]);
  });
});

describe('provisioned capacity', () => {
  it('is what the peak takes over the target, rounded up, in the table and for writes in each index', () => {
    // 7.3M a month of 730 h are 2.78 a second, 4.17 at the peak of a day, each 3 units of 1 KB; reads are 1.39 a second, half a unit each.
    const after = nodeAfter(compared(shop, 'provisioned'), 'orders');
    const writes = Math.ceil(((7.3e6 / (730 * 3600)) * 1.5 * 3) / 0.7);
    const reads = Math.ceil(((3.65e6 / (730 * 3600)) * 0.5) / 0.7);
    expect([writes, reads]).toEqual([18, 1]);
    expect(after?.properties).toMatchObject({
      BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: reads, WriteCapacityUnits: writes },
      GlobalSecondaryIndexes: [{ IndexName: 'day', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: writes } }],
    });
  });

  it('is less where more of it may be used', () => {
    expect(nodeAfter(compared(shop, 'provisioned', { value: '90%' }), 'orders')?.properties['ProvisionedThroughput']).toEqual({ ReadCapacityUnits: 1, WriteCapacityUnits: 14 });
  });

  it('is sized anew at each traffic of the curve: it grows with it', () => {
    const steps = compared(shop, 'provisioned').curves();
    let step = steps.next();
    while (!step.done) step = steps.next();
    const at = (factor: number): number => step.value?.points.find((point) => point.factor === factor)?.after ?? 0;
    expect(at(100) / at(10)).toBeGreaterThan(9);
  });

  it('with auto scaling costs no more than sized for the peak', () => {
    expect(compared(shop, 'auto-scaling').bills.after).toBeLessThanOrEqual(compared(shop, 'provisioned').bills.after);
  });
});

describe('functions', () => {
  it('go to the other architecture where they are not on it already, and the others are said', () => {
    const { changes, assumes } = compared(shop, 'arm64');
    expect(changes.map(({ en }) => en)).toEqual(['buy: x86_64 → arm64']);
    expect(assumes.map(({ en }) => en)).toContain('look runs on arm64 already.');
  });

  it.each([
    [0, { p50: '100 ms', p99: '400 ms' }],
    [1, { p50: '50 ms', p99: '200 ms' }],
    [0.5, { p50: '75 ms', p99: '300 ms' }],
  ])('take other memory; with %s of the duration computing they take as much shorter as there is more CPU', (cpuBound, duration) => {
    const { after } = compared(shop, 'memory', { value: '1024', nodes: ['buy'], cpuBound });
    expect(after.design.nodes.find(({ id }) => id === 'buy')?.assume['duration']).toEqual(duration);
  });

  it('get no faster above one vCPU', () => {
    const whole = read(SHOP.replace('MemorySize: 512 }, assume', 'MemorySize: 1769 }, assume'));
    expect(nodeAfter(compared(whole, 'memory', { value: '3008', nodes: ['buy'], cpuBound: 1 }), 'buy')?.assume['duration']).toEqual({ p50: '100 ms', p99: '400 ms' });
  });
});

describe('an HTTP API instead of a REST API', () => {
  it('keeps routes and stage, and says which of its features are lost', () => {
    const comparison = compared(shop, 'http');
    expect(nodeAfter(comparison, 'api')).toMatchObject({ service: 'apigateway.http', settings: { stage: 'prod' }, routes: { look: { route: 'GET /orders' } } });
    expect(comparison.features[0]).toEqual({ text: { en: 'api: loses API keys (key)', ko: 'api: API 키 기능을 잃음(key)' }, source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html', asOf: '2026-11-21' } });
    expect(comparison.bills.change).toBeLessThan(0);
  });

  it('is none for a private API', () => {
    const result = compareDesigns({ design: read(SHOP.replace('stage: prod,', 'stage: prod, properties: { EndpointConfiguration: { Types: [PRIVATE] } },')), catalog, against: { kind: 'alternative', id: 'http' } });
    expect(result.ok ? '' : result.error.message.en).toBe('api is private, which an HTTP API cannot be.');
  });
});

describe('buckets with and without CloudFront', () => {
  const SITE = `version: 1
name: site
region: us-east-1
nodes:
  people: { service: client, traffic: { pages: { requests: 1M/month, path: GET /*, receives: 1 MB } } }
  site: { service: s3, assume: { storage: 1 GB } }
connections:
  people-site: { from: people, to: site, assume: { calls: 2 } }
`;

  it('serve the same requests either way, the cache its share of them', () => {
    const there = compared(read(SITE), 'cloudfront', { value: '90%' });
    const quantity = (comparison: Comparison, component: string): number | undefined => comparison.bills.lines.find((line) => line.component === component)?.after?.quantity;
    expect(quantity(there, 'requests')).toBe(2e6);
    expect(quantity(there, 'requests-get')).toBeCloseTo(2e5, 6);
    expect(there.after.usage.findings).toEqual([]);
    const back = compared(there.after.design, 's3-direct');
    expect(quantity(back, 'requests-get')).toBe(2e6);
    expect(back.bills.after).toBeCloseTo(there.bills.before, 9);
  });
});

describe('another region', () => {
  it('prices every node there', () => {
    const { after, bills } = compared(shop, 'region', { value: 'ap-northeast-2' });
    expect(after.bill.region).toBe('ap-northeast-2');
    expect(bills.lines.filter(({ status }) => status === 'changed').length).toBeGreaterThan(3);
  });

  it('compares from the region that the bill is asked for', () => {
    const result = compareDesigns({ design: shop, catalog, against: { kind: 'alternative', id: 'region', value: 'us-east-1' }, options: { region: 'ap-northeast-2' } });
    expect(result.ok && [result.value.before.bill.region, result.value.after.bill.region]).toEqual(['ap-northeast-2', 'us-east-1']);
  });
});
