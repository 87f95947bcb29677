import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/catalog/explain.ts';
import type { Node } from '../../src/core/model/design.ts';
import { EMPTY_DESIGN } from '../../src/core/model/design.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';

const resolve = createResolver(EMPTY_DESIGN);
const FIFO = { sns: { FifoTopic: true }, sqs: { FifoQueue: true } };
const STREAM = { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };

function node(service: string, properties: JsonObject): Node {
  return { id: 'it', service, properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

function answer(from: string, fromProperties: JsonObject, to: string, toProperties: JsonObject) {
  const [source, target] = [catalog.ports(node(from, fromProperties), resolve), catalog.ports(node(to, toProperties), resolve)];
  return explain(source, target, { from, to });
}

describe('properties decide which connections are possible', () => {
  it.each([
    ['a function hands failures to a function', 'lambda', {}, 'lambda', {}, ['invoke', 'on-failure']],
    ['a standard queue hands dead letters to a standard queue', 'sqs', {}, 'sqs', {}, ['on-failure']],
    ['a FIFO queue hands dead letters to a FIFO queue', 'sqs', FIFO.sqs, 'sqs', FIFO.sqs, ['on-failure']],
    ['a FIFO topic delivers to a standard queue too', 'sns', FIFO.sns, 'sqs', {}, ['deliver']],
    ['a FIFO topic delivers to a FIFO queue, and keeps failures there', 'sns', FIFO.sns, 'sqs', FIFO.sqs, ['deliver', 'on-failure']],
    ['a function sends to a FIFO queue, but failures do not go there', 'lambda', {}, 'sqs', FIFO.sqs, ['send']],
    ['a function publishes to a FIFO topic, but failures do not go there', 'lambda', {}, 'sns', FIFO.sns, ['publish']],
    ['a table with a stream is polled', 'dynamodb', STREAM, 'lambda', {}, ['poll']],
    ['a bucket notifies a standard queue', 's3', {}, 'sqs', {}, ['notify']],
    ['a bucket notifies a standard topic', 's3', {}, 'sns', {}, ['notify']],
    ['a client fetches from a bucket with a presigned URL', 'client', {}, 's3', {}, ['request']],
    ['a client signs in at an identity pool', 'client', {}, 'cognito.identity-pool', {}, ['sign-in']],
    ['a client calls a WebSocket API', 'client', {}, 'apigateway.websocket', {}, ['request']],
    ['a function manages users', 'lambda', {}, 'cognito.user-pool', {}, ['access']],
    ['a function publishes to a bus', 'lambda', {}, 'eventbridge.bus', {}, ['publish']],
    ['a bus delivers to rules', 'eventbridge.bus', {}, 'eventbridge.rule', {}, ['deliver']],
    ['a rule delivers to a function', 'eventbridge.rule', {}, 'lambda', {}, ['deliver']],
    ['a rule delivers to a queue, and keeps failures there', 'eventbridge.rule', {}, 'sqs', {}, ['deliver', 'on-failure']],
    ['a rule delivers to a FIFO queue, but failures do not go there', 'eventbridge.rule', {}, 'sqs', FIFO.sqs, ['deliver']],
    ['a rule publishes to a topic', 'eventbridge.rule', {}, 'sns', {}, ['publish']],
    ['a rule hands events on to another bus', 'eventbridge.rule', {}, 'eventbridge.bus', {}, ['publish']],
    ['a schedule calls a function without waiting', 'eventbridge.schedule', {}, 'lambda', {}, ['deliver']],
    ['a schedule sends to a queue, and keeps failures there', 'eventbridge.schedule', {}, 'sqs', {}, ['send', 'on-failure']],
    ['a pipe calls a function, waiting or not', 'eventbridge.pipe', {}, 'lambda', {}, ['invoke', 'deliver']],
    ['a queue is read by a pipe', 'sqs', {}, 'eventbridge.pipe', {}, ['poll']],
    ['a stream is read by a pipe', 'dynamodb', STREAM, 'eventbridge.pipe', {}, ['poll']],
    ['a function authorizes an HTTP API', 'lambda', {}, 'apigateway.http', {}, ['authorize']],
    ['a function posts to clients of a WebSocket API, or authorizes them', 'lambda', {}, 'apigateway.websocket', {}, ['access', 'authorize']],
    ['a user pool authorizes a REST API', 'cognito.user-pool', {}, 'apigateway.rest', {}, ['authorize']],
  ] as const)('%s', (_, from, fromProperties, to, toProperties, kinds) => {
    expect(answer(from, fromProperties, to, toProperties)).toEqual({ allowed: true, kinds });
  });

  it.each([
    ['sns', {}, 'sqs', FIFO.sqs, 'A standard topic cannot deliver to a FIFO queue. Make the topic FIFO or the queue standard.'],
    ['sns', FIFO.sns, 'lambda', {}, 'A FIFO topic delivers to queues only. Put a queue between the topic and the function.'],
    ['sqs', {}, 'sqs', FIFO.sqs, 'Dead letters of a standard queue go to a standard queue.'],
    ['sqs', FIFO.sqs, 'sqs', {}, 'Dead letters of a FIFO queue go to a FIFO queue.'],
    ['dynamodb', {}, 'lambda', {}, 'The table has no stream. Set StreamSpecification.StreamViewType first.'],
    ['s3', {}, 'sqs', FIFO.sqs, 'S3 cannot notify a FIFO queue. Use a standard queue.'],
    ['s3', {}, 'sns', FIFO.sns, 'S3 cannot notify a FIFO topic. Use a standard topic.'],
    ['client', {}, 'apigateway.rest', { EndpointConfiguration: { Types: ['PRIVATE'] } }, 'A private API is reached from inside a VPC only. Set EndpointConfiguration.Types to REGIONAL.'],
    ['eventbridge.bus', {}, 'lambda', {}, 'A bus hands events to rules only. Put a rule between the bus and what it calls.'],
    ['sns', {}, 'eventbridge.rule', {}, 'A rule takes the events of an event bus. Publish to a bus, and let the bus deliver to the rule.'],
    ['cognito.user-pool', {}, 'apigateway.websocket', {}, 'A WebSocket API has no user pool authorizer. Let a function check the token.'],
  ] as const)('%s %j -> %s %j: %s', (from, fromProperties, to, toProperties, sentence) => {
    const explanation = answer(from, fromProperties, to, toProperties);
    expect(explanation.allowed ? undefined : explanation.reason.en).toBe(sentence);
  });
});

describe('verbs of access permit no more than they say', () => {
  const stores = catalog.services.flatMap((service) => service.kinds).filter((kind) => kind.ports.access !== undefined);

  it.each(stores.map((kind) => [kind.service, kind.ports.access!] as const))('%s', (_, verbs) => {
    const { read, write, ...finer } = verbs;
    for (const [verb, grant] of Object.entries(finer)) {
      const wide = grant.effect === 'read' ? read : write;
      expect(wide.actions, verb).toEqual(expect.arrayContaining([...grant.actions]));
      expect(wide.on, verb).toEqual(expect.arrayContaining([...grant.on]));
    }
    const actions = Object.values(verbs).flatMap((grant) => grant.actions);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    // The same action may mean reading at one place and writing at another.
    const shared = read.on.filter((suffix) => write.on.includes(suffix));
    expect(shared.length > 0 ? read.actions.filter((action) => write.actions.includes(action)) : []).toEqual([]);
  });
});
