import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
const sns = new SNSClient({});
/** A server that has not answered by then does not delay the others of the batch. */
const PATIENCE_MS = 5_000;
const LARGEST = 5 * 1024 * 1024;

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
interface Batch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Failures {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Called with up to five pages: those that could not be read are said one by one, and only they come again. */
export async function handler({ Records }: Batch): Promise<Failures> {
  const batchItemFailures: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, body: url } of Records) {
    try {
      await look(url);
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', event: 'not-read', url, error: error instanceof Error ? error.message : 'unknown' }));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

/** Reads a page; where it is another than the last time, keeps it and tells so. */
async function look(url: string): Promise<void> {
  const { Item } = await table.send(new GetCommand({ TableName: environment('TABLE'), Key: { url } }));
  // Taken from the list while its message waited.
  if (!Item) return;
  const page = await read(url);
  const digest = createHash('sha256').update(page).digest('hex');
  if (Item['digest'] === digest) return;
  const at = new Date().toISOString();
  const key = `${createHash('sha256').update(url).digest('hex').slice(0, 16)}/${at}.html`;
  await s3.send(new PutObjectCommand({ Bucket: environment('SNAPSHOTS'), Key: key, Body: page, ContentType: 'text/html; charset=utf-8' }));
  await sns.send(new PublishCommand({ TopicArn: environment('CHANGED'), Message: JSON.stringify({ url, at, key }) }));
  // Last: where something before it failed, the page counts as unseen and comes again.
  await table.send(new UpdateCommand({
    TableName: environment('TABLE'), Key: { url },
    UpdateExpression: 'SET digest = :digest, seen = :at', ExpressionAttributeValues: { ':digest': digest, ':at': at },
  }));
}

async function read(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), headers: { 'user-agent': 'serverless-canvas-crawler-sample' } });
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new Uint8Array(await response.arrayBuffer());
  if (page.length > LARGEST) throw new Error(`${page.length} bytes`);
  return page;
}
