import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { environment } from './environment.ts';

const s3 = new S3Client({});
const FIVE_MINUTES = 300;

/** Where the certificate of a registration lies. One registration, one key: a retry cannot make a second. */
export function certificateKey(id: string): string {
  return `certificates/${id}.svg`;
}

/**
 * Stores a certificate unless it is already there: the first one stays as it was handed out. A link to
 * it always downloads: an SVG opened as a page could run what it holds in the bucket's origin, as an
 * image or a file it cannot.
 */
export async function putCertificate(key: string, svg: string): Promise<void> {
  try {
    await s3.send(new PutObjectCommand({
      Bucket: environment('CERTIFICATES'), Key: key, Body: svg, IfNoneMatch: '*',
      ContentType: 'image/svg+xml', ContentDisposition: 'attachment; filename="certificate.svg"',
    }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
  }
}

/** A link to the certificate for the next five minutes, for whoever holds it. */
export function certificateLink(key: string): Promise<string> {
  return getSignedUrl(s3, new GetObjectCommand({ Bucket: environment('CERTIFICATES'), Key: key }), { expiresIn: FIVE_MINUTES });
}
