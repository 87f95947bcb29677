import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, fieldsOf, refusal, textOf, type HttpEvent, type HttpResult } from '../shared/http.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** `POST /entries`: writes an entry into the book. */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const fields = fieldsOf(event);
  const [name, text] = [textOf(fields['name'], 40), textOf(fields['text'], 200)];
  if (name === undefined || text === undefined) return refusal(400, 'invalid', 'Send a name of up to 40 and a text of up to 200 characters.');
  // Two entries of one millisecond are two entries.
  const at = `${new Date().toISOString()}#${randomBytes(4).toString('hex')}`;
  await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { page: 'guests', at, name, text } }));
  return answer(201, { at });
}
