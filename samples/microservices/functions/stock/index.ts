import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import type { Order } from '../shared/order.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** What lies on the shelf of a thing that nobody has counted yet. */
const FULL = 1000;

/**
 * A step of the workflow: takes what was ordered from the shelf, or puts it back. The item remembers the orders that
 * hold some of it, so a step that is tried again takes or gives nothing twice. Too few on the shelf is an error,
 * which leads the workflow to `Cancelled`.
 */
export async function handler({ do: step, order }: { readonly do: 'reserve' | 'release'; readonly order: Order }): Promise<void> {
  const isReserve = step === 'reserve';
  try {
    await table.send(new UpdateCommand({
      TableName: environment('TABLE'), Key: { item: order.item },
      UpdateExpression: `SET #left = if_not_exists(#left, :full) ${isReserve ? '-' : '+'} :count ${isReserve ? 'ADD' : 'DELETE'} holders :holder`,
      ConditionExpression: isReserve
        ? '(attribute_not_exists(#left) OR #left >= :count) AND (attribute_not_exists(holders) OR NOT contains(holders, :id))'
        : 'contains(holders, :id)',
      ExpressionAttributeNames: { '#left': 'left' },
      ExpressionAttributeValues: { ':full': FULL, ':count': order.count, ':id': order.id, ':holder': new Set([order.id]) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }));
  } catch (error) {
    if (!isDone(error, order.id, isReserve)) throw error;
  }
}

/** Whether the step was refused because it had been done before. */
function isDone(error: unknown, id: string, isReserve: boolean): boolean {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) return false;
  const { SS: holders = [] } = (error as { Item?: { holders?: { SS?: readonly string[] } } }).Item?.holders ?? {};
  return holders.includes(id) === isReserve;
}
