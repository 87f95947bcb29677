import { commonLog, valuesOf } from './api-world.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { ACCOUNT } from './resources.ts';

/** What the route and its authorizer tell of a request. */
export interface Routed {
  readonly api: string;
  readonly stage: string;
  readonly routeKey: string;
  /** Below the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** `{ jwt }` or `{ lambda }`. */
  readonly authorizer?: object;
}

/** Media types whose body goes on as text. */
export const TEXT = /^(?:text\/|application\/(?:json|javascript|xml|x-www-form-urlencoded)|[^;]*\+(?:json|xml))/i;

/**
 * The event of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventOf(request: HttpRequest, { api, stage, routeKey, path, pathParameters, requestId, authorizer }: Routed, now: Date): object {
  const { cookie, ...headers } = request.headers;
  const domainName = `${api}.execute-api.local`;
  const isText = TEXT.test(headers['content-type'] ?? '');
  const rawPath = stage === '$default' ? path : `/${stage}${path}`;
  const query = queryOf(request.query);
  return {
    version: '2.0', routeKey, rawPath, rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: ACCOUNT, apiId: api, domainName, domainPrefix: api,
      ...(authorizer && { authorizer }),
      http: { method: request.method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId, routeKey, stage, time: commonLog(now), timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** Repeated names with a comma between their values. */
function queryOf(query: string): Readonly<Record<string, string>> | undefined {
  return query === '' ? undefined : Object.fromEntries([...valuesOf(query)].map(([name, all]) => [name, all.join(',')]));
}

/** What a function's answer means in payload format 2.0; undefined where it is no answer that API Gateway takes. */
export function answerOf(payload: string): HttpAnswer | undefined {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: typeof value === 'string' ? value : payload };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = value as { readonly statusCode: unknown; readonly headers?: Readonly<Record<string, unknown>>; readonly cookies?: readonly string[]; readonly body?: unknown; readonly isBase64Encoded?: boolean };
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599 || (body !== null && typeof body !== 'string')) return undefined;
  const told = Object.entries(headers ?? {}).map(([name, each]) => [name.toLowerCase(), String(each)] as const).filter(([name]) => !HOP.has(name));
  return { status, headers: Object.fromEntries([['content-type', 'text/plain;charset=UTF-8'], ...told]), cookies, body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '') };
}

/** What the server of the connection says itself. */
const HOP = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);
