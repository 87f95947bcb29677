import type { JsonObject } from '../../core/model/json.ts';
import { OWN_CALL } from './messages.ts';
import { headerOf, type Span } from './trace.ts';

/** dynalite wants a signature, and reads nothing in it. */
const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local', 'x-amz-date': '20260101T000000Z' };

/** How a call is made: as a step of a trace, else as the product's own, of which nobody is told. */
export interface Manner {
  readonly cause?: Span | undefined;
  /** By somebody's hand: it begins a trace. */
  readonly byHand?: true;
  readonly signal?: AbortSignal;
}

/** Calls DynamoDB. Throws where it refuses. */
export function callDynamo(endpoint: string, action: string, parameters: JsonObject, manner?: Manner): Promise<JsonObject> {
  return call(endpoint, JSON.stringify(parameters), { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${action}`, ...SIGNED }, manner);
}

/** Calls SQS. Throws where it refuses. */
export function callQueue(endpoint: string, action: string, parameters: JsonObject, manner?: Manner): Promise<JsonObject> {
  return call(endpoint, JSON.stringify(parameters), { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` }, manner);
}

/** Calls SNS; the answer is XML. Throws where it refuses. */
export async function callTopic(endpoint: string, parameters: Readonly<Record<string, string>>, manner?: Manner): Promise<string> {
  return told(endpoint, new URLSearchParams({ ...parameters, Version: '2010-03-31' }).toString(), { 'content-type': 'application/x-www-form-urlencoded' }, manner);
}

async function call(endpoint: string, body: string, headers: Readonly<Record<string, string>>, manner?: Manner): Promise<JsonObject> {
  const text = await told(endpoint, body, headers, manner);
  return text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {};
}

async function told(endpoint: string, body: string, headers: Readonly<Record<string, string>>, { cause, byHand, signal }: Manner = {}): Promise<string> {
  const response = await fetch(`${endpoint}/`, { method: 'POST', headers: { ...(cause ? { 'x-amzn-trace-id': headerOf(cause) } : byHand ? {} : OWN_CALL), ...headers }, body, ...(signal && { signal }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${headers['x-amz-target'] ?? new URLSearchParams(body).get('Action') ?? ''}: ${text}`);
  return text;
}
