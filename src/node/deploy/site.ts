import { createHash } from 'node:crypto';
import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing, type Artifacts } from './artifacts.ts';
import { headersOf, type Headers } from './headers.ts';
import type { PackedFile } from './zip.ts';

/** Where a site goes, and where is written down what was sent. */
export interface SitePlace {
  readonly bucket: string;
  readonly artifacts: Artifacts;
  /** `sites/<stack>/<node>.json` in the bucket of artifacts. */
  readonly record: string;
}

export interface Synced {
  readonly uploaded: readonly string[];
  readonly removed: readonly string[];
}

/** Objects that one call may delete: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html (2026-11). */
const MOST_DELETED = 1000;

type Sending = Headers & { readonly md5: string };
type Sent = ReadonlyMap<string, Sending>;

/**
 * Makes a bucket hold the files of a folder: sends what differs in bytes or headers, takes away what an
 * earlier deployment has sent and the folder does not have any more. What others put there stays. `changedAt` hears of
 * the keys before the record says that they are done, so that a start after a kill tells them again.
 */
export async function syncSite(s3: S3Client, place: SitePlace, files: readonly PackedFile[], changedAt: (keys: readonly string[]) => Promise<void>): Promise<Synced> {
  const before = await recorded(s3, place);
  const wanted: Sent = new Map(files.map(({ path, bytes }) => [path, { ...headersOf(path), md5: md5(bytes) }]));
  const there = await etags(s3, place.bucket);
  const changed = files.filter(({ path }) => !isSame(wanted.get(path), before.get(path)) || there.get(path) !== wanted.get(path)?.md5);
  const removed = [...before.keys()].filter((path) => !wanted.has(path) && there.has(path));
  if (changed.length === 0 && removed.length === 0) return { uploaded: [], removed: [] };
  // Without its hash an object counts as one that differs: a start after a kill sends it again.
  await record(s3, place, new Map([...before, ...changed.map(({ path }) => [path, { ...headersOf(path), md5: '' }] as const)]));
  for (const { path, bytes } of pagesLast(changed)) await put(s3, place.bucket, path, bytes);
  for (let first = 0; first < removed.length; first += MOST_DELETED) {
    await s3.send(new DeleteObjectsCommand({ Bucket: place.bucket, Delete: { Objects: removed.slice(first, first + MOST_DELETED).map((Key) => ({ Key })), Quiet: true } }));
  }
  const uploaded = changed.map(({ path }) => path);
  await changedAt([...uploaded, ...removed]);
  await record(s3, place, wanted);
  return { uploaded, removed };
}

/** Pages after what they load, so that no visitor meets a page whose parts are not there yet. */
function pagesLast(files: readonly PackedFile[]): readonly PackedFile[] {
  const isPage = ({ path }: PackedFile): boolean => path.endsWith('.html');
  return [...files.filter((file) => !isPage(file)), ...files.filter(isPage)];
}

async function put(s3: S3Client, bucket: string, path: string, bytes: Uint8Array): Promise<void> {
  const { contentType, cacheControl } = headersOf(path);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: path, Body: bytes, ContentType: contentType, CacheControl: cacheControl }));
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function isSame(a: Sending | undefined, b: Sending | undefined): boolean {
  return a?.md5 === b?.md5 && a?.contentType === b?.contentType && a?.cacheControl === b?.cacheControl;
}

/** The entity tag of an object sent in one piece and encrypted with S3's own keys is the MD5 of its bytes. */
async function etags(s3: S3Client, bucket: string): Promise<ReadonlyMap<string, string>> {
  const tags = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ...(next !== undefined && { ContinuationToken: next }) }));
    for (const { Key: key, ETag: tag } of page.Contents ?? []) tags.set(key ?? '', (tag ?? '').replaceAll('"', ''));
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return tags;
}

async function recorded(s3: S3Client, { artifacts, record: key }: SitePlace): Promise<Sent> {
  try {
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: artifacts.bucket, Key: key, ExpectedBucketOwner: artifacts.account }));
    return new Map(Object.entries(JSON.parse((await body?.transformToString()) ?? '{}') as Record<string, Sending>));
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return new Map();
    throw error;
  }
}

async function record(s3: S3Client, { artifacts, record: key }: SitePlace, sent: Sent): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: artifacts.bucket, Key: key, ExpectedBucketOwner: artifacts.account, Body: JSON.stringify(Object.fromEntries(sent)), ContentType: 'application/json' }));
}
