import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import type { Registration } from './registration.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** Stores a registration unless there is one under its id; says whether it was new. */
export async function putNew(registration: Registration): Promise<boolean> {
  try {
    await table.send(new PutCommand({ TableName: environment('TABLE'), Item: registration, ConditionExpression: 'attribute_not_exists(id)' }));
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}

/** A registration as it is now: whoever has just registered must find it, so the read is strongly consistent. */
export async function get(id: string): Promise<Registration | undefined> {
  const { Item } = await table.send(new GetCommand({ TableName: environment('TABLE'), Key: { id }, ConsistentRead: true }));
  return Item as Registration | undefined;
}

/** Notes where the certificate lies. Says false where nobody is registered under the id. */
export async function setCertificate(id: string, certificate: string): Promise<boolean> {
  try {
    await table.send(new UpdateCommand({
      TableName: environment('TABLE'), Key: { id },
      UpdateExpression: 'SET certificate = :key',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeValues: { ':key': certificate },
    }));
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}

export interface Page {
  readonly registrations: readonly Registration[];
  /** The id after which the next page starts; absent on the last page. */
  readonly last?: string;
}

/** Up to `limit` registrations after the one of `after`, in the table's own order. */
export async function readPage(limit: number, after: string | undefined): Promise<Page> {
  const { Items, LastEvaluatedKey } = await table.send(new ScanCommand({
    TableName: environment('TABLE'), Limit: limit,
    ...(after !== undefined && { ExclusiveStartKey: { id: after } }),
  }));
  const last: unknown = LastEvaluatedKey?.['id'];
  return { registrations: (Items ?? []) as Registration[], ...(typeof last === 'string' && { last }) };
}

function isConditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}
