import { isObject, own, type Json, type JsonObject } from '../../src/core/model/json.ts';

/** What stands for paths on a computer, as `sam package` puts objects of S3 in their place. */
const ARTIFACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::Serverless::Function': { CodeUri: 's3://bucket/code' },
  'AWS::Serverless::LayerVersion': { ContentUri: 's3://bucket/layer' },
  'AWS::Serverless::StateMachine': { DefinitionUri: 's3://bucket/asl.json' },
  'AWS::Serverless::Api': { DefinitionUri: 's3://bucket/swagger.json' },
  'AWS::Serverless::HttpApi': { DefinitionUri: 's3://bucket/swagger.json' },
  'AWS::Serverless::GraphQLApi': { SchemaUri: 's3://bucket/schema' },
};

/** A template as it is after `sam package`: AWS's transform takes no paths on a computer, and no function without code. */
export function packaged(template: JsonObject): JsonObject {
  const resources = isObject(template['Resources']) ? template['Resources'] : {};
  const globals = isObject(template['Globals']) ? template['Globals'] : {};
  const functions = isObject(globals['Function']) ? located(globals['Function'], ARTIFACTS['AWS::Serverless::Function'] ?? {}) : undefined;
  return {
    ...template,
    ...(functions && { Globals: { ...globals, Function: functions } }),
    Resources: Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, isObject(resource) ? withArtifacts(resource, functions) : resource])),
  };
}

function withArtifacts(resource: JsonObject, globals: JsonObject | undefined): JsonObject {
  const type = String(resource['Type']);
  const artifacts = Object.hasOwn(ARTIFACTS, type) ? ARTIFACTS[type] : undefined;
  if (!artifacts) return resource;
  const properties = located(isObject(resource['Properties']) ? resource['Properties'] : {}, artifacts);
  return { ...resource, Properties: type === 'AWS::Serverless::Function' ? withCode(properties, globals) : properties };
}

function located(properties: JsonObject, artifacts: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, isLocal(value) && Object.hasOwn(artifacts, name) ? (artifacts[name] as string) : value]));
}

function isLocal(value: Json): boolean {
  return typeof value === 'string' && !value.startsWith('s3://');
}

function withCode(properties: JsonObject, globals: JsonObject | undefined): JsonObject {
  const given = { ...globals, ...properties };
  if (given['PackageType'] === 'Image') return { ImageUri: '1.dkr.ecr.us-east-1.amazonaws.com/x:y', ...Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'CodeUri')) };
  return ['CodeUri', 'InlineCode'].some((name) => Object.hasOwn(given, name)) ? properties : { ...properties, CodeUri: 's3://bucket/code' };
}

/** Values for the parameters that have none of their own. */
export function missingParameters(template: JsonObject): ReadonlyMap<string, Json> {
  const parameters = own(template, 'Parameters');
  return new Map(Object.entries(isObject(parameters) ? parameters : {}).filter(([, parameter]) => isObject(parameter) && own(parameter, 'Default') === undefined).map(([name]) => [name, 'x']));
}
