import type { Text } from '../../core/model/text.ts';
import { sub } from '../intrinsics.ts';
import { badValue, definedTwice, needs, noSuchName, noSuchResource, wrongShape } from '../messages.ts';
import { spacedJson } from '../logical-id.ts';
import type { Event } from '../events/event.ts';
import { Dict, dict, dictOf, hashed, isGiven, isSet, isText, lit, textOf, type Value } from '../tree.ts';
import { ANY_METHOD, Editor, isDefinition, methodKey, restSkeleton } from './editor.ts';
import { addParameters, addRequestModel } from './requests.ts';
import { addResourcePolicy, addStatements } from './resource-policy.ts';
import { secureMethod } from './security.ts';

/** The REST API that an event names. */
interface ReferredApi {
  readonly id: string;
  readonly properties: Dict;
  /** Its stage, where a text says which. */
  readonly stage: Value | undefined;
}

export function referredApi(event: Event): ReferredApi | undefined {
  const id = idOf(event.properties.get('RestApiId'));
  if (id === undefined) return { id: '', properties: new Dict(), stage: undefined };
  const resource = dictOf(event.stack.resources.get(id));
  const properties = resource?.has('Properties') ? dictOf(resource.get('Properties')) : new Dict();
  if (!resource || !properties) {
    event.refuse('RestApiId', noSuchResource('RestApiId', 'AWS::Serverless::Api'));
    return undefined;
  }
  const stage = properties.get('StageName');
  return { id, properties, stage: isText(stage) ? stage : undefined };
}

/** The id of the API behind `RestApiId`; nothing where it lies outside the template. */
export function idOf(value: Value | undefined): string | undefined {
  return textOf(value) ?? textOf(dictOf(value)?.get('Ref'));
}

/** Where the transform writes the definition itself, the function behind a route goes into it. */
export function addFunctionRoute(event: Event, api: ReferredApi): void {
  const merges = isSet(api.properties.get('MergeDefinitions'));
  const body = api.properties.get('DefinitionBody');
  if ((isSet(api.properties.get('__MANAGE_SWAGGER')) || merges) && body instanceof Dict) {
    const editor = openFor(event, merges ? restSkeleton() : body);
    if (!editor) return;
    integrateFunction(editor, event, api);
    const changed = editor.close();
    api.properties.set('DefinitionBody', merges ? mergedInto(body, changed, event) : changed);
  }
  override(event, api);
}

function openFor(event: Event, body: Dict): Editor | undefined {
  const [path, method] = [textOf(event.properties.get('Path')) ?? '', event.properties.get('Method') as Value];
  if (!isDefinition(body)) return refused(event, 'RestApiId', badValue('DefinitionBody', { en: 'it is no OpenAPI document', ko: 'OpenAPI 문서가 아닙니다' }));
  const editor = new Editor(body);
  return editor.hasIntegration(path, method) ? refused(event, 'Path', definedTwice(`${textOf(method) ?? ''} ${path}`)) : editor;
}

function refused(event: Event, property: string, message: Text): undefined {
  event.refuse(property, message);
  return undefined;
}

function integrateFunction(editor: Editor, event: Event, api: ReferredApi): void {
  const { properties } = event;
  const [path, method] = [textOf(properties.get('Path')) ?? '', properties.get('Method') as Value];
  const streams = textOf(properties.get('ResponseTransferMode')) === 'RESPONSE_STREAM';
  const condition = event.target.attributes.get('Condition');
  const uri = hashed({ 'Fn::Sub': invocationUri(event, event.stack.partition, streams) });
  const auth = authOf(properties.get('Auth'), event, ['Auth']);
  const integration = hashed({ type: lit('aws_proxy'), httpMethod: lit('POST'), uri: condition === undefined ? uri : dict({ 'Fn::If': [condition, uri, dict({ Ref: lit('AWS::NoValue') })] }) });
  if (streams) integration.set(lit('responseTransferMode'), lit('STREAM'));
  const credentials = credentialsOf(auth, authOf(api.properties.get('Auth'), event, ['RestApiId']), event.stack.partition);
  if (credentials !== undefined) integration.set(lit('credentials'), credentials);
  editor.integrate(path, method, condition, { integration, responses: hashed() });
  if (auth.size > 0) authorize(editor, event, api, auth);
  const timeout = properties.get('TimeoutInMillis');
  if (isSet(timeout)) for (const definition of editor.definitionsAt(path, method)) dictOf(definition.get('x-amazon-apigateway-integration'))?.set(lit('timeoutInMillis'), timeout);
  addRequestModel(editor, event, api.properties.get('Models'));
  addParameters(editor, event);
}

