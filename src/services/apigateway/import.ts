import type { Evidence, ImportPart, Look, NodeType, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { isObject, own, type Json, type JsonArray, type JsonObject } from '../../core/model/json.ts';
import { valueAt } from '../../core/cloudformation/import/values.ts';

function api(service: NodeType['service']): NodeType {
  return { service, name: '', arn: 'execute-api' };
}

const OF_REST = { by: ['RestApiId'] };
const OF_API = { by: ['ApiId'] };

/** APIs; their resources, methods, routes, integrations, stages and keys belong to them. */
export const apigatewayImport: ImportPart = {
  nodes: {
    'AWS::ApiGateway::RestApi': api('apigateway.rest'),
    'AWS::ApiGatewayV2::Api': api(({ properties }) => (own(properties, 'ProtocolType') === 'WEBSOCKET' ? 'apigateway.websocket' : 'apigateway.http')),
    'AWS::Serverless::Api': api('apigateway.rest'),
    'AWS::Serverless::HttpApi': api('apigateway.http'),
    'AWS::Serverless::WebSocketApi': api('apigateway.websocket'),
  },
  owned: {
    ...Object.fromEntries(['Authorizer', 'BasePathMapping', 'BasePathMappingV2', 'Deployment', 'DocumentationPart', 'DocumentationVersion', 'GatewayResponse', 'Method', 'Model', 'RequestValidator', 'Resource', 'Stage'].map((kind) => [`AWS::ApiGateway::${kind}`, OF_REST])),
    ...Object.fromEntries(['ApiMapping', 'Authorizer', 'Deployment', 'Integration', 'IntegrationResponse', 'Model', 'Route', 'RouteResponse', 'Stage'].map((kind) => [`AWS::ApiGatewayV2::${kind}`, OF_API])),
    'AWS::ApiGateway::Account': { mentioned: true },
    'AWS::ApiGateway::ApiKey': { by: ['StageKeys'], mentioned: true },
    'AWS::ApiGateway::ClientCertificate': { mentioned: true },
    'AWS::ApiGateway::DomainName': { mentioned: true },
    'AWS::ApiGateway::DomainNameAccessAssociation': { by: ['DomainNameArn'] },
    'AWS::ApiGateway::DomainNameV2': { mentioned: true },
    'AWS::ApiGateway::UsagePlan': { by: ['ApiStages'], mentioned: true },
    'AWS::ApiGateway::UsagePlanKey': { by: ['UsagePlanId', 'KeyId'] },
    'AWS::ApiGateway::VpcLink': { mentioned: true },
    'AWS::ApiGatewayV2::DomainName': { mentioned: true },
    'AWS::ApiGatewayV2::VpcLink': { mentioned: true },
  },
  evidence: {
    'AWS::ApiGateway::Method': (resource, look) => ofApi('RestApiId', resource, look, (from) => called(from, resource.logicalId, own(resource.properties, 'Integration'), look)),
    'AWS::ApiGateway::Authorizer': (resource, look) => ofApi('RestApiId', resource, look, (to) => authorizers(to, resource.logicalId, [own(resource.properties, 'ProviderARNs') ?? '', own(resource.properties, 'AuthorizerUri') ?? ''], look)),
    'AWS::ApiGatewayV2::Integration': (resource, look) => ofApi('ApiId', resource, look, (from) => called(from, resource.logicalId, resource.properties, look)),
    'AWS::ApiGatewayV2::Authorizer': (resource, look) => ofApi('ApiId', resource, look, (to) => authorizers(to, resource.logicalId, [own(resource.properties, 'JwtConfiguration') ?? '', own(resource.properties, 'AuthorizerUri') ?? ''], look)),
    'AWS::ApiGatewayV2::Api': (resource, look) => [...look.nodes(own(resource.properties, 'Target')).map((to) => ({ from: resource.logicalId, to, at: `${resource.logicalId}.Properties.Target` })), ...described('Body', resource, look)],
    'AWS::ApiGateway::RestApi': (resource, look) => described('Body', resource, look),
    'AWS::Serverless::Api': (resource, look) => described('DefinitionBody', resource, look),
    'AWS::Serverless::HttpApi': (resource, look) => described('DefinitionBody', resource, look),
  },
};

function ofApi(key: string, { properties }: TemplateResource, look: Look, evidence: (api: string) => readonly Evidence[]): readonly Evidence[] {
  return look.nodes(own(properties, key), { arn: 'execute-api' }).slice(0, 1).flatMap(evidence);
}

function authorizers(to: string, at: string, values: readonly Json[], look: Look): readonly Evidence[] {
  return look.nodes(values, { arn: ['cognito-idp', 'lambda'] }).map((from) => ({ from, to, kind: 'authorize', at }));
}

/**
 * What an integration calls. With an action of a service as its URI, the resource is named by the request that is
 * sent, or only by the role that sends it.
 */
function called(from: string, at: string, integration: Json | undefined, look: Look): readonly Evidence[] {
  if (!isObject(integration)) return [];
  const uri = own(integration, 'Uri') ?? own(integration, 'IntegrationUri');
  const direct = look.nodes(uri).filter((id) => id !== from);
  const arn = serviceIn(integration, uri, look);
  const requested = direct.length > 0 || arn === undefined ? [] : look.nodes([own(integration, 'RequestTemplates') ?? '', own(integration, 'RequestParameters') ?? ''], { arn });
  const allowed = direct.length > 0 || requested.length > 0 || arn === undefined ? [] : look.nodes(roleOf(integration, look).flatMap((role) => look.permissions(role).flatMap(({ resources }) => resources)), { arn });
  return [...direct, ...requested, ...allowed].map((to) => ({ from, to, at }));
}

function roleOf(integration: JsonObject, look: Look): readonly string[] {
  return look.mentions([own(integration, 'Credentials') ?? '', own(integration, 'CredentialsArn') ?? '']);
}

/** The service whose action an integration is: `arn:aws:apigateway:REGION:states:action/StartExecution`, `EventBridge-PutEvents`. */
function serviceIn(integration: JsonObject, uri: Json | undefined, look: Look): string | undefined {
  const subtype = own(integration, 'IntegrationSubtype');
  if (typeof subtype === 'string') return ({ EventBridge: 'events', SQS: 'sqs', StepFunctions: 'states', Kinesis: 'kinesis' } as Readonly<Record<string, string>>)[subtype.split('-')[0] ?? ''];
  const [, service] = /:apigateway:[^:]*:(?:[^:.]*\.)?([a-z0-9-]+):(?:action|path)\b/.exec(look.symbol(uri) ?? '') ?? [];
  return service;
}

/** Integrations and authorizers in an OpenAPI description. */
function described(key: string, { logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  const body = own(properties, key);
  const place = `${logicalId}.Properties.${key}`;
  const calls = foundIn(body, 'x-amazon-apigateway-integration').flatMap((integration) => called(logicalId, place, { ...integration, Uri: own(integration, 'uri') ?? '', Credentials: own(integration, 'credentials') ?? '', RequestTemplates: own(integration, 'requestTemplates') ?? '', RequestParameters: own(integration, 'requestParameters') ?? '', IntegrationSubtype: own(integration, 'integrationSubtype') ?? null }, look));
  const guards = foundIn(body, 'x-amazon-apigateway-authorizer').flatMap((authorizer) => authorizers(logicalId, place, [own(authorizer, 'providerARNs') ?? '', own(authorizer, 'authorizerUri') ?? '', valueAt(authorizer, 'jwtConfiguration.issuer') ?? ''], look));
  return [...calls, ...guards, ...calledByRole(logicalId, look)];
}

/**
 * Of an API whose definition stands in another file nothing tells what it calls but the roles that API Gateway may take,
 * as long as there is no other such API.
 */
function calledByRole(api: string, look: Look): readonly Evidence[] {
  const elsewhere = look.ofType(...API_TYPES).filter(isDefinedElsewhere).map(({ logicalId }) => logicalId);
  if (elsewhere.length !== 1 || elsewhere[0] !== api) return [];
  const roles = look.ofType('AWS::IAM::Role').filter(({ properties }) => JSON.stringify(own(properties, 'AssumeRolePolicyDocument') ?? '').includes('"apigateway.amazonaws.com"'));
  return roles.flatMap(({ logicalId: at }) => {
    const policies = look.ofType('AWS::IAM::Policy').filter(({ properties }) => look.mentions(own(properties, 'Roles')).includes(at));
    return [at, ...policies.map(({ logicalId }) => logicalId)].flatMap((id) => look.permissions(id)).flatMap(({ actions, resources }) =>
      look.nodes(resources, { arn: actions.map((action) => action.split(':')[0] ?? '') }).map((to) => ({ from: api, to, at })));
  });
}

const API_TYPES = ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api', 'AWS::Serverless::Api', 'AWS::Serverless::HttpApi'];

function isDefinedElsewhere({ properties }: TemplateResource): boolean {
  const body = own(properties, 'Body') ?? own(properties, 'DefinitionBody');
  return Object.hasOwn(properties, 'BodyS3Location') || Object.hasOwn(properties, 'DefinitionUri') || (isObject(body) && Object.hasOwn(body, 'Fn::Transform'));
}

function foundIn(value: Json | undefined, key: string): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as JsonArray).flatMap((item) => foundIn(item, key));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => (name === key && isObject(item) ? [item] : foundIn(item, key)));
}
