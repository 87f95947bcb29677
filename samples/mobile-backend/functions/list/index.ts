import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, ownerOf, refusal, type RestEvent, type RestResult } from '../shared/rest.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** As many items as the design assumes for a query. */
const PAGE = 20;

/** `GET /notes`: the latest notes of whoever asks. The owner is the key that is asked for, so nobody sees those of somebody else. */
export async function handler(event: RestEvent): Promise<RestResult> {
  const owner = ownerOf(event);
  if (owner === undefined) return refusal(401, 'not-signed-in', 'Sign in first.');
  const { Items } = await table.send(new QueryCommand({
    TableName: environment('TABLE'), Limit: PAGE, ScanIndexForward: false,
    KeyConditionExpression: '#owner = :owner', ExpressionAttributeNames: { '#owner': 'owner' }, ExpressionAttributeValues: { ':owner': owner },
  }));
  return answer(200, { notes: (Items ?? []).map(({ id, text, photo }) => ({ id: String(id), text: String(text), ...(typeof photo === 'string' && { photo }) })) });
}
