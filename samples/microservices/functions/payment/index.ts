import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import type { Order } from '../shared/order.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const HALF_A_SECOND = 500;

/**
 * A step of the workflow that stands for a payment provider: it takes its time, and declines what is called
 * `declined`, so that the way back can be seen. The order is the key: a step tried again pays once.
 */
export async function handler({ order }: { readonly order: Order }): Promise<void> {
  await pause(HALF_A_SECOND);
  if (order.item === 'declined') throw new Error('The payment was declined.');
  await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { order: order.id, at: new Date().toISOString() } }));
}
