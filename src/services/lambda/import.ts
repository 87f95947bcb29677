import { own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { ConnectionSettings, Evidence, ImportPart, Look, Place, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { without } from '../../core/cloudformation/import/reading.ts';
import { listOf, objectOf, textsOf, valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';

/** Functions; versions, aliases, permissions, mappings and layers belong to them. */
export const lambdaImport: ImportPart = {
  nodes: {
    'AWS::Lambda::Function': { service: serviceOf, name: 'FunctionName', arn: 'lambda' },
    'AWS::Serverless::Function': { service: serviceOf, name: 'FunctionName', arn: 'lambda' },
  },
  owned: {
    'AWS::Lambda::Alias': { by: ['FunctionName'] },
    'AWS::Lambda::CodeSigningConfig': { mentioned: true },
    'AWS::Lambda::EventInvokeConfig': { by: ['FunctionName'] },
    'AWS::Lambda::EventSourceMapping': { by: ['FunctionName', 'EventSourceArn'] },
    'AWS::Lambda::LayerVersion': { mentioned: true },
    'AWS::Lambda::LayerVersionPermission': { by: ['LayerVersionArn'] },
    'AWS::Lambda::Permission': { by: ['FunctionName'] },
    'AWS::Lambda::Url': { by: ['TargetFunctionArn'] },
    'AWS::Lambda::Version': { by: ['FunctionName'] },
    'AWS::Serverless::LayerVersion': { mentioned: true },
  },
  actors: { 'AWS::Lambda::Function': { role: 'Role', environment: 'Environment.Variables' } },
  settings: {
    'AWS::Lambda::EventSourceMapping': ({ value }) => ({ properties: without(valueAt(value, 'Properties'), 'FunctionName', 'EventSourceArn') }),
    'AWS::Lambda::EventInvokeConfig': ({ value }) => ({ properties: without(valueAt(value, 'Properties'), 'FunctionName', 'Qualifier', 'DestinationConfig') }),
    'AWS::Serverless::Function': eventSettings,
  },
  evidence: {
    'AWS::Lambda::Function': (resource, look) => [
      ...failures(resource, look, 'DeadLetterConfig.TargetArn'),
      ...look.nodes(own(resource.properties, 'FileSystemConfigs')).map((to) => ({ from: resource.logicalId, to, at: `${resource.logicalId}.Properties.FileSystemConfigs` })),
    ],
    'AWS::Lambda::EventSourceMapping': (resource, look) => {
      const functions = look.nodes(own(resource.properties, 'FunctionName'));
      const polled = look.nodes(own(resource.properties, 'EventSourceArn')).flatMap((from) => functions.map((to): Evidence => ({ from, to, kind: 'poll', at: resource.logicalId })));
      return [...polled, ...functions.flatMap((from) => failed(from, resource, look))];
    },
    'AWS::Lambda::EventInvokeConfig': (resource, look) => look.nodes(own(resource.properties, 'FunctionName')).flatMap((from) => [
      ...failed(from, resource, look),
      ...look.nodes(valueAt(resource.properties, 'DestinationConfig.OnSuccess.Destination')).map((to) => ({ from, to, at: resource.logicalId })),
    ]),
    'AWS::Lambda::Permission': permitted,
  },
};

/** A function that a distribution runs where it answers is of another kind. */
function serviceOf({ logicalId }: TemplateResource, look: Look): string {
  const associated = look.ofType('AWS::CloudFront::Distribution').flatMap(({ properties }) => valuesAt(properties, 'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations').concat(valuesAt(properties, 'DistributionConfig.CacheBehaviors.*.LambdaFunctionAssociations')));
  const mentioned = look.mentions(associated);
  const isAtEdge = mentioned.some((id) => id === logicalId || look.mentions(own(look.resources.get(id)?.properties, 'FunctionName')).includes(logicalId));
  return isAtEdge ? 'lambda.edge' : 'lambda';
}

function failures({ logicalId, properties }: TemplateResource, look: Look, path: string): readonly Evidence[] {
  return look.nodes(valueAt(properties, path)).map((to) => ({ from: logicalId, to, kind: 'on-failure', at: `${logicalId}.Properties.${path}` }));
}

function failed(from: string, { logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  return look.nodes(valueAt(properties, 'DestinationConfig.OnFailure.Destination')).map((to) => ({ from, to, kind: 'on-failure', at: logicalId }));
}

const KINDS: Readonly<Record<string, Evidence['kind']>> = { 's3.amazonaws.com': 'notify', 'sns.amazonaws.com': 'deliver', 'cognito-idp.amazonaws.com': 'trigger' };

/**
 * Who may call the function: proof where what calls it names the resource. An API says itself what it
 * calls, unless its definition stands in another file.
 */
function permitted({ logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  const source = own(properties, 'SourceArn');
  const principal = textsOf(own(properties, 'Principal'))[0] ?? '';
  if (/\/authorizers\//.test(look.symbol(source) ?? JSON.stringify(source ?? ''))) return [];
  const kind = Object.hasOwn(KINDS, principal) ? KINDS[principal] : undefined;
  const sources = look.nodes(source).filter((from) => principal !== 'apigateway.amazonaws.com' || isDefinedElsewhere(from, look));
  return sources.flatMap((from) => look.nodes(own(properties, 'FunctionName')).map((to) => ({ from, to, ...(kind && { kind }), at: logicalId })));
}

function isDefinedElsewhere(api: string, look: Look): boolean {
  const properties = look.resources.get(api)?.properties ?? {};
  const body = objectOf(own(properties, 'Body') ?? own(properties, 'DefinitionBody'));
  return Object.hasOwn(properties, 'BodyS3Location') || Object.hasOwn(properties, 'DefinitionUri') || Object.hasOwn(body, 'Fn::Transform');
}

/** `Events` of SAM, by type: what the connection is but its source. */
function eventSettings({ path, value }: Place): ConnectionSettings | undefined {
  if (path[1] !== 'Events') return undefined;
  const properties = valueAt(value, 'Properties');
  switch (valueAt(value, 'Type')) {
    case 'SQS': case 'DynamoDB': case 'Kinesis': return { properties: without(properties, 'Queue', 'Stream') };
    case 'SNS': return { properties: without(properties, 'Topic', 'Region', 'SqsSubscription') };
    case 'S3': return { with: { events: listOf(valueAt(properties, 'Events')), ...keyFilter(valueAt(properties, 'Filter.S3Key.Rules')) } };
    default: return undefined;
  }
}

function keyFilter(rules: Json | undefined): JsonObject {
  return Object.fromEntries(listOf(rules).flatMap((rule) => {
    const [name, value] = [valueAt(rule, 'Name'), valueAt(rule, 'Value')];
    return typeof name === 'string' && value !== undefined ? [[name.toLowerCase(), value]] : [];
  }));
}
