import type { JsonObject } from '../../core/model/json.ts';

/** dynalite wants a signature, and reads nothing in it. */
const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local', 'x-amz-date': '20260101T000000Z' };

/** Calls DynamoDB. Throws where it refuses. */
export function callDynamo(endpoint: string, action: string, parameters: JsonObject): Promise<JsonObject> {
  return call(endpoint, JSON.stringify(parameters), { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${action}`, ...SIGNED });
}

/** Calls SQS. Throws where it refuses. */
export function callQueue(endpoint: string, action: string, parameters: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
  return call(endpoint, JSON.stringify(parameters), { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` }, signal);
}

/** Calls SNS. Throws where it refuses. */
export async function callTopic(endpoint: string, parameters: Readonly<Record<string, string>>): Promise<void> {
  await call(endpoint, new URLSearchParams({ ...parameters, Version: '2010-03-31' }).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
}

async function call(endpoint: string, body: string, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<JsonObject> {
  const response = await fetch(`${endpoint}/`, { method: 'POST', headers, body, ...(signal && { signal }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${headers['x-amz-target'] ?? new URLSearchParams(body).get('Action') ?? ''}: ${text}`);
  return text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {};
}
