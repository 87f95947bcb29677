import { randomUUID } from 'node:crypto';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/apigateway/limits.ts';
import { routerOf } from '../../services/apigateway/routes.ts';
import { authorize, type Authorizer } from './authorizer.ts';
import type { LocalEvent } from './contract.ts';
import { corsOf, type Cors } from './cors.ts';
import { json, type Answering, type HttpAnswer, type HttpRequest } from './http.ts';
import type { Invoked } from './lambda/function.ts';
import { answerOf, eventOf, type Routed } from './payload.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import type { TokenIssuer } from './user-pool/tokens.ts';

/** Calls the function with an ARN; undefined where none runs here. */
export type InvokeArn = (arn: string, payload: string) => Promise<Invoked> | undefined;

interface ApiRoute {
  readonly key: string;
  readonly functionArn: string;
  readonly authorizer: Authorizer | undefined;
  readonly scopes: readonly string[];
}

export interface ApiWorld {
  readonly invoke: InvokeArn;
  /** By the issuer of its tokens. */
  readonly pools: ReadonlyMap<string, TokenIssuer>;
  readonly notify: (event: LocalEvent) => void;
}

const unavailable = json(503, { message: 'Service Unavailable' });
const failed = json(500, { message: 'Internal Server Error' });

/** An HTTP API with its stage, routes, authorizers and CORS, in front of functions. */
export function httpApi(api: LocalResource, template: LocalTemplate, world: ApiWorld): Answering {
  const id = template.ref(api.id);
  const mine = ({ properties }: LocalResource): boolean => own(properties, 'ApiId') === id;
  const stages = template.ofType('AWS::ApiGatewayV2::Stage').filter(mine).map(({ properties }) => String(own(properties, 'StageName')));
  const routes = new Map(template.ofType('AWS::ApiGatewayV2::Route').filter(mine).map((route) => [route.id, routeOf(route, template)]));
  const router = routerOf(Object.fromEntries([...routes].map(([key, route]) => [key, { route: route.key }])));
  const cors = corsOf(own(api.properties, 'CorsConfiguration'));
  return async (request) => {
    const started = performance.now();
    const answer = withCors(await answered(request), request, cors);
    world.notify({ kind: 'request', node: api.node, method: request.method, path: request.path, status: answer.status, milliseconds: performance.now() - started });
    return answer;
  };

  async function answered(request: HttpRequest): Promise<HttpAnswer> {
    const preflight = cors?.preflight(request);
    if (preflight) return preflight;
    const staged = stageOf(request.path, stages);
    const route = staged && routes.get(router.select(request.method, staged.path) ?? '');
    if (!staged || !route) return json(404, { message: 'Not Found' });
    if (request.body.length > limits['http-payload-max'].value) return json(413, { message: 'Request Entity Too Large' });
    const passed = authorize(request, route.authorizer, route.scopes, world.pools);
    if (passed.kind === 'refused') return passed.answer;
    return integrated(request, route, { api: id, ...staged, routeKey: route.key, pathParameters: parametersOf(route.key, staged.path), requestId: randomUUID(), ...(passed.jwt && { jwt: passed.jwt }) }, world);
  }
}

function withCors(answer: HttpAnswer, request: HttpRequest, cors: Cors | undefined): HttpAnswer {
  return cors ? { ...answer, headers: { ...answer.headers, ...cors.headers(request) } } : answer;
}

/** The stage that the path begins with, else `$default` where there is one. */
function stageOf(path: string, stages: readonly string[]): { readonly stage: string; readonly path: string } | undefined {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
  if (first !== '' && stages.includes(first)) return { stage: first, path: rest === '' ? '/' : rest };
  return stages.includes('$default') ? { stage: '$default', path } : undefined;
}

function routeOf({ properties }: LocalResource, template: LocalTemplate): ApiRoute {
  const target = String(own(properties, 'Target') ?? '').replace('integrations/', '');
  const integration = template.ofType('AWS::ApiGatewayV2::Integration').find(({ id }) => template.ref(id) === target);
  const uri = String(own(integration?.properties, 'IntegrationUri') ?? '');
  const authorizer = template.ofType('AWS::ApiGatewayV2::Authorizer').find(({ id }) => template.ref(id) === own(properties, 'AuthorizerId'));
  const jwt = own(authorizer?.properties, 'JwtConfiguration');
  return {
    key: String(own(properties, 'RouteKey')),
    // The function's own ARN, or the long form with the path of the Invoke API around it.
    functionArn: /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri,
    authorizer: own(properties, 'AuthorizationType') === 'JWT' ? authorizerOf(jwt, authorizer?.properties) : undefined,
    scopes: textsIn(own(properties, 'AuthorizationScopes')),
  };
}

function authorizerOf(jwt: Json | undefined, properties: JsonObject | undefined): Authorizer {
  const known = isObject(jwt) ? jwt : {};
  return { issuer: String(own(known, 'Issuer') ?? ''), audience: textsIn(own(known, 'Audience')), sources: textsIn(own(properties, 'IdentitySource')) };
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : [];
}

/** `/registrations/{id}` and what stands at its variables. */
function parametersOf(key: string, path: string): Readonly<Record<string, string>> {
  const pattern = (key.split(/\s+/)[1] ?? '').split('/').filter(Boolean);
  const parts = path.split('/').filter(Boolean);
  return Object.fromEntries(pattern.flatMap((part, index) => {
    const name = /^\{(.*?)(\+?)\}$/.exec(part);
    if (!name) return [];
    return [[name[1] ?? '', decoded(name[2] === '+' ? parts.slice(index).join('/') : (parts[index] ?? ''))]];
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function integrated(request: HttpRequest, { functionArn }: ApiRoute, routed: Routed, { invoke }: ApiWorld): Promise<HttpAnswer> {
  const invoking = invoke(functionArn, JSON.stringify(eventOf(request, routed, new Date())));
  if (!invoking) return failed;
  const late = new AbortController();
  const timer = new Promise<undefined>((resolve) => {
    const timeout = setTimeout(resolve, limits['http-timeout-max'].value * 1000, undefined);
    late.signal.addEventListener('abort', () => { clearTimeout(timeout); });
  });
  const invoked = await Promise.race([invoking, timer]);
  late.abort();
  if (invoked === undefined || invoked.kind === 'throttled') return unavailable;
  if (invoked.kind === 'too-large') return json(413, { message: 'Request Entity Too Large' });
  if (invoked.error !== undefined) return failed;
  return withRequestId(answerOf(invoked.payload) ?? failed, routed.requestId);
}

function withRequestId(answer: HttpAnswer, requestId: string): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
}