function authOf(value: Value | undefined, event: Event, path: readonly string[]): Dict {
  if (!isSet(value)) return new Dict();
  if (!(value instanceof Dict)) event.refuse(path, wrongShape('Auth', 'a map'));
  return dictOf(value) ?? new Dict();
}

/** How API Gateway calls a function, or the alias it is published under. */
export function invocationUri({ target }: Event, partition: string, streams = false): Value {
  const attribute = dictOf(target.arn)?.get('Fn::GetAtt');
  const name = Array.isArray(attribute) ? attribute.map((part) => textOf(part) ?? '').join('.') : target.id;
  const path = streams ? `2021-11-15/functions/\${${name}}/response-streaming-invocations` : `2015-03-31/functions/\${${name}}/invocations`;
  const uri = `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/${path}`;
  // The id of a function stands in the template; that of an alias is made.
  return Array.isArray(attribute) ? uri : lit(uri);
}

/** In whose name a method with IAM as its authorizer calls the function: the caller's, or a role's. */
function credentialsOf(auth: Dict, api: Dict, partition: string): Value | undefined {
  const isIam = textOf(auth.get('Authorizer')) === 'AWS_IAM' || (textOf(api.get('DefaultAuthorizer')) === 'AWS_IAM' && auth.size === 0);
  if (!isIam) return undefined;
  const roleOf = (place: Dict): Value | undefined => (isSet(place.get('InvokeRole')) ? place.get('InvokeRole') : place.has('InvokeRole') ? 'NONE' : undefined);
  const role = roleOf(auth) ?? roleOf(api);
  if (textOf(role) === 'NONE') return undefined;
  return role === undefined || textOf(role) === 'CALLER_CREDENTIALS' ? lit(`arn:${partition}:iam::*:user/*`) : role;
}

/** What the event says about who may call it. */
export function authorize(editor: Editor, event: Event, api: ReferredApi, auth: Dict): void {
  const [path, method] = [textOf(event.properties.get('Path')) ?? '', event.properties.get('Method') as Value];
  const written = api.properties.get('Auth');
  const apiAuth = isGiven(written) ? dictOf(event.stack.resolve(written)) : undefined;
  if (!checkAuthorizer(event, auth, apiAuth)) return;
  secureMethod(editor, path, method, auth, api.properties);
  const policy = auth.get('ResourcePolicy');
  if (!isSet(policy)) return;
  if (!(policy instanceof Dict)) return event.refuse(['Auth', 'ResourcePolicy'], wrongShape('ResourcePolicy', 'a map'));
  addResourcePolicy(editor, policy, path, event.role ? (api.stage ?? lit('Stage')) : (event.properties.get('Stage') ?? null), event.refuse);
  if (isSet(policy.get('CustomStatements'))) addStatements(editor, policy.get('CustomStatements') as Value);
}

function checkAuthorizer(event: Event, auth: Dict, api: Dict | undefined): boolean {
  const name = auth.get('Authorizer');
  const text = textOf(name);
  const known = dictOf(api?.get('Authorizers'));
  const no = (property: string, message: Text): boolean => (event.refuse(['Auth', property], message), false);
  if (isSet(name) && text === undefined) return no('Authorizer', wrongShape('Authorizer', 'a text'));
  if (text === 'NONE' && !isSet(api?.get('DefaultAuthorizer'))) return no('Authorizer', needs('Authorizer: NONE', 'DefaultAuthorizer'));
  if (isSet(name) && text !== 'NONE' && text !== 'AWS_IAM' && !isSet(known?.get(text ?? ''))) return no('Authorizer', noSuchName(text ?? '', 'Auth.Authorizers'));
  const scopes = auth.get('AuthorizationScopes');
  if (isSet(scopes) && !Array.isArray(scopes)) return no('AuthorizationScopes', wrongShape('AuthorizationScopes', 'a list'));
  if (isSet(scopes) && !isSet(name)) return no('AuthorizationScopes', needs('AuthorizationScopes', 'Authorizer'));
  if (isGiven(auth.get('ApiKeyRequired')) && !isSet(auth.get('ApiKeyRequired')) && !isSet(api?.get('ApiKeyRequired'))) return no('ApiKeyRequired', needs('ApiKeyRequired: false', 'Auth.ApiKeyRequired'));
  return true;
}

