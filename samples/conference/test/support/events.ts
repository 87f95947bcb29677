/** A message as a topic sends it. */
export interface Notification {
  readonly Type: string;
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly Timestamp: string;
}

export interface Request {
  readonly method: string;
  /** The route's path, without the stage: `/registrations/{id}`. */
  readonly route: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  /** What the JWT authorizer found in the token. */
  readonly claims?: Readonly<Record<string, string>>;
}

/**
 * A request as an HTTP API with the stage `api` hands it to a function, payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpEvent({ method, route, path = route, query, headers = {}, params, body, isBase64Encoded = false, claims }: Request) {
  return {
    version: '2.0',
    routeKey: `${method} ${route}`,
    rawPath: `/api${path}`,
    rawQueryString: new URLSearchParams({ ...query }).toString(),
    headers: { 'accept': '*/*', 'host': 'abcdefghij.execute-api.ap-northeast-2.amazonaws.com', 'x-forwarded-proto': 'https', ...headers },
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: '123456789012', apiId: 'abcdefghij', domainName: 'abcdefghij.execute-api.ap-northeast-2.amazonaws.com', domainPrefix: 'abcdefghij',
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      http: { method, path: `/api${path}`, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'JKJaXmPLvHcESHA=', routeKey: `${method} ${route}`, stage: 'api', time: '21/Nov/2026:10:00:00 +0000', timeEpoch: 1795255200000,
    },
    ...(params && { pathParameters: params }),
    ...(body !== undefined && { body }),
    isBase64Encoded,
  };
}

/** `POST /registrations` as the page sends it. */
export function registerEvent(entry: unknown, headers: Readonly<Record<string, string>> = {}) {
  return httpEvent({ method: 'POST', route: '/registrations', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(entry) });
}

/** `GET /registrations/{id}` */
export function showEvent(id: string) {
  return httpEvent({ method: 'GET', route: '/registrations/{id}', path: `/registrations/${id}`, params: { id } });
}

/** `GET /admin/registrations` by somebody in these groups, with the claims of an access token as the authorizer hands them on. */
export function allEvent(groups: readonly string[], after?: string) {
  const claims = {
    sub: '11111111-2222-3333-4444-555555555555', token_use: 'access', client_id: 'client', username: 'somebody',
    ...(groups.length > 0 && { 'cognito:groups': `[${groups.join(' ')}]` }),
  };
  return httpEvent({ method: 'GET', route: '/admin/registrations', claims, ...(after !== undefined && { query: { after } }) });
}

/**
 * A message as SNS calls a function with it.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
export function snsEvent(notification: Notification) {
  return {
    Records: [{
      EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: `${notification.TopicArn}:c9135db0-26c4-47ec-8998-413945fb5a96`,
      Sns: {
        SignatureVersion: '1', Signature: 'EXAMPLE', SigningCertUrl: 'https://sns.example/cert.pem', UnsubscribeUrl: 'https://sns.example/unsubscribe',
        Subject: null, MessageAttributes: {},
        ...notification,
      },
    }],
  };
}

/** A message of the topic with this text. */
export function messageEvent(message: string) {
  return snsEvent({ Type: 'Notification', MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e', TopicArn: 'arn:aws:sns:ap-northeast-2:123456789012:registered', Message: message, Timestamp: '2026-11-21T10:00:00.000Z' });
}
