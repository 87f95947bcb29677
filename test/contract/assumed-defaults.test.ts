import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { isModelled } from '../../src/core/catalog/service.ts';
import type { Json } from '../../src/core/model/json.ts';
import { catalog } from '../../src/services/catalog.ts';

/** What stands around a node `it` of each kind, so that every assumption of it counts: more nodes, and connections. */
const AROUND: Readonly<Record<string, readonly [nodes: readonly string[], connections: readonly string[]]>> = {
  'apigateway.websocket': [['fn: { service: lambda }'], ['{ from: people, to: it }', '{ from: it, to: fn }']],
  dynamodb: [['api: { service: apigateway.http }', 'fn: { service: lambda }'], ['{ from: people, to: api }', '{ from: api, to: fn }', '{ from: fn, to: it, access: [put, get, query, scan] }']],
  'eventbridge.bus': [['api: { service: apigateway.http }', 'fn: { service: lambda }'], ['{ from: people, to: api }', '{ from: api, to: fn }', '{ from: fn, to: it }']],
  'eventbridge.pipe': [
    ['api: { service: apigateway.http }', 'fn: { service: lambda }', 'queue: { service: sqs }', 'worker: { service: lambda }'],
    ['{ from: people, to: api }', '{ from: api, to: fn }', '{ from: fn, to: queue }', '{ from: queue, to: it }', '{ from: it, to: worker }'],
  ],
  lambda: [['api: { service: apigateway.http }'], ['{ from: people, to: api }', '{ from: api, to: it }']],
  s3: [['fn: { service: lambda }'], ['{ from: people, to: it }', '{ from: fn, to: it, access: [put, get] }']],
  sns: [['api: { service: apigateway.http }', 'fn: { service: lambda }', 'queue: { service: sqs }'], ['{ from: people, to: api }', '{ from: api, to: fn }', '{ from: fn, to: it }', '{ from: it, to: queue }']],
  sqs: [['api: { service: apigateway.http }', 'fn: { service: lambda }', 'worker: { service: lambda }'], ['{ from: people, to: api }', '{ from: api, to: fn }', '{ from: fn, to: it }', '{ from: it, to: worker }']],
};

/** What else such a node needs to be billed. */
const WITH: Readonly<Record<string, string>> = {
  'apigateway.websocket': ', routes: { all: { route: $default } }',
  dynamodb: ', properties: { BillingMode: PAY_PER_REQUEST }',
};

function quantities(service: string, assume: string): readonly string[] {
  const [nodes, connections] = AROUND[service] ?? [[], []];
  const text = `version: 1
nodes:
  people: { service: client, traffic: { read: { requests: 100k/month, path: GET / } } }
  it: { service: ${service}${WITH[service] ?? ''}, assume: ${assume} }
${nodes.map((node) => `  ${node}\n`).join('')}connections:
${connections.map((connection, index) => `  c${index}: ${connection}\n`).join('')}`;
  const { bill } = createAnalyser(catalog).analyse(text);
  return bill.lines.filter((line) => line.node === 'it').map((line) => `${line.component} ${line.quantity} ${line.unit}`);
}

/** `storage.start` and a value as YAML: `{ storage: { start: 1 GB } }`. */
function assumption(path: string, value: Json): string {
  return path.split('.').reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, JSON.stringify(value));
}

const defaults = catalog.services.flatMap((service) => service.kinds).flatMap((kind) =>
  isModelled(kind.properties) ? kind.properties.assumptions.filter((field) => field.default !== undefined).map((field) => [kind.service, field.path, field.default as Json] as const) : []);

describe('the default that a form shows is the one that the bill takes', () => {
  it.each(defaults)('%s: %s', (service, path, value) => {
    expect(quantities(service, '{}')).not.toEqual([]);
    expect(quantities(service, assumption(path, value))).toEqual(quantities(service, '{}'));
  });
});
