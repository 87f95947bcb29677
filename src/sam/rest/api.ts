import { idWithSuffix, hashedId, hashOf, spacedJson } from '../logical-id.ts';
import { ref, sub } from '../intrinsics.ts';
import { locationOf } from '../location.ts';
import { handedOn, keptOf, made, type Made } from '../made.ts';
import { badValue, together, wrongShape } from '../messages.ts';
import { printed } from '../python.ts';
import { all, ANY, FLAG, fits, literal, LIST, MAP, NUMBER, required, TEXT, TEXT_OR_MAP, type Rules } from '../shapes.ts';
import type { Expand, Macro, Stack } from '../stack.ts';
import { propagateTags, tagList } from '../tags.ts';
import { dict, Dict, isGiven, isSet, lit, textOf, type Value } from '../tree.ts';
import { authorizersOf } from './authorizers.ts';
import { bodyOf } from './body.ts';
import { domainOf } from './domain.ts';
import { usagePlanOf } from './usage-plan.ts';

const RULES: Rules = {
  __MANAGE_SWAGGER: FLAG, StageName: required(TEXT_OR_MAP), ...all('Name DefinitionUri EndpointConfiguration Cors Policy', TEXT_OR_MAP),
  ...all('Tags DefinitionBody Variables Auth GatewayResponses AccessLogSetting CanarySetting Models Domain', MAP), ...all('MethodSettings BinaryMediaTypes', LIST), MinimumCompressionSize: NUMBER, OpenApiVersion: ANY,
  ...all('PropagateTags CacheClusterEnabled TracingEnabled FailOnWarnings DisableExecuteApiEndpoint', FLAG), ...all('MergeDefinitions AlwaysDeploy', literal(FLAG)),
  ...all('CacheClusterSize Description Mode ApiKeySourceType SecurityPolicy EndpointAccessMode', TEXT),
};

/**
 * A REST API with its definition, deployment, stage, domain, usage plan, and leave for authorizers.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export const expandRestApi: Expand = (macro, stack) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  for (const name of ['BinaryMediaTypes', 'Domain', 'Auth']) if (isGiven(macro.properties.get(name))) macro.properties.set(name, stack.resolve(macro.properties.get(name) as Value));
  if (macro.properties.get('__MANAGE_SWAGGER') === undefined) checkDefinition(macro);
  const api = apiFrom(macro, stack);
  const domain = domainOf(macro, stack);
  const { stage, deployment } = stageAndDeployment(macro, api, stack);
  const resources = [api, deployment, stage, ...permissionsOf(macro, stack), ...domain, ...usagePlanOf(macro, stage, stack)];
  propagateTags(resources, macro.properties.get('Tags'), macro.properties.get('PropagateTags'));
  return resources;
};

function checkDefinition({ properties, refuse }: Macro): void {
  if (!isSet(properties.get('DefinitionUri'))) return;
  if (isSet(properties.get('DefinitionBody'))) refuse('DefinitionUri', together('DefinitionUri', 'DefinitionBody'));
  if (isSet(properties.get('MergeDefinitions'))) refuse('MergeDefinitions', together('DefinitionUri', 'MergeDefinitions'));
}

function apiFrom(macro: Macro, stack: Stack): Made {
  const { properties } = macro;
  const version = properties.get('OpenApiVersion');
  if (isSet(version) && !/^[2-3](\.\d)(\.\d)?$/.test(textOf(version) ?? Number(version as number).toFixed(1))) macro.refuse('OpenApiVersion', badValue('OpenApiVersion', { en: 'it looks like 3.0.1', ko: '3.0.1과 같은 형식이어야 합니다' }));
  const set = (name: string): Value | undefined => (isSet(properties.get(name)) ? properties.get(name) : undefined);
  const endpoint = endpointOf(macro, stack);
  const uri = set('DefinitionUri');
  const body = bodyOf(macro, stack);
  return made(macro.id, 'AWS::ApiGateway::RestApi', {
    Body: uri === undefined ? body : undefined, BodyS3Location: uri && hashedLocation(locationOf(uri, ['Bucket', 'Key', 'Version'], macro, 'DefinitionUri')), Description: set('Description'),
    FailOnWarnings: set('FailOnWarnings'), Name: set('Name'), Parameters: endpoint && dict({ endpointConfigurationTypes: endpoint.type }), EndpointConfiguration: endpoint?.configuration,
    BinaryMediaTypes: properties.get('BinaryMediaTypes'), MinimumCompressionSize: properties.get('MinimumCompressionSize'), Mode: set('Mode'), ApiKeySourceType: set('ApiKeySourceType'), Policy: set('Policy'),
    SecurityPolicy: set('SecurityPolicy'), EndpointAccessMode: set('EndpointAccessMode'),
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
}

/** The order of its keys counts in the hash of the deployment. */
function hashedLocation(location: Value): Value {
  return location instanceof Dict ? new Dict('hashed', location.entries().map(([key, value]) => [lit(key), value] as const)) : location;
}

