import { sub } from '../intrinsics.ts';
import { badValue, definedTwice, needs, noSuchName, noSuchResource, wrongShape } from '../messages.ts';
import { permissionFor, type Event } from '../events/event.ts';
import type { Made } from '../made.ts';
import { ANY_METHOD, contentsOf, Editor, integrationOf, wildcardPath } from '../rest/editor.ts';
import { idOf, invocationUri } from '../rest/routes.ts';
import { dict, Dict, dictOf, hashed, isGiven, isSet, listOf, lit, textOf, type Value } from '../tree.ts';
import { DEFAULT_PATH, isHttpDefinition } from './definition.ts';

/** A route of an HTTP API: leave to call the function unless the default route gave it, and the route in the definition. */
export function httpRoute(event: Event): Made[] {
  const id = idOf(event.properties.get('ApiId'));
  const resource = id === undefined ? undefined : dictOf(event.stack.resources.get(id));
  const api = resource?.has('Properties') ? dictOf(resource.get('Properties')) : resource && new Dict();
  const [path, method] = [textOf(event.properties.get('Path')), textOf(event.properties.get('Method'))?.toLowerCase()];
  if (!api) event.refuse('ApiId', noSuchResource('ApiId', 'AWS::Serverless::HttpApi'));
  if (path === undefined || method === undefined) event.refuse('Path', badValue('Path, Method', { en: 'texts are needed', ko: '문자열이어야 합니다' }));
  if (!api || path === undefined || method === undefined) return [];
  const body = api.get('DefinitionBody');
  if (isSet(body) && !isHttpDefinition(body)) {
    event.stack.refuse(['Resources', id as string, 'Properties', 'DefinitionBody'], badValue('DefinitionBody', { en: 'it is no OpenAPI document of version 3', ko: 'OpenAPI 버전 3 문서가 아닙니다' }));
    return [];
  }
  event.properties.set('Method', method);
  const permission = permit(event, path, method, isHttpDefinition(body) ? body : undefined);
  if (isHttpDefinition(body)) api.set('DefinitionBody', withRoute(event, body, { api, path, method }));
  return permission;
}

function permit(event: Event, path: string, method: string, body: Dict | undefined): Made[] {
  const bare = path.replace(/^(.+)\/$/, '$1');
  if (bare !== DEFAULT_PATH && body && servesAll(body, event.target.id)) return [];
  const rest = wildcardPath(bare === DEFAULT_PATH ? '' : bare);
  const verb = method === 'any' || method === ANY_METHOD ? '*' : method.toUpperCase();
  const resource = method === 'any' && rest === `/${DEFAULT_PATH}` ? rest : `/${verb}${rest}`;
  const arn = sub(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}${resource}`, dict({ __ApiId__: event.properties.get('ApiId') as Value, __Stage__: '*' }));
  return [permissionFor(event, { principal: 'apigateway.amazonaws.com', arn })];
}

/** Whether the default route calls the function already. */
function servesAll(body: Dict, id: string): boolean {
  const editor = new Editor(body);
  if (!editor.hasIntegration(DEFAULT_PATH, ANY_METHOD)) return false;
  return editor.items(DEFAULT_PATH).flatMap((item) => contentsOf(item.get(ANY_METHOD))).every((definition) => {
    const uris = contentsOf(integrationOf(definition)?.get('uri'));
    return uris.length > 0 && uris.every((uri) => /([A-Za-z0-9]+)\.Arn/.exec(textOf(dictOf(uri)?.get('Fn::Sub')) ?? '')?.[1] === id);
  });
}

interface Route {
  readonly api: Dict;
  readonly path: string;
  readonly method: string;
}

function withRoute(event: Event, body: Dict, { api, path, method }: Route): Dict {
  const editor = new Editor(body);
  if (editor.hasIntegration(path, method)) {
    if (isSet(api.get('__MANAGE_SWAGGER'))) event.refuse('Path', definedTwice(`${method} ${path}`));
  } else integrate(editor, event, path, method);
  const definitions = editor.definitionsAt(path, method);
  const auth = event.properties.get('Auth');
  if (auth instanceof Dict && auth.size > 0) authorize(event, definitions, auth, api);
  const timeout = event.properties.get('TimeoutInMillis');
  const version = event.properties.get('PayloadFormatVersion');
  for (const definition of definitions) {
    if (isSet(timeout)) integrationOf(definition)?.set('timeoutInMillis', timeout);
    if (isSet(version)) integrationOf(definition)?.set('payloadFormatVersion', version);
    addPathParameters(definition, path);
  }
  return editor.close();
}

function integrate(editor: Editor, event: Event, path: string, method: string): void {
  for (const item of editor.items(path)) if (item.get(method) === null) item.set(method, hashed());
  const condition = event.target.attributes.get('Condition');
  const uri = hashed({ 'Fn::Sub': invocationUri(event, '${AWS::Partition}') });
  const called = condition === undefined ? uri : dict({ 'Fn::If': [condition, uri, dict({ Ref: lit('AWS::NoValue') })] });
  editor.integrate(path, method, condition, {
    integration: hashed({ type: lit('aws_proxy'), httpMethod: lit('POST'), payloadFormatVersion: lit('2.0'), uri: called }), responses: hashed(),
  });
  if (path === DEFAULT_PATH && method === ANY_METHOD) for (const definition of editor.definitionsAt(path, method)) definition.set('isDefaultRoute', true);
}

function addPathParameters(definition: Dict, path: string): void {
  const names = [...path.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return;
  const parameters = [...(listOf(definition.get('parameters')) ?? [])];
  for (const name of names) {
    const held = dictOf(parameters.find((parameter) => textOf(dictOf(parameter)?.get('name')) === name));
    if (held) held.set('in', 'path').set('required', true);
    else parameters.push(hashed({ name, in: 'path', required: true }));
  }
  definition.set('parameters', parameters);
}

function authorize(event: Event, definitions: readonly Dict[], auth: Dict, api: Dict): void {
  const apiAuth = dictOf(api.get('Auth')) ?? new Dict();
  const byDefault = apiAuth.get('DefaultAuthorizer');
  const written = isSet(auth.get('Authorizer')) ? auth.get('Authorizer') : byDefault;
  const name = textOf(written);
  const authorizers = dictOf(apiAuth.get('Authorizers'));
  const isIam = name === 'AWS_IAM' && apiAuth.get('EnableIamAuthorizer') === true;
  const scopes = auth.get('AuthorizationScopes');
  if (!isSet(written)) return event.refuse('Auth', needs('Auth', 'Authorizer, DefaultAuthorizer'));
  if (name === undefined) return event.refuse(['Auth', 'Authorizer'], wrongShape('Authorizer', 'a text'));
  if (name === 'NONE' && !isSet(byDefault)) return event.refuse(['Auth', 'Authorizer'], needs('Authorizer: NONE', 'DefaultAuthorizer'));
  if (name !== 'NONE' && !isIam && !isSet(authorizers?.get(name))) return event.refuse(['Auth', 'Authorizer'], noSuchName(name, 'Auth.Authorizers'));
  if (isSet(scopes) && !Array.isArray(scopes)) return event.refuse(['Auth', 'AuthorizationScopes'], wrongShape('AuthorizationScopes', 'a list'));
  const own = isSet(scopes) ? scopes : dictOf(authorizers?.get(name))?.get('AuthorizationScopes');
  const asked = name === 'NONE' || name === 'AWS_IAM' || !isGiven(own) || !isSet(own) ? [] : own;
  for (const definition of definitions) definition.set('security', [...(listOf(definition.get('security')) ?? []), new Dict('written', [[name, asked]])]);
}
