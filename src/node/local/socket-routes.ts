import { randomUUID } from 'node:crypto';
import { at, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/apigateway/limits.ts';
import { commonLog, functionIn, invokeWithin, valuesOf, type ApiWorld, type Integrated } from './api-world.ts';
import { identityIn } from './authorizer.ts';
import { json, type HttpAnswer, type HttpRequest } from './http.ts';
import { LambdaAuthorizer } from './lambda-authorizer.ts';
import { answerV1 } from './payload-v1.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import type { Span } from './trace.ts';

/** A client's connection. */
export interface Connected {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  readonly stage: string;
  readonly sourceIp: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SocketRoute {
  readonly id: string;
  readonly key: string;
  readonly functionArn: string;
  /** Seconds. */
  readonly timeout: number;
  /** What the function returns goes back to the client. */
  readonly answers: boolean;
  readonly authorizer: JsonObject | undefined;
}

interface Happening {
  readonly type: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly body?: string;
  readonly isBinary?: boolean;
  readonly requestId: string;
  readonly more?: object;
  readonly cause: Span;
}

/** The routes of a WebSocket API and the functions behind them. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html */
export class SocketRoutes {
  readonly #api: string;
  readonly #domain: string;
  readonly #world: ApiWorld;
  readonly #routes: ReadonlyMap<string, SocketRoute>;
  /** Keys down to the value in a message that names the route. */
  readonly #selection: readonly string[];
  readonly #authorizers: LambdaAuthorizer;
  readonly #contexts = new Map<string, JsonObject>();

  constructor(api: LocalResource, template: LocalTemplate, world: ApiWorld) {
    this.#api = template.ref(api.id);
    this.#domain = new URL(template.attribute(api.id, 'ApiEndpoint')).host;
    this.#world = world;
    this.#authorizers = new LambdaAuthorizer(world, 0);
    this.#routes = new Map(template.ofType('AWS::ApiGatewayV2::Route').filter(({ properties }) => own(properties, 'ApiId') === this.#api).map((route) => [String(own(route.properties, 'RouteKey')), routeOf(route, template)]));
    this.#selection = String(own(api.properties, 'RouteSelectionExpression') ?? '').replace(/^\$\{?request\.body\.?/, '').replace(/\}$/, '').split('.').filter(Boolean);
  }

  /** Asks the authorizer and the function of `$connect`: what is not 2xx keeps the client out. */
  async connect(connected: Connected, request: HttpRequest, cause: Span): Promise<HttpAnswer> {
    const route = this.#routes.get('$connect');
    if (!route) return { status: 200, headers: {}, body: '' };
    const requestId = randomUUID();
    const query = valuesOf(request.query);
    const told = {
      headers: request.headers, multiValueHeaders: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]])),
      ...(query.size > 0 && { queryStringParameters: Object.fromEntries([...query].map(([name, values]) => [name, values.at(-1) ?? ''])), multiValueQueryStringParameters: Object.fromEntries(query) }),
    };
    const refused = await this.#authorized(route, connected, request, { type: 'CONNECT', requestId, more: told, cause });
    if (refused) return refused;
    const invoked = await this.call(route, connected, { type: 'CONNECT', requestId, more: told, cause });
    if (invoked.kind === 'timed-out') return json(504, { message: 'Endpoint request timed out' });
    if (invoked.kind !== 'done' || invoked.error !== undefined) return json(502, { message: 'Internal server error', connectionId: connected.id, requestId });
    return answerV1(invoked.payload, true) ?? json(502, { message: 'Internal server error', connectionId: connected.id, requestId });
  }

  async #authorized(route: SocketRoute, connected: Connected, request: HttpRequest, happening: Happening): Promise<HttpAnswer | undefined> {
    if (!route.authorizer) return undefined;
    const written = own(route.authorizer, 'IdentitySource');
    const sources = (Array.isArray(written) ? (written as readonly Json[]) : []).map(String);
    if (sources.some((source) => identityIn(request, [source]) === undefined)) return json(401, { message: 'Unauthorized' });
    const method = `arn:aws:execute-api:${this.#world.region}:${ACCOUNT}:${this.#api}/${connected.stage}/$connect`;
    const event = { ...this.#event(route, connected, happening), type: 'REQUEST', methodArn: method };
    const judged = await this.#authorizers.judge({ arn: functionIn(String(own(route.authorizer, 'AuthorizerUri') ?? '')), event, method, simple: false, cause: happening.cause }, undefined);
    if (judged.kind === 'allowed') {
      this.#contexts.set(connected.id, judged.context);
      return undefined;
    }
    return judged.kind === 'denied' ? json(403, { message: 'Forbidden' }) : judged.kind === 'unauthorized' ? json(401, { message: 'Unauthorized' }) : json(500, { message: 'Internal server error' });
  }

  /** The route of a message, else `$default`. @param text undefined for bytes */
  select(text: string | undefined): SocketRoute | undefined {
    return this.#routes.get(text === undefined ? '$default' : keyIn(text, this.#selection)) ?? this.#routes.get('$default');
  }

  call(route: SocketRoute, connected: Connected, happening: Happening): Promise<Integrated> {
    return invokeWithin(route.functionArn, JSON.stringify(this.#event(route, connected, happening)), { what: route.key, cause: happening.cause, by: route.id }, route.timeout, this.#world);
  }

  async disconnect(connected: Connected, code: number, reason: string, cause: Span): Promise<void> {
    const route = this.#routes.get('$disconnect');
    if (route) await this.call(route, connected, { type: 'DISCONNECT', requestId: randomUUID(), more: { headers: connected.headers, disconnectStatusCode: code, disconnectReason: reason }, cause });
    this.#contexts.delete(connected.id);
  }

  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html (2026-11) */
  #event({ key }: SocketRoute, { id, connectedAt, stage, sourceIp, headers }: Connected, { type, body, isBinary = false, requestId, more = {} }: Happening): object {
    const { disconnectStatusCode, disconnectReason, ...rest } = more as { readonly disconnectStatusCode?: number; readonly disconnectReason?: string };
    const now = new Date();
    const authorizer = this.#contexts.get(id);
    return {
      ...rest,
      requestContext: {
        routeKey: key, eventType: type, extendedRequestId: requestId, requestId, requestTime: commonLog(now), requestTimeEpoch: now.getTime(), messageDirection: 'IN', stage, connectedAt, connectionId: id,
        domainName: this.#domain, apiId: this.#api, identity: { sourceIp, userAgent: headers['user-agent'] ?? '' },
        ...(type === 'MESSAGE' && { messageId: requestId }), ...(authorizer && { authorizer }), ...(disconnectStatusCode !== undefined && { disconnectStatusCode, disconnectReason }),
      },
      ...(body !== undefined && { body }), isBase64Encoded: isBinary,
    };
  }
}

function keyIn(text: string, selection: readonly string[]): string {
  try {
    const value = at(JSON.parse(text) as Json, selection);
    return typeof value === 'string' && value !== '' ? value : '$default';
  } catch {
    // What is no JSON has no route of its own.
    return '$default';
  }
}

function routeOf({ id, part, properties }: LocalResource, template: LocalTemplate): SocketRoute {
  const target = String(own(properties, 'Target') ?? '').replace('integrations/', '');
  const integration = template.ofType('AWS::ApiGatewayV2::Integration').find((each) => template.ref(each.id) === target)?.properties;
  return {
    id: part ?? id, key: String(own(properties, 'RouteKey')), functionArn: functionIn(String(own(integration, 'IntegrationUri') ?? '')),
    timeout: Number(own(integration, 'TimeoutInMillis') ?? limits['websocket-timeout-max'].value * 1000) / 1000,
    answers: own(properties, 'RouteResponseSelectionExpression') !== undefined,
    authorizer: own(properties, 'AuthorizationType') === 'CUSTOM' ? template.ofType('AWS::ApiGatewayV2::Authorizer').find((each) => template.ref(each.id) === own(properties, 'AuthorizerId'))?.properties : undefined,
  };
}
