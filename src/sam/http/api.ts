import { isNoValue, ref, sub } from '../intrinsics.ts';
import { idWithSuffix } from '../logical-id.ts';
import { locationOf } from '../location.ts';
import { handedOn, keptOf, made, type Made } from '../made.ts';
import { badValue, needs, noSuchName, oneNeeded, together, unknownProperty, wrongShape } from '../messages.ts';
import { edited, integrationOf, contentsOf } from '../rest/editor.ts';
import { all, ANY, FLAG, fits, MAP, TEXT, TEXT_OR_MAP, type Rules } from '../shapes.ts';
import type { Expand, Macro } from '../stack.ts';
import { propagateTags } from '../tags.ts';
import { copyOf, dict, Dict, dictOf, isGiven, isSet, listOf, same, textOf, type Value } from '../tree.ts';
import { httpAuthorizersOf, type HttpAuthorizer } from './authorizers.ts';
import { addHttpCors } from './cors.ts';
import { DEFAULT_PATH, isHttpDefinition } from './definition.ts';
import { v2DomainOf } from './domain.ts';

const RULES: Rules = {
  __MANAGE_SWAGGER: FLAG, Name: ANY, ...all('StageName DefinitionUri', TEXT_OR_MAP), CorsConfiguration: ANY, Description: TEXT,
  ...all('Tags DefinitionBody StageVariables AccessLogSettings DefaultRouteSettings Auth RouteSettings Domain', MAP), ...all('PropagateTags FailOnWarnings DisableExecuteApiEndpoint', FLAG),
};

const CREATED_BY = 'httpapi:createdBy';

/** An HTTP API with its definition, stage, domain, and leave for authorizers. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html */
export const expandHttpApi: Expand = (macro, stack) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  const { properties } = macro;
  for (const name of ['CorsConfiguration', 'Domain']) if (isGiven(properties.get(name))) properties.set(name, stack.resolve(properties.get(name) as Value));
  const authorizers = httpAuthorizersOf(macro, stack);
  const tags = tagsOf(macro);
  const api = apiFrom(macro, authorizers, tags);
  const resources = [api, ...permissionsOf(macro, authorizers), ...v2DomainOf(macro, handedOn(macro.resource), CREATED_BY, stack), stageOf(macro, tags)];
  propagateTags(resources, isSet(properties.get('Tags')) ? tags : undefined, properties.has('DefinitionBody'), 'HTTP');
  return resources;
};

/** The tags of a definition that is at hand, with who made it. */
function tagsOf(macro: Macro): Dict | undefined {
  const tags = dictOf(macro.properties.get('Tags'));
  const body = macro.properties.get('DefinitionBody');
  if (isSet(tags) && !isHttpDefinition(body)) macro.refuse('Tags', needs('Tags', 'DefinitionBody'));
  return isHttpDefinition(body) ? (copyOf(tags ?? new Dict()) as Dict).set(CREATED_BY, 'SAM') : tags;
}

function apiFrom(macro: Macro, authorizers: readonly HttpAuthorizer[], tags: Dict | undefined): Made {
  const { properties } = macro;
  const uri = properties.get('DefinitionUri');
  if (isSet(uri) && isSet(properties.get('DefinitionBody'))) macro.refuse('DefinitionUri', together('DefinitionUri', 'DefinitionBody'));
  if (!isSet(uri) && !isSet(properties.get('DefinitionBody'))) macro.refuse('DefinitionBody', oneNeeded('DefinitionUri', 'DefinitionBody'));
  const warns = properties.get('FailOnWarnings');
  return made(macro.id, 'AWS::ApiGatewayV2::Api', {
    Body: isSet(uri) ? undefined : bodyOf(macro, authorizers, tags), BodyS3Location: isSet(uri) ? locationOf(uri, ['Bucket', 'Key', 'Version'], macro, 'DefinitionUri') : undefined,
    FailOnWarnings: isSet(warns) ? warns : undefined,
  }, keptOf(macro.resource), macro.resource.get('DependsOn'));
}

const ONLY_WITH_BODY = ['CorsConfiguration', 'Auth', 'DisableExecuteApiEndpoint', 'Name', 'Description'];

/** The definition with all that the properties add to it. */
function bodyOf(macro: Macro, authorizers: readonly HttpAuthorizer[], tags: Dict | undefined): Value | undefined {
  const { properties } = macro;
  const body = properties.get('DefinitionBody');
  if (!isHttpDefinition(body)) {
    for (const name of ONLY_WITH_BODY) if (isSet(properties.get(name))) macro.refuse(name, needs(name, 'DefinitionBody'));
    return body;
  }
  const changed = edited(body, ({ doc, paths }) => {
    const cors = properties.get('CorsConfiguration');
    if (isSet(cors)) addHttpCors(macro, doc, cors);
    if (isSet(properties.get('Auth'))) addAuth(macro, doc, paths, authorizers);
    if (tags) addTags(macro, doc, tags);
    const disables = properties.get('DisableExecuteApiEndpoint');
    if (isGiven(disables)) disableEndpoint(doc, disables);
    describe(macro, doc);
  });
  if (isSet(properties.get('FailOnWarnings'))) slashDefault(dictOf(changed.get('paths')));
  return changed;
}

