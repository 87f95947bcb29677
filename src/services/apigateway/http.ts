import { isObject, own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { below, madeFor, withDefaults, written, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { ref, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { askedBy, authorizerId, authorizersByRoute, isFunction, type Authorizer } from './authorizers.ts';
import { backendsOf, callerOf, hostOf, invocationUri, routesFor, servedRoutes, stageOf, type Backend, type ServedRoute } from './served.ts';
import { UNNAMED_STAGE } from './stages.ts';
import { buildWorkflowRole, httpWorkflow, workflowAction } from './workflows.ts';

/** An HTTP API: one integration for each function or workflow, one route for each entry of `routes`, one stage. */
export const http: CloudFormationPart = {
  references: (self) => ({ id: ref(self.logicalId), url: urlOf(self) }),
  asSource: {
    invoke: (self, connection) => ({ callers: routesFor(self, connection, 'invoke').map((route) => callerOf(self, route, stage(self))) }),
  },
  asTarget: {
    authorize: askedBy,
    origin: (self) => ({ domainName: hostOf(self), reached: 'https', ...(isDefaultStage(self) ? {} : { pathPrefix: stage(self) }) }),
  },
  build: (_node, context) => {
    buildApi(context);
    const authorizers = buildAuthorizers(context);
    const backends = backendsOf(context);
    buildWorkflowRole(backends, context);
    for (const met of backends) buildIntegration(met, context);
    const routes = servedRoutes(context);
    const built = routes.filter((route) => buildRoute(route, authorizers, context));
    buildStage(built, context);
    context.output(`${context.logicalId}Url`, `URL of the API ${context.node.id}`, urlOf(context));
  },
};

function stage(self: Self): Json {
  return stageOf(self, UNNAMED_STAGE.http);
}

function isDefaultStage(self: Self): boolean {
  return stage(self) === UNNAMED_STAGE.http;
}

function urlOf(self: Self): Json {
  return isDefaultStage(self) ? sub`https://${hostOf(self)}` : sub`https://${hostOf(self)}/${stage(self)}`;
}

/** `cors:` holds the keys of CloudFormation's CorsConfiguration. */
function buildApi(context: BuildContext): void {
  const cors = own(context.node.settings, 'cors');
  context.primary({
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: withDefaults(context.properties, {
      Name: sub`${STACK_NAME}-${context.node.id}`,
      ProtocolType: 'HTTP',
      ...(isObject(cors) ? { CorsConfiguration: written(context.here('cors'), cors) } : {}),
    }),
  });
}

function buildAuthorizers(context: BuildContext): ReadonlyMap<string, Authorizer> {
  for (const met of context.sources('authorize')) {
    const properties = withDefaults(met.properties, { ApiId: ref(context.logicalId), Name: met.other.id, IdentitySource: ['$request.header.Authorization'], ...judgedBy(met) });
    context.resource(authorizerId(met.connection), { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: properties }, met.origin);
  }
  return authorizersByRoute(context);
}

/** A function answers with `{ isAuthorized: true }`: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html (2026-11) */
function judgedBy({ end }: Authorizer): DraftObject {
  return isFunction(end)
    ? { AuthorizerType: 'REQUEST', AuthorizerUri: invocationUri(end.functionArn), AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true }
    : { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: end.issuer, Audience: end.audience } };
}

function integrationId(met: Met<unknown>): string {
  return `${idPart(met.connection.id)}Integration`;
}

function buildIntegration(met: Met<Backend>, context: BuildContext): void {
  const action = workflowAction(met);
  const api = { ApiId: ref(context.logicalId) };
  const properties = action === undefined
    ? withDefaults(met.properties, { ...api, IntegrationType: 'AWS_PROXY', IntegrationUri: met.end.arn, PayloadFormatVersion: '2.0' })
    : withDefaults(httpWorkflow(action, met, context), api);
  context.resource(integrationId(met), { Type: 'AWS::ApiGatewayV2::Integration', Properties: properties }, met.origin);
}

/** @returns whether there is a route: one that nothing answers is left out, and a rule says so. */
function buildRoute(served: ServedRoute, authorizers: ReadonlyMap<string, Authorizer>, context: BuildContext): boolean {
  const { key, route, settings, by } = served;
  const place = context.here('routes', key);
  const integration = by ? integrationId(by) : buildOwnIntegration(served, context);
  if (integration === undefined) return false;
  const authorizer = authorizers.get(key);
  const scopes = own(settings, 'scopes');
  context.resource(routeId(key, context), {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref(context.logicalId),
      RouteKey: own(settings, 'route') === route ? written(below(place, 'route'), route) : route,
      Target: sub`integrations/${ref(integration)}`,
      ...(authorizer ? { AuthorizationType: isFunction(authorizer.end) ? 'CUSTOM' : 'JWT', AuthorizerId: madeFor(authorizer.origin, ref(authorizerId(authorizer.connection))) } : {}),
      ...(scopes === undefined ? {} : { AuthorizationScopes: written(below(place, 'scopes'), scopes) }),
    },
  }, Object.hasOwn(context.node.routes, key) ? place : by?.origin);
  return true;
}

function routeId(key: string, { logicalId }: Self): string {
  return `${logicalId}${idPart(key)}Route`;
}

/** A route without a connection may bring an integration of its own, with CloudFormation's properties. */
function buildOwnIntegration({ key, settings }: ServedRoute, context: BuildContext): string | undefined {
  const integration = own(settings, 'integration');
  if (!isObject(integration)) return undefined;
  const id = `${context.logicalId}${idPart(key)}Integration`;
  const place = context.here('routes', key, 'integration');
  const properties = withDefaults(Object.fromEntries(Object.entries(integration).map(([name, value]) => [name, written(below(place, name), value)])), {
    ApiId: ref(context.logicalId), PayloadFormatVersion: '1.0',
  });
  context.resource(id, { Type: 'AWS::ApiGatewayV2::Integration', Properties: properties }, place);
  return id;
}

function buildStage(routes: readonly ServedRoute[], context: BuildContext): void {
  const limited = routes.flatMap((served) => throttleOf(served, context));
  const stageId = `${context.logicalId}Stage`;
  context.resource(stageId, {
    Type: 'AWS::ApiGatewayV2::Stage',
    ...(limited.length > 0 ? { DependsOn: limited.map(({ routeKey }) => routeKey) } : {}),
    Properties: {
      ApiId: ref(context.logicalId),
      StageName: own(context.node.settings, 'stage') === undefined ? UNNAMED_STAGE.http : written(context.here('stage'), stage(context)),
      AutoDeploy: true,
      ...(limited.length > 0 ? { RouteSettings: Object.fromEntries(limited.map(({ route, settings }) => [route, settings])) } : {}),
    },
  });
}

interface Throttle {
  readonly route: string;
  readonly routeKey: string;
  readonly settings: Draft;
}

/** `throttle: { rate: 10, burst: 20 }` of a route: requests per second, and at once. */
function throttleOf({ key, route, settings }: ServedRoute, context: BuildContext): readonly Throttle[] {
  const throttle = own(settings, 'throttle');
  if (!isObject(throttle)) return [];
  const place = context.here('routes', key, 'throttle');
  const limits: DraftObject = Object.fromEntries(([['rate', 'ThrottlingRateLimit'], ['burst', 'ThrottlingBurstLimit']] as const).flatMap(([name, property]) => {
    const value = own(throttle, name);
    return value === undefined ? [] : [[property, written(below(place, name), value)] as const];
  }));
  return [{ route, routeKey: routeId(key, context), settings: madeFor(place, limits) }];
}
