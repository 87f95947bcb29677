import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { environment } from '../shared/environment.ts';
import { answer, fieldsOf, refusal, type HttpEvent, type HttpResult } from '../shared/http.ts';

const s3 = new S3Client({});
const FIVE_MINUTES = 300;
const LARGEST = 20 * 1024 * 1024;
const TYPES: ReadonlyMap<string, string> = new Map([['image/jpeg', 'jpg'], ['image/png', 'png']]);

/** `POST /uploads`: a link through which one picture goes straight into the bucket; type and size are signed with it. */
export async function handler(event: HttpEvent): Promise<HttpResult> {
  const { type, size } = fieldsOf(event);
  const ending = typeof type === 'string' ? TYPES.get(type) : undefined;
  if (ending === undefined) return refusal(415, 'not-a-picture', `Send a type: ${[...TYPES.keys()].join(', ')}.`);
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > LARGEST) return refusal(413, 'too-large', `Send a size of up to ${LARGEST} bytes.`);
  const key = `uploads/${randomUUID()}.${ending}`;
  const command = new PutObjectCommand({ Bucket: environment('ORIGINALS'), Key: key, ContentType: String(type), ContentLength: size });
  return answer(201, { key, url: await getSignedUrl(s3, command, { expiresIn: FIVE_MINUTES, signableHeaders: new Set(['content-type', 'content-length']) }) });
}
