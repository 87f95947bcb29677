import { randomUUID } from 'node:crypto';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/apigateway/limits.ts';
import { routerOf } from '../../services/apigateway/routes.ts';
import { functionIn, invokeWithin, parametersOf, type ApiWorld } from './api-world.ts';
import { json, type Answering, type HttpAnswer, type HttpRequest } from './http.ts';
import { answerV1, eventV1, type RoutedV1 } from './payload-v1.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import { restAuthorizer, type Allow } from './rest-authorizer.ts';
import { restStages } from './rest-stages.ts';
import type { Span } from './trace.ts';

/** An answer of the API itself. https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html (2026-11) */
export function gateway(status: number, message: string | null, type: string): HttpAnswer {
  return json(status, { message }, { 'x-amzn-errortype': type });
}

const missing = gateway(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException');
const malformed = gateway(502, 'Internal server error', 'InternalServerErrorException');
const failed = gateway(500, 'Internal server error', 'InternalServerErrorException');
const late = gateway(504, 'Endpoint request timed out', 'InternalServerErrorException');
/** Alone among them in plain text: https://github.com/chroma-core/chroma/issues/1458 (2026-11-22). */
const tooLarge: HttpAnswer = { status: 413, headers: { 'content-type': 'text/plain' }, body: 'HTTP content length exceeded 10485760 bytes.' };

interface Method {
  readonly id: string;
  /** The design's key of its route. */
  readonly part: string | undefined;
  readonly verb: string;
  /** `/things/{id}`. */
  readonly resource: string;
  readonly resourceId: string;
  readonly integration: JsonObject;
  readonly allow: Allow;
  readonly needsKey: boolean;
}

/** A REST API: its resources and methods, stages, authorizers, keys and throttling, in front of functions and mocks. */
export function restApi(api: LocalResource, template: LocalTemplate, world: ApiWorld): Answering {
  const id = template.ref(api.id);
  const methods = new Map(methodsOf(id, template, world).map((method) => [method.id, method]));
  const router = routerOf(Object.fromEntries([...methods].map(([key, { verb, resource }]) => [key, { route: `${verb} ${resource}` }])));
  const stages = restStages(id, template);
  const binary = own(api.properties, 'BinaryMediaTypes');
  const isBinary = binaryOf(Array.isArray(binary) ? (binary as readonly Json[]).map((type) => String(type).replace('~1', '/')) : []);
  return async (request) => {
    const started = performance.now();
    const call = world.tracer.call({ cause: request.cause ?? world.tracer.read(request.headers['x-amzn-trace-id']), to: api.node, what: `${request.method} ${request.path}` });
    const requestId = randomUUID();
    const answer = await answered(request, requestId, call.span);
    call.end({ status: answer.status, error: answer.status < 400 ? undefined : String(answer.status), request: request.body, response: answer.body });
    world.notify({ kind: 'request', node: api.node, method: request.method, path: request.path, status: answer.status, milliseconds: performance.now() - started });
    return { ...answer, headers: { 'x-amzn-requestid': requestId, ...answer.headers } };
  };

  async function answered(request: HttpRequest, requestId: string, cause: Span): Promise<HttpAnswer> {
    const [, name = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(request.path) ?? [];
    const stage = stages.get(name);
    const path = rest === '' ? '/' : rest;
    const method = stage && methods.get(router.select(request.method, path) ?? '');
    if (!stage || !method) return missing;
    if (request.body.length > limits['rest-payload-max'].value) return tooLarge;
    const routed: RoutedV1 = {
      api: id, stage: name, resource: method.resource, resourceId: method.resourceId, path, pathParameters: parametersOf(method.resource, path), requestId,
      stageVariables: stage.variables, isBinary: isBinary(request.headers['content-type']), domain: `${id}.execute-api.local`,
    };
    const refused = stage.admit(method.needsKey ? request.headers['x-api-key'] : undefined, method.needsKey, `${method.verb} ${method.resource}`);
    if (refused) return refused;
    const allowed = await method.allow(request, routed, cause);
    if (allowed.kind === 'refused') return allowed.answer;
    return integrated({ request, method, routed: { ...routed, authorizer: allowed.authorizer }, cause, accepts: isBinary(request.headers['accept']?.split(',')[0]) }, world);
  }
}

interface Integrating {
  readonly request: HttpRequest;
  readonly method: Method;
  readonly routed: RoutedV1;
  readonly cause: Span;
  /** Whether the client takes a body in bytes. */
  readonly accepts: boolean;
}

async function integrated({ request, method, routed, cause, accepts }: Integrating, world: ApiWorld): Promise<HttpAnswer> {
  const { integration } = method;
  const type = own(integration, 'Type');
  if (type === 'MOCK') return mocked(integration);
  if (type !== 'AWS_PROXY') return gateway(501, `The integration ${String(type)} of ${method.verb} ${method.resource} has no local form.`, 'NoLocalForm');
  const seconds = Number(own(integration, 'TimeoutInMillis') ?? limits['rest-timeout-max'].value * 1000) / 1000;
  const arn = functionIn(String(own(integration, 'Uri') ?? ''));
  const invoked = await invokeWithin(arn, JSON.stringify(eventV1(request, routed, new Date())), { what: `${request.method} ${method.resource}`, cause, ...(method.part !== undefined && { by: method.part }) }, seconds, world);
  switch (invoked.kind) {
    case 'timed-out': return late;
    // What never ran is no answer of the function: https://repost.aws/questions/QUfI6bsdd0SOiPeyimzxSkfQ (2026-11).
    case 'absent': case 'throttled': return failed;
    case 'too-large': return tooLarge;
    case 'done': return (invoked.error === undefined ? answerV1(invoked.payload, accepts) : undefined) ?? malformed;
  }
}

/** What a mock answers: the status that its request template names, with the values in quotes as headers. */
function mocked(integration: JsonObject): HttpAnswer {
  const templates = own(integration, 'RequestTemplates');
  const wanted = /statusCode\\?["']?\s*:\s*(\d{3})/.exec(isObject(templates) ? String(own(templates, 'application/json') ?? '') : '')?.[1] ?? '200';
  const listed = own(integration, 'IntegrationResponses');
  const responses = (Array.isArray(listed) ? (listed as readonly Json[]) : []).filter(isObject);
  const response = responses.find((each) => String(own(each, 'StatusCode')) === wanted) ?? responses[0];
  const parameters = own(response, 'ResponseParameters');
  const bodies = own(response, 'ResponseTemplates');
  const headers = Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, value]) => {
    const constant = /^'(.*)'$/s.exec(String(value))?.[1];
    return constant === undefined ? [] : [[name.replace('method.response.header.', '').toLowerCase(), constant] as const];
  });
  return { status: Number(own(response, 'StatusCode') ?? wanted), headers: Object.fromEntries([['content-type', 'application/json'], ...headers]), body: isObject(bodies) ? String(own(bodies, 'application/json') ?? '') : '' };
}