/** `OverrideApiAuth`: the event's word counts also where the definition was written by hand. */
function override(event: Event, api: ReferredApi): void {
  const auth = dictOf(event.properties.get('Auth'));
  const body = api.properties.get('DefinitionBody');
  if (!isSet(auth?.get('OverrideApiAuth')) || !isDefinition(body) || !auth) return;
  if (!['Authorizer', 'ApiKeyRequired', 'ResourcePolicy'].some((name) => isSet(auth.get(name)))) return event.refuse(['Auth', 'OverrideApiAuth'], needs('OverrideApiAuth', 'Authorizer, ApiKeyRequired, ResourcePolicy'));
  const editor = new Editor(body);
  authorize(editor, event, api, auth);
  api.properties.set('DefinitionBody', editor.close());
}

/** `MergeDefinitions`: what the event makes goes over what the definition has for the same method. */
function mergedInto(body: Dict, changed: Dict, event: Event): Dict {
  const [path, method] = [textOf(event.properties.get('Path')) ?? '', textOf(event.properties.get('Method')) ?? ''];
  const paths = isSet(body.get('paths')) ? (dictOf(body.get('paths')) ?? hashed()) : undefined;
  const held = dictOf(dictOf(paths?.get(path))?.get(method));
  const key = textOf(methodKey(method)) ?? ANY_METHOD;
  const made = dictOf(dictOf(dictOf(changed.get('paths'))?.get(path))?.get(key));
  const item = dictOf(paths?.get(path)) ?? new Dict();
  paths?.set(path, item.set(method, new Dict('written', held?.entries() ?? []).assign(made ?? new Dict())));
  return body;
}

/** A route that starts a state machine. */
export function addMachineRoute(event: Event, roleArn: Value): void {
  const api = referredApi(event);
  const body = api?.properties.get('DefinitionBody');
  const method = textOf(event.properties.get('Method'));
  if (method !== undefined) event.properties.set('Method', method.toLowerCase());
  if (!api || !isSet(api.properties.get('__MANAGE_SWAGGER')) || !(body instanceof Dict)) return;
  const editor = openFor(event, body);
  if (!editor) return;
  const condition = event.target.attributes.get('Condition');
  const uri = sub(lit('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution'));
  const answer = (code: string): Dict => hashed({ statusCode: lit(code) });
  const integration = hashed({
    type: lit('aws'), httpMethod: lit('POST'), uri: condition === undefined ? uri : dict({ 'Fn::If': [condition, uri, dict({ Ref: lit('AWS::NoValue') })] }),
    responses: hashed({ 200: answer('200'), 400: answer('400') }), credentials: roleArn, requestTemplates: dict({ 'application/json': sub(lit(requestTemplate(event))) }),
  });
  const responses = hashed({ 200: hashed({ description: lit('OK') }), 400: hashed({ description: lit('Bad Request') }) });
  editor.integrate(textOf(event.properties.get('Path')) ?? '', event.properties.get('Method') as Value, condition, { integration, responses });
  const auth = dictOf(event.properties.get('Auth'));
  if (auth && auth.size > 0) authorize(editor, event, api, auth);
  api.properties.set('DefinitionBody', editor.close());
}

function requestTemplate({ target, properties }: Event): string {
  const input = "$util.escapeJavaScript($input.json('$'))";
  if (isSet(properties.get('UnescapeMappingTemplate'))) return `{"input": "${input}.replaceAll("\\\\'","'")", "stateMachineArn": "\${${target.id}}"}`;
  return spacedJson(dict({ input, stateMachineArn: `\${${target.id}}` }));
}
