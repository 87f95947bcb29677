import { randomUUID } from 'node:crypto';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/apigateway/limits.ts';
import { routerOf } from '../../services/apigateway/routes.ts';
import { functionIn, invokeWithin, parametersOf, type ApiWorld } from './api-world.ts';
import { authorize, identityIn, type Authorizer } from './authorizer.ts';
import { corsOf, type Cors } from './cors.ts';
import { json, type Answering, type HttpAnswer, type HttpRequest } from './http.ts';
import { LambdaAuthorizer } from './lambda-authorizer.ts';
import { answerOf, eventOf, TEXT, type Routed } from './payload.ts';
import { answerV1, eventV1 } from './payload-v1.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import { throttleOf, type Throttle } from './throttle.ts';
import type { Span } from './trace.ts';

interface ApiRoute {
  /** The design's key of it. */
  readonly id: string;
  /** `GET /things/{id}`. */
  readonly key: string;
  readonly functionArn: string;
  readonly format: '1.0' | '2.0';
  /** Seconds. */
  readonly timeout: number;
  readonly jwt: Authorizer | undefined;
  readonly lambda: OwnAuthorizer | undefined;
  readonly scopes: readonly string[];
}

interface OwnAuthorizer {
  readonly asks: LambdaAuthorizer;
  readonly arn: string;
  readonly simple: boolean;
  readonly format: '1.0' | '2.0';
  readonly sources: readonly string[];
}

interface Stage {
  readonly name: string;
  readonly throttles: ReadonlyMap<string, Throttle>;
  readonly throttle: Throttle | undefined;
}

const unavailable = json(503, { message: 'Service Unavailable' });
const failed = json(500, { message: 'Internal Server Error' });
const forbidden = json(403, { message: 'Forbidden' });
const unauthorized = json(401, { message: 'Unauthorized' });

/**
 * An HTTP API with its stages, routes, authorizers, throttling and CORS, in front of functions. Its answers to what goes wrong:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html, …/http-api-troubleshooting-jwt.html (2026-11).
 */
export function httpApi(api: LocalResource, template: LocalTemplate, world: ApiWorld): Answering {
  const id = template.ref(api.id);
  const mine = ({ properties }: LocalResource): boolean => own(properties, 'ApiId') === id;
  const stages = template.ofType('AWS::ApiGatewayV2::Stage').filter(mine).map(stageFrom);
  const routes = new Map(template.ofType('AWS::ApiGatewayV2::Route').filter(mine).map((route) => [route.id, routeOf(route, template, world)]));
  const router = routerOf(Object.fromEntries([...routes].map(([key, route]) => [key, { route: route.key }])));
  const cors = corsOf(own(api.properties, 'CorsConfiguration'));
  return async (request) => {
    const started = performance.now();
    const call = world.tracer.call({ cause: request.cause ?? world.tracer.read(request.headers['x-amzn-trace-id']), to: api.node, what: `${request.method} ${request.path}` });
    const answer = withCors(await answered(request, call.span), request, cors);
    call.end({ status: answer.status, error: answer.status < 400 ? undefined : String(answer.status), request: request.body, response: answer.body });
    world.notify({ kind: 'request', node: api.node, method: request.method, path: request.path, status: answer.status, milliseconds: performance.now() - started });
    return answer;
  };

  async function answered(request: HttpRequest, cause: Span): Promise<HttpAnswer> {
    const preflight = cors?.preflight(request);
    if (preflight) return preflight;
    const staged = stageOf(request.path, stages);
    const route = staged && routes.get(router.select(request.method, staged.path) ?? '');
    if (!staged || !route) return json(404, { message: 'Not Found' });
    const { stage, path } = staged;
    if ((stage.throttles.get(route.key) ?? stage.throttle)?.admit() === false) return json(429, { message: 'Too Many Requests' });
    if (request.body.length > limits['http-payload-max'].value) return json(413, { message: 'Request Entity Too Large' });
    const routed: Routed = { api: id, stage: stage.name, path, routeKey: route.key, pathParameters: parametersOf(route.key.split(/\s+/)[1] ?? '', path), requestId: randomUUID() };
    const passed = await passedOf(request, route, { routed, cause, world });
    return passed.kind === 'refused' ? passed.answer : integrated(request, route, { routed: { ...routed, ...(passed.authorizer && { authorizer: passed.authorizer }) }, cause, world });
  }
}

interface Passing {
  readonly routed: Routed;
  readonly cause: Span;
  readonly world: ApiWorld;
}

type Let = { readonly kind: 'passed'; readonly authorizer?: object } | { readonly kind: 'refused'; readonly answer: HttpAnswer };

async function passedOf(request: HttpRequest, { jwt, lambda, scopes, key }: ApiRoute, { routed, cause, world }: Passing): Promise<Let> {
  if (!lambda) {
    const passed = authorize(request, jwt, scopes, world.pools);
    return passed.kind === 'refused' ? passed : { kind: 'passed', ...(passed.jwt && { authorizer: { jwt: passed.jwt } }) };
  }
  const { asks, arn, simple, format, sources } = lambda;
  const identity = sources.length === 0 ? undefined : identityIn(request, sources);
  if (sources.length > 0 && identity === undefined) return { kind: 'refused', answer: unauthorized };
  const method = `arn:aws:execute-api:${world.region}:${ACCOUNT}:${routed.api}/${routed.stage}/${request.method}${routed.path}`;
  const event = format === '2.0'
    ? { ...eventOf(request, routed, new Date()), type: 'REQUEST', routeArn: method, identitySource: sources.length === 0 ? null : [identity] }
    : { ...eventV1(request, versionOne(request, key, routed), new Date()), version: '1.0', type: 'REQUEST', methodArn: method, identitySource: identity, authorizationToken: identity };
  const judged = await asks.judge({ arn, event, method, simple, cause }, identity);
  switch (judged.kind) {
    case 'allowed': return { kind: 'passed', authorizer: { lambda: judged.context } };
    case 'denied': return { kind: 'refused', answer: forbidden };
    case 'unauthorized': return { kind: 'refused', answer: unauthorized };
    case 'failed': return { kind: 'refused', answer: failed };
  }
}

