import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Jimp, JimpMime } from 'jimp';
import { environment } from '../shared/environment.ts';

const s3 = new S3Client({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** The longer side of a thumbnail, in pixels. */
const SIDE = 320;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
interface Created {
  readonly Records: readonly { readonly s3: { readonly bucket: { readonly name: string }; readonly object: { readonly key: string } } }[];
}

/**
 * Called for each picture that lies in the bucket of originals: stores a small one under the same name, and what was
 * found out about it. Whatever goes wrong is thrown: Lambda tries twice more and then keeps the event in the queue.
 */
export async function handler({ Records }: Created): Promise<void> {
  for (const { s3: { bucket, object } } of Records) {
    // Keys in events are encoded as forms are: a space is a plus.
    const key = decodeURIComponent(object.key.replaceAll('+', ' '));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: key }));
    if (!Body) throw new Error(`${key} is empty.`);
    const picture = await Jimp.read(Buffer.from(await Body.transformToByteArray()));
    const { width, height } = picture;
    const small = await picture.scaleToFit({ w: Math.min(SIDE, width), h: Math.min(SIDE, height) }).getBuffer(JimpMime.jpeg, { quality: 80 });
    const thumbnail = key.replace(/^uploads\//, 'thumbnails/').replace(/\.\w+$/, '.jpg');
    await s3.send(new PutObjectCommand({ Bucket: environment('THUMBNAILS'), Key: thumbnail, Body: small, ContentType: JimpMime.jpeg, CacheControl: 'public, max-age=31536000, immutable' }));
    await table.send(new PutCommand({ TableName: environment('TABLE'), Item: { key, width, height, thumbnail, bytes: small.length } }));
  }
}
