import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import type { Server } from 'node:http';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { callDynamo, callQueue, callTopic } from './calls.ts';
import { closed, listenHere } from './listen.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';

/** An object that was put into, or deleted from, a bucket. */
export interface ObjectEvent {
  readonly name: 'ObjectCreated:Put' | 'ObjectRemoved:Delete';
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
}

/** The emulators of DynamoDB (dynalite) and of S3, SNS and SQS (fauxqs), in memory. */
export interface Stores {
  readonly dynamo: string;
  /** S3, SNS and SQS. */
  readonly messages: string;
  readonly stop: () => Promise<void>;
}

/** Starts the emulators, empty. fauxqs' own starter listens on every address of the machine: its server is built here instead. */
export async function startStores(region: string, onObject: (event: ObjectEvent) => void): Promise<Stores> {
  const tables: Server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const messages = buildApp({ logger: false, defaultRegion: region });
  queuesHere(messages, region);
  messages.addHook('onResponse', (request: { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, unknown>> }, reply: { readonly statusCode: number }, done: () => void) => {
    const event = reply.statusCode < 300 ? objectEvent(request.method, request.url, request.headers) : undefined;
    if (event) onObject(event);
    done();
  });
  const port = await listenHere(tables);
  const address = await messages.listen({ port: 0, host: '127.0.0.1' });
  return {
    dynamo: `http://127.0.0.1:${port}`,
    messages: address,
    stop: async () => { await Promise.all([closed(tables), messages.close()]); },
  };
}

/** The emulator's server, as far as it is reached into. */
type Hooks = Pick<ReturnType<typeof buildApp>, 'addHook'>;

/** The emulator calls its queues `http://sqs.REGION.localhost:PORT/…`, which not every machine resolves: outside they stand at 127.0.0.1. */
function queuesHere(messages: Hooks, region: string): void {
  const inside = `http://sqs.${region}.localhost:`;
  const outside = 'http://127.0.0.1:';
  messages.addHook('preValidation', ({ body }: { readonly body: unknown }, _reply: unknown, done: () => void) => {
    if (typeof body === 'object' && body !== null && 'QueueUrl' in body && typeof body.QueueUrl === 'string') body.QueueUrl = body.QueueUrl.replace(outside, inside);
    done();
  });
  messages.addHook('onSend', (_request: unknown, _reply: unknown, payload: unknown, done: (error: null, payload: unknown) => void) => {
    done(null, typeof payload === 'string' ? payload.replaceAll(inside, outside) : payload);
  });
}

function objectEvent(method: string, url: string, headers: Readonly<Record<string, unknown>>): ObjectEvent | undefined {
  const [, bucket = '', key = ''] = /^\/([^/?]+)\/([^?]+)/.exec(url) ?? [];
  if (key === '' || /[?&](?:uploadId|partNumber|uploads)\b/.test(url)) return undefined;
  const size = Number(headers['content-length'] ?? 0);
  if (method === 'PUT') return { name: 'ObjectCreated:Put', bucket, key: decodeURIComponent(key), size };
  return method === 'DELETE' ? { name: 'ObjectRemoved:Delete', bucket, key: decodeURIComponent(key), size: 0 } : undefined;
}

/** What CreateTable takes of a table's properties. */
const TABLE = ['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput', 'LocalSecondaryIndexes', 'GlobalSecondaryIndexes'];
const INDEX = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput'];

/** Makes the tables, buckets, topics and queues of a template. */
export async function createStores(template: LocalTemplate, stores: Stores): Promise<void> {
  for (const table of template.ofType('AWS::DynamoDB::Table')) await callDynamo(stores.dynamo, 'CreateTable', tableOf(table, template.ref(table.id)));
  for (const bucket of template.ofType('AWS::S3::Bucket')) await fetch(`${stores.messages}/${template.ref(bucket.id)}`, { method: 'PUT' });
  const queues = template.ofType('AWS::SQS::Queue');
  for (const queue of queues) await callQueue(stores.messages, 'CreateQueue', { QueueName: template.attribute(queue.id, 'QueueName'), Attributes: attributesOf(queue) });
  for (const topic of template.ofType('AWS::SNS::Topic')) {
    const fifo = own(topic.properties, 'FifoTopic') === true;
    await callTopic(stores.messages, { Action: 'CreateTopic', Name: template.attribute(topic.id, 'TopicName'), ...(fifo && { 'Attributes.entry.1.key': 'FifoTopic', 'Attributes.entry.1.value': 'true' }) });
  }
  for (const { properties } of template.ofType('AWS::SNS::Subscription')) {
    if (own(properties, 'Protocol') === 'sqs') await subscribe(stores, properties);
  }
}

function tableOf({ properties }: LocalResource, name: string): JsonObject {
  const table = picked({ ...properties, TableName: name }, TABLE);
  const onDemand = own(table, 'BillingMode') === 'PAY_PER_REQUEST';
  const indexes = (key: string): readonly [string, Json][] => {
    const list = own(table, key);
    return Array.isArray(list) ? [[key, (list as readonly Json[]).filter(isObject).map((index) => ({ ...picked(index, INDEX), ...(!onDemand && key.startsWith('Global') && !own(index, 'ProvisionedThroughput') && { ProvisionedThroughput: CAPACITY }) }))]] : [];
  };
  return Object.fromEntries([
    ...Object.entries(table),
    ...(onDemand || own(table, 'ProvisionedThroughput') ? [] : [['ProvisionedThroughput', CAPACITY] as const]),
    ...indexes('LocalSecondaryIndexes'), ...indexes('GlobalSecondaryIndexes'),
  ]);
}

/** The emulator limits no throughput, but wants to be told one. */
const CAPACITY = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };

function picked(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}

const QUEUE = ['DelaySeconds', 'MaximumMessageSize', 'MessageRetentionPeriod', 'ReceiveMessageWaitTimeSeconds', 'VisibilityTimeout', 'RedrivePolicy', 'FifoQueue', 'ContentBasedDeduplication'];

function attributesOf({ properties }: LocalResource): JsonObject {
  return Object.fromEntries(Object.entries(picked(properties, QUEUE)).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)]));
}

/** A queue at a topic, with the filter policy of the subscription. */
export async function subscribe(stores: Stores, properties: JsonObject): Promise<void> {
  const attributes = ['FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery'].flatMap((key) => {
    const value = own(properties, key);
    return value === undefined ? [] : [[key, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const];
  });
  await callTopic(stores.messages, {
    Action: 'Subscribe', TopicArn: String(own(properties, 'TopicArn')), Protocol: 'sqs', Endpoint: String(own(properties, 'Endpoint')),
    ...Object.fromEntries(attributes.flatMap(([key, value], index) => [[`Attributes.entry.${index + 1}.key`, key], [`Attributes.entry.${index + 1}.value`, value]])),
  });
}
