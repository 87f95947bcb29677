import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../shared/environment.ts';
import { answer, fieldsOf, ownerOf, refusal, type RestEvent, type RestResult } from '../shared/rest.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const LONGEST = 2000;

/** `POST /notes`: writes a note under the id of whoever asks, with the key of a photo that was uploaded before. */
export async function handler(event: RestEvent): Promise<RestResult> {
  const owner = ownerOf(event);
  if (owner === undefined) return refusal(401, 'not-signed-in', 'Sign in first.');
  const { text, photo } = fieldsOf(event);
  if (typeof text !== 'string' || text.trim() === '' || text.length > LONGEST) return refusal(400, 'invalid', `Send a text of up to ${LONGEST} characters.`);
  // A photo is told by its key, and a key among somebody else's photos is none of ours.
  if (photo !== undefined && !(typeof photo === 'string' && photo.startsWith(`photos/${owner}/`))) return refusal(400, 'unknown-photo', 'Send the key that POST /photos has answered.');
  const id = `${new Date().toISOString()}#${randomUUID()}`;
  await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { owner, id, text: text.trim(), ...(photo !== undefined && { photo }) } }));
  return answer(201, { id });
}
