import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, type HttpResult } from '../shared/http.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** As many as fit a page; the design assumes as many items in a query. */
const LATEST = 20;

/** `GET /entries`: the latest entries, newest first. The edge keeps the answer for ten seconds. */
export async function handler(): Promise<HttpResult> {
  const { Items } = await table.send(new QueryCommand({
    TableName: environment('TABLE'), Limit: LATEST, ScanIndexForward: false,
    KeyConditionExpression: 'page = :page', ExpressionAttributeValues: { ':page': 'guests' },
  }));
  const entries = (Items ?? []).map(({ at, name, text }) => ({ at: String(at), name: String(name), text: String(text) }));
  return { ...answer(200, { entries }), headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=10' } };
}
