import { isIntrinsic } from '../intrinsics.ts';
import { badValue, needs, noSuchName, unknownProperty, wrongShape } from '../messages.ts';
import type { Macro, Stack } from '../stack.ts';
import { below, Dict, dictOf, hashed, isGiven, isSet, listOf, lit, textOf, type Value } from '../tree.ts';
import { authorizersOf } from './authorizers.ts';
import { addCors } from './cors.ts';
import { contentsOf, edited, isDefinition, isVersion3 } from './editor.ts';
import { addResourcePolicy, addStatements } from './resource-policy.ts';
import { addAuthorizers, setDefaultApiKey, setDefaultAuthorizer } from './security.ts';

/** The definition of a REST API with all that its properties add to it. */
export function bodyOf(macro: Macro, stack: Stack): Value | undefined {
  const { properties } = macro;
  let body: Value | undefined = properties.get('DefinitionBody');
  if (CHANGING.some((name) => isSet(properties.get(name))) && isDefinition(body)) checkPaths(macro, body);
  body = addCors(macro, body);
  body = addAuth(macro, body, stack);
  body = addGatewayResponses(macro, body);
  const binary = properties.get('BinaryMediaTypes');
  if (isSet(binary) && isDefinition(body)) body = edited(body, (editor) => void editor.doc.set(lit('x-amazon-apigateway-binary-media-types'), slashed(binary)));
  body = addModels(macro, body);
  const disables = properties.get('DisableExecuteApiEndpoint');
  if (isGiven(disables)) body = disableEndpoint(macro, body, disables);
  return isSet(body) ? inVersion3(body, properties.get('OpenApiVersion')) : undefined;
}

/** Properties that change the definition, which must be whole for that. */
const CHANGING = ['Cors', 'Auth', 'GatewayResponses', 'BinaryMediaTypes', 'Models', 'DisableExecuteApiEndpoint'];

/** Paths are maps of methods, and methods are maps. */
function checkPaths(macro: Macro, body: Dict): void {
  for (const [path, written] of dictOf(body.get('paths'))?.entries() ?? []) {
    for (const item of contentsOf(written)) {
      if (!(item instanceof Dict)) macro.refuse(['DefinitionBody', 'paths', path], wrongShape(path, 'a map'));
      for (const [method, definition] of dictOf(item)?.entries() ?? []) {
        const isMethod = !['summary', 'description', 'parameters'].includes(method);
        if (isMethod && contentsOf(definition).some((one) => !(one instanceof Dict))) macro.refuse(['DefinitionBody', 'paths', path, method], wrongShape(method, 'a map'));
      }
    }
  }
  const security = body.get('securityDefinitions');
  if (isSet(security) && !(security instanceof Dict)) macro.refuse(['DefinitionBody', 'securityDefinitions'], wrongShape('securityDefinitions', 'a map'));
}

/** `image~1png` stands for `image/png`. */
function slashed(value: Value): Value {
  if (Array.isArray(value)) return value.map(slashed);
  if (value instanceof Dict) return new Dict('hashed', value.entries().map(([key, entry]) => [key.replaceAll('~1', '/'), slashed(entry)] as const));
  return textOf(value)?.replaceAll('~1', '/') ?? value;
}

const AUTH = ['Authorizers', 'DefaultAuthorizer', 'InvokeRole', 'AddDefaultAuthorizerToCorsPreflight', 'AddApiKeyRequiredToCorsPreflight', 'ApiKeyRequired', 'ResourcePolicy', 'UsagePlan'];

function addAuth(macro: Macro, body: Value | undefined, stack: Stack): Value | undefined {
  const auth = dictOf(macro.properties.get('Auth'));
  if (!auth || auth.size === 0) return body;
  for (const name of auth.keys()) if (!AUTH.includes(name)) macro.refuse(['Auth', name], unknownProperty(name, 'Auth'));
  if (!isDefinition(body)) {
    macro.refuse('Auth', needs('Auth', 'DefinitionBody'));
    return body;
  }
  const byDefault = auth.get('DefaultAuthorizer');
  const authorizers = authorizersOf(macro, stack, byDefault);
  if (isSet(byDefault) && textOf(byDefault) === undefined) macro.refuse(['Auth', 'DefaultAuthorizer'], wrongShape('DefaultAuthorizer', 'a text'));
  else if (isSet(byDefault) && authorizers.length > 0 && !authorizers.some(({ name }) => name === textOf(byDefault))) macro.refuse(['Auth', 'DefaultAuthorizer'], noSuchName(textOf(byDefault) ?? '', 'Authorizers'));
  const changed = edited(body, (editor) => {
    if (authorizers.length > 0) {
      addAuthorizers(editor, authorizers);
      if (isSet(byDefault) && textOf(byDefault) !== undefined) setDefaultAuthorizer(editor, authorizers, byDefault, isTrue(auth, 'AddDefaultAuthorizerToCorsPreflight'));
    }
    if (isSet(auth.get('ApiKeyRequired'))) setDefaultApiKey(editor, isTrue(auth, 'AddApiKeyRequiredToCorsPreflight'));
    const policy = auth.get('ResourcePolicy');
    if (!isSet(policy)) return;
    if (!(policy instanceof Dict)) return macro.refuse(['Auth', 'ResourcePolicy'], wrongShape('ResourcePolicy', 'a map'));
    for (const path of editor.paths.keys()) addResourcePolicy(editor, policy, path, macro.properties.get('StageName') as Value, macro.refuse);
    if (isSet(policy.get('CustomStatements'))) addStatements(editor, policy.get('CustomStatements') as Value);
  });
  return inVersion3(changed, macro.properties.get('OpenApiVersion'));
}

