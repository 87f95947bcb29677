import { isObject, own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { below, madeFor, plain, withDefaults, written, writtenEntries, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { ServiceCaller } from '../../core/cloudformation/ends.ts';
import { completeParts, type Completions } from '../../core/cloudformation/complete-parts.ts';
import { ACCOUNT, PARTITION, ref, REGION, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { contentHash, idPart } from '../../core/cloudformation/names.ts';
import { askedBy, authorizerId, authorizersByRoute, isFunction, type Authorizer } from './authorizers.ts';
import { buildKeys } from './keys.ts';
import { preflightOf } from './preflight.ts';
import { resourceTree, type ResourceTree } from './resource-tree.ts';
import { backendsOf, callerOf, hostOf, invocationUri, routesFor, servedRoutes, split, stageOf, type Backend, type ServedRoute, type WrittenRoute } from './served.ts';
import { UNNAMED_STAGE } from './stages.ts';
import { buildWorkflowRole, METHOD_RESPONSES, restWorkflow, workflowAction } from './workflows.ts';

/**
 * A REST API: a resource for each segment of a path, a method for each route, and a deployment whose
 * logical id changes with them, since a deployment that exists is never deployed again.
 */
export const rest: CloudFormationPart = {
  references: (self) => ({ id: ref(self.logicalId), url: urlOf(self) }),
  asSource: {
    invoke: (self, connection) => ({ callers: routesFor(self, connection, 'invoke').map((route) => caller(self, route)) }),
  },
  asTarget: {
    authorize: askedBy,
    origin: (self) => ({ domainName: hostOf(self), reached: 'https', pathPrefix: stage(self) }),
  },
  build: (_node, context) => {
    context.primary({ Type: 'AWS::ApiGateway::RestApi', Properties: withDefaults(context.properties, { Name: sub`${STACK_NAME}-${context.node.id}` }) });
    buildWorkflowRole(backendsOf(context), context);
    const methods = methodsOf(context);
    const deployment = buildDeployment(methods, context);
    buildStage(deployment, methods, context);
    buildKeys(methods.some(({ served }) => needsKey(served)), context);
    completeParts(context, partsOfApi(context, deployment));
    context.output(`${context.logicalId}Url`, `URL of the API ${context.node.id}`, urlOf(context));
  },
};

/** A method in the making: one route may need two (everything, and everything below). */
interface Method {
  readonly id: string;
  readonly served: ServedRoute;
  readonly verb: string;
  readonly path: string;
  readonly resource: DraftObject;
}

function stage(self: Self): Json {
  return stageOf(self, UNNAMED_STAGE.rest);
}

function urlOf(self: Self): Json {
  return sub`https://${hostOf(self)}/${stage(self)}`;
}

function caller(self: Self, route: WrittenRoute): ServiceCaller {
  if (route.route !== '$default') return callerOf(self, route, stage(self));
  return { ...callerOf(self, route, stage(self)), sourceArn: sub`arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${ref(self.logicalId)}/${stage(self)}/*` };
}

function needsKey({ settings }: WrittenRoute): boolean {
  return own(settings, 'key') === true;
}

function methodsOf(context: BuildContext): readonly Method[] {
  const tree = resourceTree(context);
  const authorizers = buildAuthorizers(context);
  const methods = servedRoutes(context).flatMap((served) => {
    if (!served.by && !isObject(own(served.settings, 'integration'))) return [];
    return placesOf(served).map(({ verb, path, suffix }): Method => {
      const resource = { Type: 'AWS::ApiGateway::Method', Properties: methodProperties(served, verb, tree.at(path), authorizers, context) };
      return { id: `${context.logicalId}${idPart(served.key)}${suffix}Method`, served, verb, path, resource };
    });
  });
  for (const { id, resource, served } of methods) context.resource(id, resource, originOf(served, context));
  return [...methods, ...preflights(methods, tree, context)];
}

function originOf({ key, by }: ServedRoute, context: BuildContext): ReturnType<BuildContext['here']> {
  return Object.hasOwn(context.node.routes, key) ? context.here('routes', key) : (by?.origin ?? context.here());
}

function placesOf({ route }: WrittenRoute): readonly { readonly verb: string; readonly path: string; readonly suffix: string }[] {
  const { method, path } = split(route);
  if (path !== undefined) return [{ verb: method, path, suffix: '' }];
  return [{ verb: 'ANY', path: '/', suffix: 'Root' }, { verb: 'ANY', path: '/{proxy+}', suffix: '' }];
}

function buildAuthorizers(context: BuildContext): ReadonlyMap<string, Authorizer> {
  for (const met of context.sources('authorize')) {
    const { end } = met;
    const judge = isFunction(end) ? { Type: 'TOKEN', AuthorizerUri: invocationUri(end.functionArn) } : { Type: 'COGNITO_USER_POOLS', ProviderARNs: [end.providerArn] };
    const properties = withDefaults(met.properties, { RestApiId: ref(context.logicalId), Name: met.other.id, IdentitySource: 'method.request.header.Authorization', ...judge });
    context.resource(authorizerId(met.connection), { Type: 'AWS::ApiGateway::Authorizer', Properties: properties }, met.origin);
  }
  return authorizersByRoute(context);
}

function methodProperties(served: ServedRoute, verb: string, resourceId: Json, authorizers: ReadonlyMap<string, Authorizer>, context: BuildContext): DraftObject {
  const { key, settings } = served;
  const place = context.here('routes', key);
  const authorizer = authorizers.get(key);
  const scopes = own(settings, 'scopes');
  return {
    RestApiId: ref(context.logicalId),
    ResourceId: resourceId,
    HttpMethod: verb,
    AuthorizationType: authorizer ? (isFunction(authorizer.end) ? 'CUSTOM' : 'COGNITO_USER_POOLS') : 'NONE',
    ...(authorizer ? { AuthorizerId: madeFor(authorizer.origin, ref(authorizerId(authorizer.connection))) } : {}),
    ...(scopes === undefined ? {} : { AuthorizationScopes: written(below(place, 'scopes'), scopes) }),
    ...(needsKey(served) ? { ApiKeyRequired: written(below(place, 'key'), true) } : {}),
    ...(served.by && workflowAction(served.by) !== undefined ? { MethodResponses: METHOD_RESPONSES } : {}),
    Integration: integrationOf(served, context),
  };
}

function integrationOf({ key, settings, by }: ServedRoute, context: BuildContext): Draft {
  const integration = own(settings, 'integration');
  if (!by) return written(context.here('routes', key, 'integration'), integration ?? null);
  const action = workflowAction(by);
  return madeFor(by.origin, action === undefined ? withDefaults(by.properties, proxy(by)) : restWorkflow(action, by, context));
}

/** API Gateway calls functions with POST, whatever the client's method. */
function proxy({ end }: Met<Backend>): DraftObject {
  return { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: invocationUri(end.arn) };
}

/** One OPTIONS method for each path where `cors:` is set. */
function preflights(methods: readonly Method[], tree: ResourceTree, context: BuildContext): readonly Method[] {
  const cors = own(context.node.settings, 'cors');
  if (!isObject(cors)) return [];
  const paths = [...new Set(methods.map(({ path }) => path))].filter((path) => !methods.some((method) => method.path === path && (method.verb === 'OPTIONS' || method.verb === 'ANY')));
  return paths.map((path) => {
    const served: ServedRoute = { key: path, route: `OPTIONS ${path}`, settings: {}, by: undefined };
    const id = `${context.logicalId}${tree.name(path)}OptionsMethod`;
    const verbs = methods.filter((method) => method.path === path).map(({ verb }) => verb);
    const resource = { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: ref(context.logicalId), ResourceId: tree.at(path), ...preflightOf(cors, verbs) } };
    context.resource(id, resource, context.here('cors'));
    return { id, served, verb: 'OPTIONS', path, resource };
  });
}

function buildDeployment(methods: readonly Method[], context: BuildContext): string {
  const authorizers = context.sources('authorize').map(({ connection, end }) => [connection.properties, end]);
  const content = JSON.stringify([context.node.properties, authorizers, ...methods.map(({ path, resource }) => [path, plain(resource)])]);
  const id = `${context.logicalId}Deployment${contentHash(content).slice(0, 10)}`;
  context.resource(id, {
    Type: 'AWS::ApiGateway::Deployment',
    ...(methods.length > 0 ? { DependsOn: methods.map((method) => method.id) } : {}),
    Properties: { RestApiId: ref(context.logicalId) },
  });
  return id;
}

function partsOfApi({ logicalId }: BuildContext, deployment: string): Completions {
  const api = (): DraftObject => ({ RestApiId: ref(logicalId) });
  return {
    'AWS::ApiGateway::Stage': () => ({ RestApiId: ref(logicalId), DeploymentId: ref(deployment) }),
    'AWS::ApiGateway::UsagePlan': () => ({ ApiStages: [{ ApiId: ref(logicalId), Stage: ref(`${logicalId}Stage`) }] }),
    'AWS::ApiGateway::GatewayResponse': api, 'AWS::ApiGateway::RequestValidator': api, 'AWS::ApiGateway::Model': api,
  };
}

function buildStage(deployment: string, methods: readonly Method[], context: BuildContext): void {
  const isWritten = own(context.node.settings, 'stage') !== undefined;
  const settings = methods.flatMap((method) => methodSettings(method, context));
  context.resource(`${context.logicalId}Stage`, {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      RestApiId: ref(context.logicalId),
      DeploymentId: ref(deployment),
      StageName: isWritten ? written(context.here('stage'), stage(context)) : stage(context),
      ...(settings.length > 0 ? { MethodSettings: settings } : {}),
    },
  });
}

/** `throttle: { rate: 10, burst: 20 }` of a route: requests per second, and at once. */
function methodSettings({ served, verb, path }: Method, context: BuildContext): readonly Draft[] {
  const throttle = own(served.settings, 'throttle');
  if (!isObject(throttle)) return [];
  const place = context.here('routes', served.key, 'throttle');
  const values = writtenEntries(place, throttle);
  const limit = (name: 'rate' | 'burst', property: string): DraftObject => (values[name] === undefined ? {} : { [property]: values[name] });
  // Slashes after the first are written as ~1: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html (2026-11)
  return [madeFor(place, { ResourcePath: `/${path.replaceAll('/', '~1')}`, HttpMethod: verb === 'ANY' ? '*' : verb, ...limit('rate', 'ThrottlingRateLimit'), ...limit('burst', 'ThrottlingBurstLimit') })];
}
