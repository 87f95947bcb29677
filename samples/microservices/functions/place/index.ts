import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, fieldsOf, refusal, type HttpEvent, type HttpResult } from '../shared/http.ts';
import { readOrder, type Order } from '../shared/order.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const bus = new EventBridgeClient({});

/**
 * `POST /orders`: stores the order and says on the bus that it was placed. The answer waits for neither stock nor
 * payment. Where the bus does not take the event, the caller is told to try again: the order lies there as `new`.
 */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const asked = readOrder(fieldsOf(event));
  if (!asked) return refusal(400, 'invalid', 'Send an item (up to 60 characters) and a count from 1 to 20.');
  const order: Order = { id: randomUUID(), ...asked };
  await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { ...order, status: 'new' } }));
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({
    Entries: [{ EventBusName: environment('BUS'), Source: 'orders', DetailType: 'order.placed', Detail: JSON.stringify(order) }],
  }));
  if (FailedEntryCount) return refusal(503, 'try-again', 'The order could not be passed on. Send it again.');
  return answer(202, { id: order.id, status: 'new' });
}
