import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { vi } from 'vitest';
import type { Registration } from '../../functions/shared/registration.ts';
import { snsEvent, type Notification } from './events.ts';

const REGION = 'ap-northeast-2';
const TABLE = 'registrations';
const BUCKET = 'certificates';

/** DynamoDB, SNS and S3 on 127.0.0.1, with the table, the topic and the bucket of the design. */
export interface Emulators {
  /** Where presigned links point. */
  readonly s3: string;
  /** What the topic has sent since the last call, as the events that Lambda would be called with. */
  sent(): Promise<readonly ReturnType<typeof snsEvent>[]>;
  rows(): Promise<readonly Registration[]>;
  put(registration: Registration): Promise<void>;
  keys(): Promise<readonly string[]>;
  object(key: string): Promise<string>;
  /** Every line that the functions have logged. */
  logged(): readonly string[];
  /** A topic, a bucket that is not there, until the next `mend`. */
  breakTopic(): void;
  breakBucket(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** Starts the emulators and sets the variables that Lambda and the connections of the design would set. */
export async function startEmulators(): Promise<Emulators> {
  const dynamo = await listening(dynalite({ createTableMs: 0 }));
  // The emulator's own starter listens on every address of the machine.
  const fauxqs = buildApp({ logger: false, defaultRegion: REGION });
  await fauxqs.listen({ port: 0, host: '127.0.0.1' });
  const s3Url = `http://127.0.0.1:${(fauxqs.server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: '',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(dynamo.address() as AddressInfo).port}`,
    AWS_ENDPOINT_URL_SNS: s3Url, AWS_ENDPOINT_URL_S3: s3Url,
  });
  const topicArn = await createTopicAndBucket(s3Url);
  const table = await createTable();
  const mend = (): void => void Object.assign(process.env, { TABLE, TOPIC: topicArn, CERTIFICATES: BUCKET });
  mend();
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
  return {
    s3: s3Url,
    ...readers(table),
    sent: async () => (await messagesAt(s3Url))
      .map(({ body }) => JSON.parse(body) as Notification)
      .filter(({ MessageId }) => !seen.has(MessageId) && seen.add(MessageId))
      .map(snsEvent),
    logged: () => lines,
    breakTopic: () => void (process.env['TOPIC'] = `${topicArn}-gone`),
    breakBucket: () => void (process.env['CERTIFICATES'] = 'gone'),
    mend,
    stop: async () => {
      await fauxqs.close();
      await closed(dynamo);
    },
  };
}

/** The topic, a queue that sees what it sends, and the bucket. */
async function createTopicAndBucket(url: string): Promise<string> {
  const account = '000000000000';
  const topicArn = `arn:aws:sns:${REGION}:${account}:registered`;
  const topics = (parameters: Readonly<Record<string, string>>): Promise<Response> => fetch(url, { method: 'POST', body: new URLSearchParams(parameters) });
  await topics({ Action: 'CreateTopic', Name: 'registered' });
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.CreateQueue' }, body: JSON.stringify({ QueueName: 'seen' }) });
  await topics({ Action: 'Subscribe', TopicArn: topicArn, Protocol: 'sqs', Endpoint: `arn:aws:sqs:${REGION}:${account}:seen` });
  await fetch(`${url}/${BUCKET}`, { method: 'PUT' });
  return topicArn;
}

/** What the queue holds, without taking it out. */
async function messagesAt(url: string): Promise<readonly { readonly body: string }[]> {
  const { messages } = (await (await fetch(`${url}/_fauxqs/queues/seen`)).json()) as { readonly messages: { readonly ready: readonly { readonly body: string }[] } };
  return messages.ready;
}

async function createTable(): Promise<DynamoDBDocumentClient> {
  const client = new DynamoDBClient({});
  await client.send(new CreateTableCommand({
    TableName: TABLE, BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  }));
  return DynamoDBDocumentClient.from(client);
}

function readers(table: DynamoDBDocumentClient): Pick<Emulators, 'rows' | 'put' | 'keys' | 'object'> {
  const s3 = new S3Client({});
  return {
    rows: async () => ((await table.send(new ScanCommand({ TableName: TABLE, ConsistentRead: true }))).Items ?? []) as Registration[],
    put: async (registration) => void (await table.send(new PutCommand({ TableName: TABLE, Item: registration }))),
    keys: async () => ((await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key }) => Key ?? ''),
    object: async (key) => (await (await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }))).Body?.transformToString()) ?? '',
  };
}

/** Starts a server on a free port of 127.0.0.1. */
export function listening(server: Server): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Ends a server, with the connections that clients keep open. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
