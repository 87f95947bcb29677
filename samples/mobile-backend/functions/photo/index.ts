import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { environment } from '../shared/environment.ts';
import { answer, fieldsOf, ownerOf, refusal, type RestEvent, type RestResult } from '../shared/rest.ts';

const s3 = new S3Client({});
const FIVE_MINUTES = 300;
const LARGEST = 5 * 1024 * 1024;
const TYPES: ReadonlyMap<string, string> = new Map([['image/jpeg', 'jpg'], ['image/png', 'png'], ['image/webp', 'webp']]);

/**
 * `POST /photos`: a link through which the app puts one photo into the bucket. Type and size are signed with it,
 * so the link takes no other file than the one that was announced.
 */
export async function handler(event: RestEvent): Promise<RestResult> {
  const owner = ownerOf(event);
  if (owner === undefined) return refusal(401, 'not-signed-in', 'Sign in first.');
  const { type, size } = fieldsOf(event);
  const ending = typeof type === 'string' ? TYPES.get(type) : undefined;
  if (ending === undefined) return refusal(415, 'not-a-photo', `Send a type: ${[...TYPES.keys()].join(', ')}.`);
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > LARGEST) return refusal(413, 'too-large', `Send a size of up to ${LARGEST} bytes.`);
  const key = `photos/${owner}/${randomUUID()}.${ending}`;
  const command = new PutObjectCommand({ Bucket: environment('PHOTOS'), Key: key, ContentType: String(type), ContentLength: size });
  return answer(201, { key, url: await getSignedUrl(s3, command, { expiresIn: FIVE_MINUTES, signableHeaders: new Set(['content-type', 'content-length']) }) });
}