/** Where APIs cannot be served from the edge, they are regional by default. */
function endpointOf(macro: Macro, stack: Stack): { readonly type: Value; readonly configuration: Dict } | undefined {
  const written = macro.properties.get('EndpointConfiguration');
  const hasEdge = !stack.partition.startsWith('aws-iso') && !['aws-us-gov', 'aws-cn', 'aws-eusc'].includes(stack.partition);
  if (!isSet(written)) return hasEdge ? undefined : { type: 'REGIONAL', configuration: dict({ Types: ['REGIONAL'] }) };
  const type = written instanceof Dict ? written.get('Type') : undefined;
  if (!(written instanceof Dict) || !isSet(type)) return { type: written, configuration: dict({ Types: [written] }) };
  if (written.has('VPCEndpointIds') && written.has('VpcEndpointIds')) macro.refuse('EndpointConfiguration', together('VPCEndpointIds', 'VpcEndpointIds'));
  const endpoints = isSet(written.get('VPCEndpointIds')) ? written.get('VPCEndpointIds') : written.get('VpcEndpointIds');
  return { type, configuration: dict({ Types: [type], VpcEndpointIds: endpoints, IpAddressType: written.get('IpAddressType') }) };
}

/** A deployment is for ever what it was made from, so its id is hashed from that; the stage points to the latest. */
function stageAndDeployment(macro: Macro, api: Made, stack: Stack): { readonly stage: Made; readonly deployment: Made } {
  const { properties } = macro;
  const attributes = handedOn(macro.resource);
  const name = properties.get('StageName') as Value;
  const version = properties.get('OpenApiVersion');
  const source = api.properties.get('Body') ?? api.properties.get('BodyS3Location');
  const prefix = `${macro.id}Deployment`;
  const content = source === undefined ? undefined : deployedContent(macro, source, stack);
  const deployment = made(hashedId(prefix, content), 'AWS::ApiGateway::Deployment', {
    Description: content === undefined ? undefined : `RestApi deployment id: ${hashOf(content)}`, RestApiId: ref(macro.id), StageName: isSet(version) ? undefined : 'Stage',
  }, attributes);
  const stageName = textOf(name) ?? '';
  const stage = made(/^[\p{L}\p{N}]+$/u.test(stageName) ? `${macro.id}${stageName}Stage` : idWithSuffix(`${macro.id}Stage`, stageName), 'AWS::ApiGateway::Stage', {
    ...Object.fromEntries(['AccessLogSetting', 'CacheClusterEnabled', 'CacheClusterSize', 'CanarySetting'].map((same) => [same, properties.get(same)] as const)),
    DeploymentId: ref(deployment.id), RestApiId: ref(macro.id), StageName: name, Tags: isGiven(properties.get('Tags')) ? tagList(properties.get('Tags')) : undefined,
    TracingEnabled: properties.get('TracingEnabled'), Variables: properties.get('Variables'), MethodSettings: properties.get('MethodSettings'),
  }, attributes);
  return { stage, deployment };
}

/** The separator of what is hashed. */
const BAR = '||';

function deployedContent(macro: Macro, source: Value, stack: Stack): string | undefined {
  if (!isSet(source)) return undefined;
  const [version, domain] = [macro.properties.get('OpenApiVersion'), macro.properties.get('Domain')];
  const parts = [printed(source, stack.printing)];
  if (isSet(version)) parts.push(textOf(version) ?? String(version));
  if (isSet(domain)) parts.push(spacedJson(domain));
  const names = stack.functionNames.get(macro.id);
  if (names) parts.push(names);
  return parts.join(BAR);
}

/** Leave for the API to call the functions of its authorizers. */
function permissionsOf(macro: Macro, stack: Stack): Made[] {
  const auth = macro.properties.get('Auth');
  if (isSet(auth) && !(auth instanceof Dict)) macro.refuse('Auth', wrongShape('Auth', 'a map'));
  const arn = sub(`arn:${stack.partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/authorizers/*`, dict({ __ApiId__: ref(macro.id) }));
  const silent: Macro = { ...macro, refuse: () => undefined };
  return authorizersOf(silent, stack).filter(({ permits }) => permits).map(({ name, functionArn }) => made(`${macro.id}${name}AuthorizerPermission`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction', FunctionName: functionArn, Principal: 'apigateway.amazonaws.com', SourceArn: arn,
  }, handedOn(macro.resource)));
}
