import { readFile, stat } from 'node:fs/promises';
import { join, relative, isAbsolute, sep } from 'node:path';
import { CONFIG_FILE } from '../../core/cloudformation/site-config.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import { headersOf } from '../deploy/headers.ts';
import type { Answering, HttpAnswer } from './http.ts';
import { headerOf } from './trace.ts';

/** A bucket that may not be listed says 403 about what it does not have. */
const DENIED: HttpAnswer = { status: 403, headers: { 'content-type': 'application/xml' }, body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' };

const NOT_ALLOWED: HttpAnswer = { status: 405, headers: { 'content-type': 'application/xml', allow: 'GET, HEAD' }, body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>MethodNotAllowed</Code></Error>' };

/** The hosts of AWS in a page's own security policy. */
const AWS_HOSTS = /https:\/\/[\w*.-]*amazonaws\.com/g;
const POLICY = /<meta[^>]*http-equiv="?Content-Security-Policy"?[^>]*>/gi;

/**
 * A folder of pages as the bucket that holds them, read anew at each request. Two things stand in them
 * otherwise than in the folder: `config.json` with what the deployment would write, and the security policy
 * of the pages, in which this machine stands where the hosts of AWS do.
 */
export function folderOrigin(folder: string, config: () => Promise<string | undefined>): Answering {
  return async ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return NOT_ALLOWED;
    const key = keyOf(path);
    if (key === undefined) return DENIED;
    if (key === CONFIG_FILE) {
      const written = await config();
      if (written !== undefined) return { status: 200, headers: headers(key), body: written };
    }
    const bytes = await fileIn(folder, key);
    if (!bytes) return DENIED;
    return { status: 200, headers: headers(key), body: key.endsWith('.html') ? here(bytes.toString()) : bytes };
  };
}

function headers(key: string): Readonly<Record<string, string>> {
  // What is kept for minutes on AWS would hide the next change here.
  return { 'content-type': headersOf(key).contentType, 'cache-control': 'no-cache' };
}

function here(page: string): string {
  return page.replace(POLICY, (policy) => policy.replace(AWS_HOSTS, 'http://127.0.0.1:*'));
}

function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replace(/^\/+/, '');
  } catch {
    return undefined;
  }
}

async function fileIn(folder: string, key: string): Promise<Buffer | undefined> {
  const file = join(folder, key);
  const way = relative(folder, file);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined;
  const what = await stat(file).catch(() => undefined);
  return what?.isFile() ? readFile(file) : undefined;
}

/** A bucket of the emulator. */
export function bucketOrigin(endpoint: string, bucket: string): Answering {
  return async ({ method, path, cause }) => {
    if (method !== 'GET' && method !== 'HEAD') return NOT_ALLOWED;
    const response = await fetch(`${endpoint}/${bucket}${path}`, { method, ...(cause && { headers: { 'x-amzn-trace-id': headerOf(cause) } }) });
    if (response.status === 404) return DENIED;
    const told = ['content-type', 'content-disposition', 'content-encoding', 'cache-control', 'etag', 'last-modified'].flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: response.status, headers: Object.fromEntries(told), body: Buffer.from(await response.arrayBuffer()) };
  };
}

/**
 * A bucket as a website: the index document of each folder, and the error document where it has one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
 */
export function website(bucket: Answering, configuration: Json | undefined): Answering {
  const said = (key: string): string | undefined => {
    const value = isObject(configuration) ? own(configuration, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const index = said('IndexDocument') ?? 'index.html';
  const error = said('ErrorDocument');
  return async (request) => {
    const answer = await bucket(request.path.endsWith('/') ? { ...request, path: `${request.path}${index}` } : request);
    if (answer.status < 400 || error === undefined) return answer;
    const page = await bucket({ ...request, path: `/${error}` });
    return page.status < 400 ? { ...page, status: 404 } : answer;
  };
}