function versionOne(request: HttpRequest, key: string, { api, stage, path, pathParameters, requestId, authorizer }: Routed): Parameters<typeof eventV1>[1] {
  return { api, stage, resource: key.split(/\s+/)[1] ?? key, resourceId: key, path: stage === '$default' ? path : `/${stage}${path}`, pathParameters, requestId, authorizer, isBinary: !TEXT.test(request.headers['content-type'] ?? ''), domain: `${api}.execute-api.local` };
}

async function integrated(request: HttpRequest, route: ApiRoute, { routed, cause, world }: Passing): Promise<HttpAnswer> {
  const { functionArn, format, id, key, timeout } = route;
  const event = format === '2.0' ? eventOf(request, routed, new Date()) : { ...eventV1(request, versionOne(request, key, routed), new Date()), version: '1.0' };
  const invoked = await invokeWithin(functionArn, JSON.stringify(event), { what: key, cause, by: id }, timeout, world);
  switch (invoked.kind) {
    case 'absent': return failed;
    case 'timed-out': case 'throttled': return unavailable;
    case 'too-large': return json(413, { message: 'Request Entity Too Large' });
    case 'done': return invoked.error !== undefined ? failed : withRequestId((format === '2.0' ? answerOf(invoked.payload) : answerV1(invoked.payload, true)) ?? failed, routed.requestId);
  }
}

function withRequestId(answer: HttpAnswer, requestId: string): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
}

function withCors(answer: HttpAnswer, request: HttpRequest, cors: Cors | undefined): HttpAnswer {
  return cors ? { ...answer, headers: { ...answer.headers, ...cors.headers(request) } } : answer;
}

function stageFrom({ properties }: LocalResource): Stage {
  const byRoute = own(properties, 'RouteSettings');
  const throttles = Object.entries(isObject(byRoute) ? byRoute : {}).flatMap(([key, settings]) => {
    const throttle = throttleOf(settings);
    return throttle ? [[key, throttle] as const] : [];
  });
  return { name: String(own(properties, 'StageName')), throttles: new Map(throttles), throttle: throttleOf(own(properties, 'DefaultRouteSettings')) };
}

/** The stage that the path begins with, else `$default` where there is one. */
function stageOf(path: string, stages: readonly Stage[]): { readonly stage: Stage; readonly path: string } | undefined {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
  const named = first === '' ? undefined : stages.find(({ name }) => name === first);
  if (named) return { stage: named, path: rest === '' ? '/' : rest };
  const other = stages.find(({ name }) => name === '$default');
  return other && { stage: other, path };
}

function routeOf({ id, part, properties }: LocalResource, template: LocalTemplate, world: ApiWorld): ApiRoute {
  const target = String(own(properties, 'Target') ?? '').replace('integrations/', '');
  const integration = template.ofType('AWS::ApiGatewayV2::Integration').find((each) => template.ref(each.id) === target);
  const authorizer = template.ofType('AWS::ApiGatewayV2::Authorizer').find((each) => template.ref(each.id) === own(properties, 'AuthorizerId'))?.properties;
  const type = own(properties, 'AuthorizationType');
  return {
    id: part ?? id, key: String(own(properties, 'RouteKey')), functionArn: functionIn(String(own(integration?.properties, 'IntegrationUri') ?? '')),
    format: formatOf(own(integration?.properties, 'PayloadFormatVersion')),
    timeout: Number(own(integration?.properties, 'TimeoutInMillis') ?? limits['http-timeout-max'].value * 1000) / 1000,
    jwt: type === 'JWT' ? jwtOf(authorizer) : undefined,
    lambda: type === 'CUSTOM' && authorizer ? ownAuthorizer(authorizer, world) : undefined,
    scopes: textsIn(own(properties, 'AuthorizationScopes')),
  };
}

function formatOf(written: Json | undefined): '1.0' | '2.0' {
  return String(written) === '1.0' ? '1.0' : '2.0';
}

function jwtOf(authorizer: JsonObject | undefined): Authorizer {
  const jwt = own(authorizer, 'JwtConfiguration');
  const known = isObject(jwt) ? jwt : {};
  return { issuer: String(own(known, 'Issuer') ?? ''), audience: textsIn(own(known, 'Audience')), sources: textsIn(own(authorizer, 'IdentitySource')) };
}

function ownAuthorizer(authorizer: JsonObject, world: ApiWorld): OwnAuthorizer {
  return {
    asks: new LambdaAuthorizer(world, Number(own(authorizer, 'AuthorizerResultTtlInSeconds') ?? 0)), arn: functionIn(String(own(authorizer, 'AuthorizerUri') ?? '')),
    simple: own(authorizer, 'EnableSimpleResponses') === true, format: formatOf(own(authorizer, 'AuthorizerPayloadFormatVersion')), sources: textsIn(own(authorizer, 'IdentitySource')),
  };
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : typeof value === 'string' ? [value] : [];
}
