import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});

/** Called every hour: puts each page of the table into the queue, as a message of its own. */
export async function handler(): Promise<{ readonly due: number }> {
  let due = 0;
  for await (const { Items = [] } of paginateScan({ client: table }, { TableName: environment('TABLE'), ProjectionExpression: '#url', ExpressionAttributeNames: { '#url': 'url' } })) {
    await Promise.all(Items.map(({ url }) => sqs.send(new SendMessageCommand({ QueueUrl: environment('DUE'), MessageBody: String(url) }))));
    due += Items.length;
  }
  console.info(JSON.stringify({ level: 'info', event: 'planned', due }));
  return { due };
}
