import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { callDynamo, callQueue, callTopic } from './calls.ts';
import { Door } from './http.ts';
import { closed, listenHere } from './listen.ts';
import { OWN_CALL, queuesHere, watchMessages, type MessagesWorld } from './messages.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import { Tables, type TablesWorld } from './tables.ts';
import type { Tracer } from './trace.ts';

/** The emulators of DynamoDB (dynalite) and of S3, SNS and SQS (fauxqs), in memory. */
export interface Stores {
  readonly dynamo: string;
  /** S3, SNS and SQS. */
  readonly messages: string;
  readonly stop: () => Promise<void>;
}

export interface StoresWorld extends MessagesWorld, Pick<TablesWorld, 'keysOf' | 'onChange' | 'onItem' | 'onWrite'> {
  readonly region: string;
  readonly tableNode: TablesWorld['nodeOf'];
}

/** What is known of a template once there is one: it names the emulators' own addresses, so that they start before it. */
export interface LateStoresWorld extends StoresWorld {
  readonly know: (template: LocalTemplate) => void;
  readonly deliver: (onObject: StoresWorld['onObject'], onChange: StoresWorld['onChange'], onWrite: () => void) => void;
}

/** The world of the emulators before anything is delivered. */
export function storesWorld(region: string, tracer: Tracer, onItem: StoresWorld['onItem']): LateStoresWorld {
  const nodes = new Map<string, string>();
  const keys = new Map<string, readonly string[]>();
  let [onObject, onChange, onWrite]: [StoresWorld['onObject'], StoresWorld['onChange'], () => void] = [() => undefined, () => undefined, () => undefined];
  return {
    region, tracer, onItem, nodeOf: (kind, name) => nodes.get(`${kind}/${name}`), tableNode: (table) => nodes.get(`table/${table}`), keysOf: (table) => keys.get(table),
    onObject: (event) => { onObject(event); }, onChange: (change) => { onChange(change); }, onWrite: () => { onWrite(); },
    deliver: (objects, changes, writes) => { [onObject, onChange, onWrite] = [objects, changes, writes]; },
    know: (template) => {
      const learn = (kind: string, type: string, nameOf: (id: string) => string): void => {
        for (const { id, node } of template.ofType(type)) nodes.set(`${kind}/${nameOf(id)}`, node);
      };
      learn('table', 'AWS::DynamoDB::Table', template.ref);
      learn('bucket', 'AWS::S3::Bucket', template.ref);
      learn('queue', 'AWS::SQS::Queue', (id) => template.attribute(id, 'QueueName'));
      learn('topic', 'AWS::SNS::Topic', (id) => template.attribute(id, 'TopicName'));
      for (const { id, properties } of template.ofType('AWS::DynamoDB::Table')) {
        const schema = own(properties, 'StreamSpecification') === undefined ? undefined : own(properties, 'KeySchema');
        if (Array.isArray(schema)) keys.set(template.ref(id), (schema as readonly Json[]).filter(isObject).map((key) => String(own(key, 'AttributeName'))));
      }
    },
  };
}

/** Starts the emulators, empty. fauxqs' own starter listens on every address of the machine: its server is built here instead. */
export async function startStores(world: StoresWorld): Promise<Stores> {
  const emulator: Server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const port = await listenHere(emulator);
  const tables = new Tables({ ...world, port, nodeOf: world.tableNode });
  const door = await new Door().open();
  door.answerWith(tables.answer);
  const messages = buildApp({ logger: false, defaultRegion: world.region });
  queuesHere(messages, world.region);
  watchMessages(messages, world);
  await messages.listen({ port: 0, host: '127.0.0.1' });
  return {
    dynamo: door.url,
    messages: `http://127.0.0.1:${(messages.server.address() as AddressInfo).port}`,
    stop: async () => {
      await Promise.all([door.close(), messages.close()]);
      tables.close();
      await closed(emulator);
    },
  };
}

/** What CreateTable takes of a table's properties. */
const TABLE = ['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput', 'LocalSecondaryIndexes', 'GlobalSecondaryIndexes'];
const INDEX = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput'];

/** Makes the tables, buckets, topics and queues of a template. */
export async function createStores(template: LocalTemplate, stores: Stores): Promise<void> {
  for (const table of template.ofType('AWS::DynamoDB::Table')) await callDynamo(stores.dynamo, 'CreateTable', tableOf(table, template.ref(table.id)));
  for (const bucket of template.ofType('AWS::S3::Bucket')) await fetch(`${stores.messages}/${template.ref(bucket.id)}`, { method: 'PUT', headers: OWN_CALL });
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
