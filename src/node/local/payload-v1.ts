import { commonLog, valuesOf } from './api-world.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { ACCOUNT } from './resources.ts';

/** What an API tells of a request in payload format 1.0. */
export interface RoutedV1 {
  readonly api: string;
  readonly stage: string;
  /** `/things/{id}`. */
  readonly resource: string;
  readonly resourceId: string;
  /** Below the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly authorizer?: object | undefined;
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  /** Whether the body goes on in Base64. */
  readonly isBinary: boolean;
  readonly domain: string;
}

/**
 * The event of payload format 1.0, the one of REST APIs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format (2026-11)
 */
export function eventV1(request: HttpRequest, routed: RoutedV1, now: Date): object {
  const query = valuesOf(request.query);
  const { isBinary } = routed;
  return {
    resource: routed.resource, path: routed.path, httpMethod: request.method,
    headers: request.headers, multiValueHeaders: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query.size === 0 ? null : Object.fromEntries([...query].map(([name, values]) => [name, values.at(-1) ?? ''])),
    multiValueQueryStringParameters: query.size === 0 ? null : Object.fromEntries(query),
    pathParameters: orNull(routed.pathParameters), stageVariables: orNull(routed.stageVariables ?? {}),
    requestContext: contextV1(request, routed, now),
    body: request.body.length === 0 ? null : request.body.toString(isBinary ? 'base64' : 'utf8'), isBase64Encoded: request.body.length > 0 && isBinary,
  };
}

function contextV1(request: HttpRequest, { api, stage, resource, resourceId, path, requestId, authorizer, domain }: RoutedV1, now: Date): object {
  const none = { accountId: null, accessKey: null, apiKey: null, caller: null, cognitoAuthenticationProvider: null, cognitoAuthenticationType: null, cognitoIdentityId: null, cognitoIdentityPoolId: null, principalOrgId: null, user: null, userArn: null };
  return {
    accountId: ACCOUNT, apiId: api, resourceId, resourcePath: resource, httpMethod: request.method, path: stage === '$default' ? path : `/${stage}${path}`, stage, protocol: 'HTTP/1.1',
    requestId, extendedRequestId: requestId, requestTime: commonLog(now), requestTimeEpoch: now.getTime(), domainName: domain, domainPrefix: api,
    identity: { ...none, sourceIp: request.sourceIp, userAgent: request.headers['user-agent'] ?? '' },
    ...(authorizer !== undefined && { authorizer }),
  };
}

function orNull(values: Readonly<Record<string, string>>): object | null {
  return Object.keys(values).length === 0 ? null : values;
}

/** What the server of the connection says itself. */
const OF_THE_CONNECTION = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/**
 * What a function's answer means in payload format 1.0; undefined where it is malformed.
 *
 * @param isBinary whether a body in Base64 is what the client accepts, and so is decoded
 */
export function answerV1(payload: string, isBinary: boolean): HttpAnswer | undefined {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) return undefined;
  const { statusCode, headers, multiValueHeaders, body = '', isBase64Encoded } = value as {
    readonly statusCode: unknown; readonly headers?: Readonly<Record<string, unknown>> | null; readonly multiValueHeaders?: Readonly<Record<string, readonly unknown[]>> | null; readonly body?: unknown; readonly isBase64Encoded?: unknown;
  };
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || (body !== null && typeof body !== 'string')) return undefined;
  const told = new Map<string, readonly string[]>();
  for (const [name, each] of Object.entries(headers ?? {})) told.set(name.toLowerCase(), [String(each)]);
  for (const [name, each] of Object.entries(multiValueHeaders ?? {})) told.set(name.toLowerCase(), each.map(String));
  const cookies = told.get('set-cookie') ?? [];
  const rest = [...told].filter(([name]) => name !== 'set-cookie' && !OF_THE_CONNECTION.has(name)).map(([name, values]) => [name, values.join(', ')] as const);
  return { status, cookies, headers: Object.fromEntries([['content-type', 'application/json'], ...rest]), body: isBase64Encoded === true && isBinary ? Buffer.from(body ?? '', 'base64') : (body ?? '') };
}