function methodsOf(api: string, template: LocalTemplate, world: ApiWorld): readonly Method[] {
  const paths = pathsOf(api, template);
  return template.ofType('AWS::ApiGateway::Method').filter(({ properties }) => own(properties, 'RestApiId') === api).map(({ id, part, properties }) => {
    const resourceId = String(own(properties, 'ResourceId'));
    const integration = own(properties, 'Integration');
    return {
      id, part, verb: String(own(properties, 'HttpMethod')).toUpperCase(), resourceId, resource: paths(resourceId), integration: isObject(integration) ? integration : {},
      needsKey: own(properties, 'ApiKeyRequired') === true, allow: restAuthorizer(properties, template, world),
    };
  });
}

/** The path of a resource, from those that it stands under. */
function pathsOf(api: string, template: LocalTemplate): (resource: string) => string {
  const resources = new Map(template.ofType('AWS::ApiGateway::Resource').filter(({ properties }) => own(properties, 'RestApiId') === api).map(({ id, properties }) => [template.ref(id), properties]));
  const pathOf = (resource: string, depth = 0): string => {
    const known = resources.get(resource);
    // A resource that stands under itself stands nowhere; what checks the template says so.
    return known && depth <= resources.size ? `${pathOf(String(own(known, 'ParentId')), depth + 1)}/${String(own(known, 'PathPart'))}` : '';
  };
  return (resource) => pathOf(resource) || '/';
}

/** Whether a media type is one of those that the API takes as bytes; `*` and `image/*` stand for many. */
function binaryOf(types: readonly string[]): (type: string | undefined) => boolean {
  const patterns = types.map((type) => new RegExp(`^${type.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i'));
  return (type) => patterns.some((pattern) => pattern.test((type ?? '').split(';')[0]?.trim() ?? ''));
}

