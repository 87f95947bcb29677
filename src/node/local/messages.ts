import type { buildApp } from 'fauxqs';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Call, Span, Tracer } from './trace.ts';

/** An object that was put into, or deleted from, a bucket. */
export interface ObjectEvent {
  readonly name: `ObjectCreated:${'Put' | 'Copy' | 'CompleteMultipartUpload'}` | 'ObjectRemoved:Delete';
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  readonly cause?: Span | undefined;
}

/** The emulator's server, as far as it is reached into. */
export type Hooks = Pick<ReturnType<typeof buildApp>, 'addHook'>;

export interface MessagesWorld {
  readonly tracer: Tracer;
  /** The node of a queue, topic or bucket. */
  readonly nodeOf: (kind: 'queue' | 'topic' | 'bucket', name: string) => string | undefined;
  readonly onObject: (event: ObjectEvent) => void;
}

/** What the product itself asks of the emulator, which is no hop of a request. */
export const OWN_CALL = { 'x-serverless-canvas': 'own' } as const;

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

interface Asked {
  readonly kind: 'queue' | 'topic' | 'bucket';
  readonly name: string;
  readonly what: string;
  readonly key?: string;
}

/** Tells who calls which queue, topic and bucket, and what happens to the objects of buckets. */
export function watchMessages(app: Hooks, world: MessagesWorld): void {
  const calls = new WeakMap<Request, { readonly asked: Asked; readonly call: Call | undefined }>();
  app.addHook('preHandler', (request: Request, _reply: unknown, done: () => void) => {
    const asked = askedIn(request);
    if (asked) calls.set(request, { asked, call: begun(asked, request, world) });
    done();
  });
  app.addHook('onSend', (request: Request, reply: { readonly statusCode: number }, payload: unknown, done: (error: null, payload: unknown) => void) => {
    const known = calls.get(request);
    if (known) ended(known, { request, status: reply.statusCode, payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : undefined }, world);
    done(null, payload);
  });
}

function begun({ kind, name, what }: Asked, { headers }: Request, { tracer, nodeOf }: MessagesWorld): Call | undefined {
  const node = own(headers, 'x-serverless-canvas') === undefined ? nodeOf(kind, name) : undefined;
  return node === undefined ? undefined : tracer.call({ cause: tracer.read(header(headers, 'x-amzn-trace-id')), to: node, what });
}

interface Answered { readonly request: Request; readonly status: number; readonly payload: string | Buffer | undefined }

function ended({ asked, call }: { readonly asked: Asked; readonly call: Call | undefined }, { request, status, payload }: Answered, { tracer, onObject }: MessagesWorld): void {
  const cause = call?.span ?? tracer.read(header(request.headers, 'x-amzn-trace-id'));
  call?.end({ status, error: status < 400 ? undefined : errorIn(payload, status), request: bodyOf(request.body), response: payload });
  if (status >= 300) return;
  if (asked.kind === 'bucket') {
    const event = objectEvent(asked, request);
    if (event) onObject({ ...event, cause });
  } else if (cause) for (const id of messageIds(payload)) tracer.sent(id, cause);
}

function askedIn({ method, url, headers, body }: Request): Asked | undefined {
  const target = header(headers, 'x-amz-target');
  if (target?.startsWith('AmazonSQS.') === true && isObject(body)) return { kind: 'queue', name: lastOf(own(body, 'QueueUrl') ?? own(body, 'QueueName'), '/'), what: target.slice('AmazonSQS.'.length) };
  if (url === '/' && isObject(body)) return { kind: 'topic', name: lastOf(own(body, 'TopicArn') ?? own(body, 'TargetArn') ?? own(body, 'Name'), ':'), what: String(own(body, 'Action')) };
  const [, bucket = '', key = '', query = ''] = /^\/([^/?]+)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  if (bucket === '' || bucket === '_fauxqs' || bucket === 'health') return undefined;
  return { kind: 'bucket', name: bucket, what: `${objectAction(method, key, query, headers)}${key === '' ? '' : ` ${decoded(key)}`}`, key: decoded(key) };
}

function objectAction(method: string, key: string, query: string, headers: Request['headers']): string {
  const parameters = new URLSearchParams(query);
  if (key === '') return method === 'GET' ? 'ListObjects' : method === 'HEAD' ? 'HeadBucket' : method === 'PUT' ? 'CreateBucket' : 'DeleteObjects';
  if (parameters.has('uploads')) return 'CreateMultipartUpload';
  if (parameters.has('uploadId')) return method === 'PUT' ? 'UploadPart' : method === 'POST' ? 'CompleteMultipartUpload' : 'AbortMultipartUpload';
  if (method === 'PUT') return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
  return method === 'GET' ? 'GetObject' : method === 'HEAD' ? 'HeadObject' : method === 'DELETE' ? 'DeleteObject' : method;
}

const CHANGES: ReadonlyMap<string, ObjectEvent['name']> = new Map([
  ['PutObject', 'ObjectCreated:Put'], ['CopyObject', 'ObjectCreated:Copy'], ['CompleteMultipartUpload', 'ObjectCreated:CompleteMultipartUpload'], ['DeleteObject', 'ObjectRemoved:Delete'],
]);

function objectEvent({ name: bucket, what, key = '' }: Asked, { headers, body }: Request): ObjectEvent | undefined {
  const name = CHANGES.get(what.split(' ')[0] ?? '');
  if (name === undefined || key === '') return undefined;
  const size = Number(header(headers, 'x-amz-decoded-content-length') ?? (Buffer.isBuffer(body) ? body.length : 0));
  return { name, bucket, key, size: name === 'ObjectCreated:Put' ? size : 0 };
}

function messageIds(payload: string | Buffer | undefined): readonly string[] {
  return [...(payload?.toString() ?? '').matchAll(/(?:"MessageId":"|<MessageId>)([^"<]+)/g)].map(([, id = '']) => id);
}

function errorIn(payload: string | Buffer | undefined, status: number): string {
  return /(?:<Code>|"__type":")(?:[^"<#]*#)?([^"<]+)/.exec(payload?.toString() ?? '')?.[1] ?? String(status);
}

function bodyOf(body: unknown): string | Buffer | undefined {
  return Buffer.isBuffer(body) ? body : isObject(body) ? JSON.stringify(body) : undefined;
}

function header(headers: Request['headers'], name: string): string | undefined {
  const value = headers[name];
  return value === undefined ? undefined : String(value);
}

function lastOf(value: Json | undefined, separator: string): string {
  return typeof value === 'string' ? (value.split(separator).at(-1) ?? '') : '';
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** The emulator calls its queues `http://sqs.REGION.localhost:PORT/…`, which not every machine resolves: outside they stand at 127.0.0.1. */
export function queuesHere(messages: Hooks, region: string): void {
  const inside = `http://sqs.${region}.localhost:`;
  const outside = 'http://127.0.0.1:';
  messages.addHook('preValidation', ({ body }: { readonly body: unknown }, _reply: unknown, done: () => void) => {
    if (isQueueCall(body)) body.QueueUrl = body.QueueUrl.replace(outside, inside);
    done();
  });
  messages.addHook('onSend', (_request: unknown, _reply: unknown, payload: unknown, done: (error: null, payload: unknown) => void) => {
    done(null, typeof payload === 'string' ? payload.replaceAll(inside, outside) : payload);
  });
}

function isQueueCall(body: unknown): body is { QueueUrl: string } & JsonObject {
  return typeof body === 'object' && body !== null && 'QueueUrl' in body && typeof body.QueueUrl === 'string';
}
