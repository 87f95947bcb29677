import type { Evidence, ImpliedNode, ImportPart, Look, Permission, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { listOf, objectOf, valueAt } from '../../core/cloudformation/import/values.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { policyTemplate } from '../policies/templates.ts';
import { apiOf, eventEvidence, eventsOf, IMPLICIT_API, madeBy } from './events.ts';

/**
 * What SAM says in a template beyond CloudFormation: events, policies by name, connectors, authorizers of APIs, and
 * the APIs and rules that the transform makes without their being written down.
 */
export const samImport: ImportPart = {
  owned: { 'AWS::Serverless::Connector': { by: ['Source.Id', 'Destination.Id'] } },
  globals: {
    'AWS::Serverless::Api': 'Api', 'AWS::Serverless::Function': 'Function', 'AWS::Serverless::HttpApi': 'HttpApi',
    'AWS::Serverless::SimpleTable': 'SimpleTable', 'AWS::Serverless::StateMachine': 'StateMachine',
  },
  actors: { 'AWS::Serverless::Function': { role: 'Role', policies: 'Policies', environment: 'Environment.Variables' } },
  implied: (look) => ({ nodes: impliedNodes(look), names: impliedNames(look), evidence: impliedEvidence }),
  permissions: (policy) => namedPolicy(policy),
  evidence: {
    'AWS::Serverless::Function': (resource, look) => [...failures(resource, look), ...mounts(resource, look)],
    'AWS::Serverless::Api': (resource, look) => authorizers(resource.logicalId, own(look.properties(resource), 'Auth'), `${resource.logicalId}.Properties.Auth`, look),
    'AWS::Serverless::HttpApi': (resource, look) => authorizers(resource.logicalId, own(look.properties(resource), 'Auth'), `${resource.logicalId}.Properties.Auth`, look),
    'AWS::Serverless::Connector': ({ logicalId, properties }, look) => idsOf(own(properties, 'Source'), look)
      .flatMap((from) => listOf(own(properties, 'Destination')).flatMap((end) => idsOf(end, look)).map((to) => connected(from, to, own(properties, 'Permissions'), logicalId))),
  },
};

function impliedNodes(look: Look): readonly ImpliedNode[] {
  const events = eventsOf(look);
  const apis = Object.values(IMPLICIT_API).filter(({ logicalId }) => !look.resources.has(logicalId) && events.some((event) => apiOf(event, look) === logicalId));
  return [...apis.map((api) => ({ ...api, properties: {} })), ...events.flatMap((event) => madeBy(event) ?? [])];
}

/** How SAM calls what it makes: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html (2026-11) */
function impliedNames(look: Look): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const resource of look.ofType('AWS::Serverless::Function', 'AWS::Serverless::StateMachine')) {
    const { logicalId } = resource;
    for (const suffix of ['Role', 'Version', 'Url', 'EventInvokeConfig', `Alias${String(own(look.properties(resource), 'AutoPublishAlias') ?? '')}`]) names.set(`${logicalId}${suffix}`, logicalId);
  }
  for (const { logicalId, properties } of look.ofType('AWS::Serverless::Api', 'AWS::Serverless::HttpApi')) {
    for (const suffix of ['ApiGatewayDefaultStage', 'Stage', `${String(own(properties, 'StageName') ?? '')}Stage`, 'ApiKey', 'UsagePlan']) names.set(`${logicalId}${suffix}`, logicalId);
  }
  names.set('ServerlessRestApiProdStage', 'ServerlessRestApi');
  names.set('ServerlessHttpApiApiGatewayDefaultStage', 'ServerlessHttpApi');
  return names;
}

