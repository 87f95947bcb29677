import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import dynalite from 'dynalite';
import { startFauxqs } from 'fauxqs';
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
  sent(): readonly ReturnType<typeof snsEvent>[];
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
  const fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: REGION });
  const s3Url = `http://127.0.0.1:${fauxqs.port}`;
  Object.assign(process.env, {
    AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: '',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(dynamo.address() as AddressInfo).port}`,
    AWS_ENDPOINT_URL_SNS: s3Url, AWS_ENDPOINT_URL_S3: s3Url,
  });
  const { topicArn } = fauxqs.createTopic('registered');
  fauxqs.createQueue('seen');
  fauxqs.subscribe({ topic: 'registered', queue: 'seen' });
  fauxqs.createBucket(BUCKET);
  const table = await createTable();
  const mend = (): void => void Object.assign(process.env, { TABLE, TOPIC: topicArn, CERTIFICATES: BUCKET });
  mend();
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
  return {
    s3: s3Url,
    ...readers(table),
    sent: () => (fauxqs.inspectQueue('seen')?.messages.ready ?? [])
      .map(({ body }) => JSON.parse(body) as Notification)
      .filter(({ MessageId }) => !seen.has(MessageId) && seen.add(MessageId))
      .map(snsEvent),
    logged: () => lines,
    breakTopic: () => void (process.env['TOPIC'] = `${topicArn}-gone`),
    breakBucket: () => void (process.env['CERTIFICATES'] = 'gone'),
    mend,
    stop: async () => {
      await fauxqs.stop();
      await closed(dynamo);
    },
  };
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
