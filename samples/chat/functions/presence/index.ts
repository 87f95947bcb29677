import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { inDays, roomOf, type SocketEvent, type SocketResult } from '../shared/socket.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** Under which every connection is also found again when only its id is known. */
const EVERYBODY = '#connections';

/**
 * `$connect` (`wss://…?room=name`) and `$disconnect`. The room is asked for when somebody connects, and a disconnect
 * carries none: a row under the connection remembers it.
 */
export async function handler({ requestContext, queryStringParameters }: SocketEvent): Promise<SocketResult> {
  const { routeKey, connectionId: connection } = requestContext;
  return routeKey === '$connect' ? join(connection, roomOf(queryStringParameters?.['room'])) : leave(connection);
}

async function join(connection: string, room: string | undefined): Promise<SocketResult> {
  if (room === undefined) return { statusCode: 400 };
  const until = inDays(1);
  await table.send(new PutCommand({ TableName: environment('ROOMS'), Item: { room: EVERYBODY, connection, in: room, until } }));
  await table.send(new PutCommand({ TableName: environment('ROOMS'), Item: { room, connection, until } }));
  return { statusCode: 200 };
}

async function leave(connection: string): Promise<SocketResult> {
  const { Attributes } = await table.send(new DeleteCommand({ TableName: environment('ROOMS'), Key: { room: EVERYBODY, connection }, ReturnValues: 'ALL_OLD' }));
  const room: unknown = Attributes?.['in'];
  if (typeof room === 'string') await table.send(new DeleteCommand({ TableName: environment('ROOMS'), Key: { room, connection } }));
  return { statusCode: 200 };
}