/** Events and connectors, and authorizers that `Globals` gives to the APIs that SAM makes. */
function impliedEvidence(look: Look): readonly Evidence[] {
  const globals = look.section('Globals');
  return [
    ...eventsOf(look).flatMap((event) => eventEvidence(event, look)),
    ...[...look.resources.values()].flatMap((resource) => connectors(resource, look)),
    ...Object.entries(IMPLICIT_API).flatMap(([section, { logicalId }]) => authorizers(logicalId, valueAt(globals, `${section}.Auth`), `Globals.${section}.Auth`, look)),
  ];
}

function authorizers(to: string, auth: Json | undefined, at: string, look: Look): readonly Evidence[] {
  return Object.values(objectOf(valueAt(auth, 'Authorizers'))).flatMap((authorizer) =>
    look.nodes(['UserPoolArn', 'FunctionArn', 'JwtConfiguration'].map((key) => valueAt(authorizer, key) ?? ''), { arn: ['cognito-idp', 'lambda'] })
      .map((from) => ({ from, to, kind: 'authorize', at })));
}

function failures(resource: TemplateResource, look: Look): readonly Evidence[] {
  const { logicalId: from } = resource;
  const properties = look.properties(resource);
  const place = (path: string): string => `${from}.Properties.${path}`;
  const destinations = (['OnFailure', 'OnSuccess'] as const).flatMap((when) => look.nodes(valueAt(properties, `EventInvokeConfig.DestinationConfig.${when}.Destination`))
    .map((to): Evidence => ({ from, to, ...(when === 'OnFailure' && { kind: 'on-failure' }), at: place('EventInvokeConfig') })));
  return [...look.nodes(valueAt(properties, 'DeadLetterQueue.TargetArn')).map((to): Evidence => ({ from, to, kind: 'on-failure', at: place('DeadLetterQueue') })), ...destinations];
}

function mounts({ logicalId: from, properties }: TemplateResource, look: Look): readonly Evidence[] {
  return look.nodes(own(properties, 'FileSystemConfigs')).map((to) => ({ from, to, at: `${from}.Properties.FileSystemConfigs` }));
}

/** Connectors below a resource: its key, not below its properties. */
function connectors({ logicalId: from, attributes }: TemplateResource, look: Look): readonly Evidence[] {
  return Object.entries(objectOf(own(attributes, 'Connectors'))).flatMap(([name, connector]) =>
    listOf(valueAt(connector, 'Properties.Destination')).flatMap((end) => idsOf(end, look)).map((to) => connected(from, to, valueAt(connector, 'Properties.Permissions'), `${from}.Connectors.${name}`)));
}

function connected(from: string, to: string, permissions: Json | undefined, at: string): Evidence {
  const access = listOf(permissions).flatMap((each) => (each === 'Read' ? ['read' as const] : each === 'Write' ? ['write' as const] : []));
  return { from, to, access, at };
}

function idsOf(end: Json | undefined, look: Look): readonly string[] {
  const id = valueAt(end, 'Id');
  return typeof id === 'string' ? [id] : look.nodes(valueAt(end, 'Arn') ?? valueAt(end, 'Name'));
}

/** `- DynamoDBCrudPolicy: { TableName: … }`: what it allows, on what its parameters name. */
function namedPolicy(policy: Json): readonly Permission[] {
  if (!isObject(policy)) return [];
  return Object.entries(policy).flatMap(([name, values]) => {
    const template = policyTemplate(name);
    if (!template) return [];
    return template.grants.map(({ actions, resources }) => ({ actions: listOf(actions as Json).map(String), resources: listOf(resources as Json).flatMap((pattern) => valuesIn(String(pattern), objectOf(values))) }));
  });
}

/** The values of the parameters that a pattern (`sqs:${queueName}`) holds. */
function valuesIn(pattern: string, values: JsonObject): readonly Json[] {
  const asked = new Set([...pattern.matchAll(/\$\{([A-Za-z0-9]+)\}/g)].map(([, name = '']) => name.toLowerCase()));
  return Object.entries(values).filter(([name]) => asked.has(name.toLowerCase())).map(([, value]) => value);
}