function isTrue(auth: Dict, name: string): boolean {
  return !auth.has(name) || isSet(auth.get(name));
}

const RESPONSE = ['ResponseParameters', 'ResponseTemplates', 'StatusCode'];
const PARAMETERS: readonly (readonly [property: string, prefix: string])[] = [['Headers', 'header.'], ['Paths', 'path.'], ['QueryStrings', 'querystring.']];

function addGatewayResponses(macro: Macro, body: Value | undefined): Value | undefined {
  const responses = macro.properties.get('GatewayResponses');
  if (!isSet(responses)) return body;
  if (!isDefinition(body)) macro.refuse('GatewayResponses', needs('GatewayResponses', 'DefinitionBody'));
  if (!isDefinition(body) || !(responses instanceof Dict)) return body;
  return edited(body, (editor) => {
    for (const [type, response] of responses.entries()) {
      if (!(response instanceof Dict) || isIntrinsic(response)) macro.refuse(['GatewayResponses', type], wrongShape(type, 'a map'));
      else editor.responses.set(type, gatewayResponse(macro, type, response));
    }
  });
}

function gatewayResponse(macro: Macro, type: string, response: Dict): Dict {
  for (const name of response.keys()) if (!RESPONSE.includes(name)) macro.refuse(['GatewayResponses', type, name], unknownProperty(name, type));
  const written = response.get('ResponseParameters');
  const given = isSet(written) ? dictOf(written) : hashed();
  if (!given) macro.refuse(['GatewayResponses', type, 'ResponseParameters'], wrongShape('ResponseParameters', 'a map'));
  for (const name of given?.keys() ?? []) if (!PARAMETERS.some(([property]) => property === name)) macro.refuse(['GatewayResponses', type, 'ResponseParameters', name], unknownProperty(name, 'ResponseParameters'));
  const parameters = hashed();
  for (const [property, prefix] of PARAMETERS) for (const [name, value] of dictOf(given?.get(property))?.entries() ?? []) parameters.set(`gatewayresponse.${prefix}${name}`, value);
  const status = response.get('StatusCode');
  const code = isSet(status) ? (textOf(status) ?? String(status)) : undefined;
  if (code !== undefined && !/^[0-9]{1,3}$/.test(code)) macro.refuse(['GatewayResponses', type, 'StatusCode'], badValue('StatusCode', { en: 'it is a number of three digits', ko: '세 자리 숫자여야 합니다' }));
  const templates = response.get('ResponseTemplates');
  return hashed({ responseParameters: parameters, responseTemplates: isSet(templates) ? templates : hashed(), statusCode: code === undefined ? undefined : lit(code) });
}

function addModels(macro: Macro, body: Value | undefined): Value | undefined {
  const models = macro.properties.get('Models');
  if (!isSet(models) || !(models instanceof Dict)) return body;
  if (!isDefinition(body)) {
    macro.refuse('Models', needs('Models', 'DefinitionBody'));
    return body;
  }
  const changed = edited(body, (editor) => {
    for (const [name, schema] of models.entries()) {
      if (!isSet(dictOf(schema)?.get('type'))) macro.refuse(['Models', name], badValue(name, { en: 'the schema has no type', ko: '스키마에 type이 없습니다' }));
      editor.definitions.set(name.toLowerCase(), schema);
    }
  });
  return inVersion3(changed, macro.properties.get('OpenApiVersion'));
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

function disableEndpoint(macro: Macro, body: Value | undefined, disables: Value): Value | undefined {
  if (!isDefinition(body)) {
    macro.refuse('DisableExecuteApiEndpoint', needs('DisableExecuteApiEndpoint', 'DefinitionBody'));
    return body;
  }
  return edited(body, (editor) => {
    const put = (place: Dict): void => {
      const held = dictOf(place.get(ENDPOINT)) ?? new Dict();
      place.set(lit(ENDPOINT), held.set(lit('disableExecuteApiEndpoint'), disables));
    };
    if (!isVersion3(editor.doc.get('openapi'))) return put(editor.doc);
    const servers = listOf(editor.doc.get('servers')) ?? [hashed()];
    for (const server of servers) if (server instanceof Dict) put(server);
    editor.doc.set(lit('servers'), servers);
  });
}

/** What version 3 has elsewhere than version 2 goes there. */
function inVersion3(body: Value, asked: Value | undefined): Value {
  if (!(body instanceof Dict) || isGiven(body.get('swagger'))) return body;
  const version = isGiven(body.get('openapi')) && !isGiven(asked) ? body.get('openapi') : asked;
  if (!isSet(version) || !isVersion3(version)) return body;
  for (const [from, to] of [['securityDefinitions', 'securitySchemes'], ['definitions', 'schemas']] as const) {
    if (!isSet(body.get(from))) continue;
    const components = isSet(body.get('components')) ? (dictOf(body.get('components')) ?? hashed()) : hashed();
    body.set(lit('components'), components.set(lit(to), body.get(from) as Value));
    body.delete(from);
  }
  for (const [, item] of dictOf(body.get('paths'))?.entries() ?? []) preflightInVersion3(dictOf(dictOf(item)?.get('options')));
  return body;
}

function preflightInVersion3(options: Dict | undefined): void {
  if (!options) return;
  options.delete('produces');
  options.delete('consumes');
  const headers = dictOf(below(options, 'responses', '200', 'headers'));
  for (const [name, header] of headers?.entries() ?? []) headers?.set(headers.written(name), hashed({ schema: header }));
}