function addAuth(macro: Macro, doc: Dict, paths: Dict, authorizers: readonly HttpAuthorizer[]): void {
  const auth = dictOf(macro.properties.get('Auth')) ?? new Dict();
  for (const name of auth.keys()) if (!['Authorizers', 'DefaultAuthorizer', 'EnableIamAuthorizer'].includes(name)) macro.refuse(['Auth', name], unknownProperty(name, 'Auth'));
  if (authorizers.length > 0) {
    const components = isSet(doc.get('components')) ? (dictOf(doc.get('components')) ?? new Dict()) : new Dict();
    const schemes = dictOf(components.get('securitySchemes')) ?? new Dict();
    for (const { name, definition } of authorizers) schemes.set(name, definition);
    doc.set('components', components.set('securitySchemes', schemes));
  }
  const byDefault = auth.get('DefaultAuthorizer');
  if (!isSet(byDefault) || isNoValue(byDefault)) return;
  const name = textOf(byDefault);
  const authorizer = authorizers.find((one) => one.name === name);
  if (name === undefined) return macro.refuse(['Auth', 'DefaultAuthorizer'], wrongShape('DefaultAuthorizer', 'a text'));
  if (!authorizer) return macro.refuse(['Auth', 'DefaultAuthorizer'], noSuchName(name, 'Authorizers'));
  for (const item of paths.values().flatMap((value) => [...contentsOf(value)])) {
    for (const [method, value] of dictOf(item)?.entries() ?? []) {
      if (method === 'parameters' || method.toLowerCase() === 'options') continue;
      for (const definition of contentsOf(value)) {
        if (!isSet(integrationOf(definition)) || isSet(dictOf(definition)?.get('security'))) continue;
        dictOf(definition)?.set('security', [new Dict('written', [[name, copyOf(authorizer.scopes)]])]);
      }
    }
  }
}

function addTags(macro: Macro, doc: Dict, tags: Dict): void {
  const held = isSet(doc.get('tags')) ? listOf(doc.get('tags')) : [];
  if (!held) return macro.refuse(['DefinitionBody', 'tags'], wrongShape('tags', 'a list'));
  for (const [name, value] of tags.entries()) {
    const tag = dictOf(held.find((one) => textOf(dictOf(one)?.get('name')) === name));
    if (tag) tag.set('x-amazon-apigateway-tag-value', value);
    else held.push(dict({ name, 'x-amazon-apigateway-tag-value': value }));
  }
  doc.set('tags', held);
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

function disableEndpoint(doc: Dict, disables: Value): void {
  const servers = listOf(doc.get('servers')) ?? [new Dict()];
  for (const server of servers) if (server instanceof Dict) server.set(ENDPOINT, (dictOf(server.get(ENDPOINT)) ?? new Dict()).set('disableExecuteApiEndpoint', disables));
  doc.set('servers', servers);
}

/** Name and description, where the definition has none of its own. */
function describe(macro: Macro, doc: Dict): void {
  const [name, description] = [macro.properties.get('Name'), macro.properties.get('Description')];
  const info = isSet(doc.get('info')) ? dictOf(doc.get('info')) : new Dict();
  if (!info) return macro.refuse(['DefinitionBody', 'info'], wrongShape('info', 'a map'));
  if (isSet(name)) {
    if (same(info.get('title') ?? null, ref('AWS::StackName'))) info.set('title', name);
    else macro.refuse('Name', badValue('Name', { en: 'the definition has a title of its own', ko: '정의에 이미 title이 있습니다' }));
  }
  if (isSet(description)) {
    if (isSet(info.get('description'))) macro.refuse('Description', badValue('Description', { en: 'the definition has a description of its own', ko: '정의에 이미 description이 있습니다' }));
    else info.set('description', description);
  }
  if (info.size > 0) doc.set('info', info);
}

/** With warnings as errors, the default route must begin with a slash. */
function slashDefault(paths: Dict | undefined): void {
  const item = paths?.get(DEFAULT_PATH);
  if (!paths || item === undefined) return;
  paths.delete(DEFAULT_PATH);
  paths.set(`/${DEFAULT_PATH}`, item);
}

function stageOf(macro: Macro, tags: Dict | undefined): Made {
  const { properties } = macro;
  const name = isSet(properties.get('StageName')) ? (properties.get('StageName') as Value) : DEFAULT_PATH;
  const text = textOf(name) ?? '';
  const plain = /^[\p{L}\p{N}]+$/u.test(text) ? `${macro.id}${text}Stage` : idWithSuffix(`${macro.id}Stage`, text);
  return made(text === DEFAULT_PATH ? `${macro.id}ApiGatewayDefaultStage` : plain, 'AWS::ApiGatewayV2::Stage', {
    AccessLogSettings: properties.get('AccessLogSettings'), DefaultRouteSettings: properties.get('DefaultRouteSettings'), RouteSettings: properties.get('RouteSettings'), ApiId: ref(macro.id), StageName: name,
    Tags: tags, StageVariables: properties.get('StageVariables'), AutoDeploy: true,
  }, handedOn(macro.resource));
}

function permissionsOf(macro: Macro, authorizers: readonly HttpAuthorizer[]): Made[] {
  return authorizers.filter(({ permits }) => permits).map(({ name, functionArn }) => authorizerPermission(`${macro.id}${name}AuthorizerPermission`, functionArn, macro, handedOn(macro.resource)));
}

/** Leave for an API to call the function of an authorizer. */
export function authorizerPermission(id: string, functionArn: Value | undefined, macro: Macro, attributes: Dict): Made {
  const arn = sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/authorizers/*', dict({ __ApiId__: ref(macro.id) }));
  return made(id, 'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: functionArn, Principal: 'apigateway.amazonaws.com', SourceArn: arn }, attributes);
}
