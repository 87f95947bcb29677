import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, refusal, type HttpEvent, type HttpResult } from '../shared/http.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** `GET /orders/{id}`: how far an order is: new, shipped or cancelled. */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const id = event.pathParameters?.['id'] ?? '';
  const { Item } = id === '' ? {} : await table.send(new GetCommand({ TableName: environment('TABLE'), Key: { id } }));
  if (!Item) return refusal(404, 'not-found', 'There is no order under this id.');
  return answer(200, { id, item: String(Item['item']), count: Number(Item['count']), status: String(Item['status']) });
}
