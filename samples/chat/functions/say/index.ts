import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { inDays, roomOf, type SocketEvent, type SocketResult } from '../shared/socket.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const LONGEST = 1000;
const KEPT_DAYS = 30;

/** `{"action":"say","room":"lobby","text":"…"}`: keeps the message and sends it to everybody in the room. */
export async function handler({ requestContext, body }: SocketEvent): Promise<SocketResult> {
  const { room, text } = read(body);
  if (room === undefined || text === undefined) return { statusCode: 400 };
  const at = new Date().toISOString();
  const { connectionId: from, domainName, stage } = requestContext;
  await table.send(new PutCommand({ TableName: environment('MESSAGES'), Item: { room, at: `${at}#${from}`, text, until: inDays(KEPT_DAYS) } }));
  const { Items } = await table.send(new QueryCommand({
    TableName: environment('ROOMS'), KeyConditionExpression: 'room = :room', ExpressionAttributeValues: { ':room': room },
  }));
  // The API's own address, so that the same code sends where it was called from. An emulator is reached as it says.
  const api = new ApiGatewayManagementApiClient({ endpoint: process.env['AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI'] ?? `https://${domainName}/${stage}` });
  const message = JSON.stringify({ room, at, text });
  await Promise.all((Items ?? []).map(({ connection }) => send(api, room, String(connection), message)));
  return { statusCode: 200 };
}

/** Sends to one connection; one that has gone without saying so is forgotten. */
async function send(api: ApiGatewayManagementApiClient, room: string, connection: string, message: string): Promise<void> {
  try {
    await api.send(new PostToConnectionCommand({ ConnectionId: connection, Data: message }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'GoneException')) throw error;
    await table.send(new DeleteCommand({ TableName: environment('ROOMS'), Key: { room, connection } }));
  }
}

function read(body: string | undefined): { readonly room: string | undefined; readonly text: string | undefined } {
  try {
    const value: unknown = JSON.parse(body ?? '');
    const { room, text } = typeof value === 'object' && value !== null ? (value as { room?: unknown; text?: unknown }) : {};
    return { room: roomOf(room), text: typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST ? text.trim() : undefined };
  } catch {
    return { room: undefined, text: undefined };
  }
}
