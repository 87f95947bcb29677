import { sub } from '../intrinsics.ts';
import { badValue, missing, wrongShape } from '../messages.ts';
import { oneOf } from '../role.ts';
import type { Macro, Stack } from '../stack.ts';
import { dict, Dict, dictOf, hashed, isGiven, isSet, isText, listOf, lit, textOf, type Value } from '../tree.ts';

/** Who may call a REST API, by name. */
export interface Authorizer {
  readonly name: string;
  readonly scopes: Value[];
  readonly functionArn: Value | undefined;
  readonly permits: boolean;
  readonly definition: Dict;
}

/** The authorizers of an API; IAM's is there only where it is the default. */
export function authorizersOf(macro: Macro, stack: Stack, byDefault?: Value): readonly Authorizer[] {
  const auth = dictOf(macro.properties.get('Auth'));
  const iam: Authorizer[] = textOf(byDefault) === 'AWS_IAM' ? [{ name: 'AWS_IAM', scopes: [], functionArn: undefined, permits: false, definition: iamDefinition() }] : [];
  const written = auth?.get('Authorizers');
  if (!isSet(written)) return iam;
  if (!(written instanceof Dict)) macro.refuse(['Auth', 'Authorizers'], wrongShape('Auth.Authorizers', 'a map'));
  const named = (dictOf(written)?.entries() ?? []).flatMap(([name, authorizer]) => {
    if (authorizer instanceof Dict) return [authorizerFrom(name, authorizer, macro, stack)];
    macro.refuse(['Auth', 'Authorizers', name], wrongShape(name, 'a map'));
    return [];
  });
  return [...iam, ...named];
}

function iamDefinition(): Dict {
  return hashed({ type: lit('apiKey'), name: lit('Authorization'), in: lit('header'), 'x-amazon-apigateway-authtype': lit('awsSigv4') });
}

function authorizerFrom(name: string, authorizer: Dict, macro: Macro, stack: Stack): Authorizer {
  const path = ['Auth', 'Authorizers', name];
  const payload = authorizer.get('FunctionPayloadType');
  if (isGiven(payload)) oneOf(macro, [...path, 'FunctionPayloadType'], payload, ['TOKEN', 'REQUEST']);
  const identity = authorizer.get('Identity');
  if (isSet(identity) && !(identity instanceof Dict)) macro.refuse([...path, 'Identity'], wrongShape('Identity', 'a map'));
  const sources = dictOf(identity);
  if (textOf(payload) === 'REQUEST' && !hasSource(sources)) macro.refuse([...path, 'Identity'], missing('Headers, QueryStrings, StageVariables, Context'));
  const scopes = authorizer.get('AuthorizationScopes');
  if (isGiven(scopes) && !Array.isArray(scopes)) macro.refuse([...path, 'AuthorizationScopes'], wrongShape('AuthorizationScopes', 'a list'));
  const disabled = authorizer.get('DisableFunctionDefaultPermissions');
  if (isGiven(disabled) && typeof disabled !== 'boolean') macro.refuse([...path, 'DisableFunctionDefaultPermissions'], wrongShape('DisableFunctionDefaultPermissions', 'true or false'));
  const definition = definitionOf(authorizer, sources, stack, (property) => macro.refuse([...path, 'Identity', property], badValue(property, { en: 'a list of texts is needed', ko: '문자열 목록이어야 합니다' })));
  const arn = authorizer.get('FunctionArn');
  return { name, scopes: listOf(scopes) ?? [], functionArn: isSet(arn) ? arn : undefined, permits: isSet(arn) && disabled !== true, definition };
}

/** Where a request authorizer keeps no answer for later, it may do without. */
function hasSource(identity: Dict | undefined): boolean {
  if (!identity || identity.size === 0) return false;
  const ttl = identity.get('ReauthorizeEvery');
  const isUncached = isGiven(ttl) && Number(textOf(ttl) ?? (typeof ttl === 'number' ? ttl : NaN)) <= 0;
  return isUncached || ['Headers', 'QueryStrings', 'StageVariables', 'Context'].some((name) => isSet(identity.get(name)));
}

function definitionOf(authorizer: Dict, identity: Dict | undefined, stack: Stack, refuse: (property: string) => void): Dict {
  const pools = authorizer.get('UserPoolArn');
  const isRequest = textOf(authorizer.get('FunctionPayloadType')) === 'REQUEST';
  const header = isSet(identity?.get('Header')) ? (identity?.get('Header') as Value) : lit('Authorization');
  const kind = isSet(pools) ? 'cognito_user_pools' : isRequest ? 'request' : 'token';
  const definition = hashed({
    type: lit('apiKey'), name: kind === 'request' ? lit('Unused') : header, in: lit('header'), 'x-amazon-apigateway-authtype': lit(isSet(pools) ? 'cognito_user_pools' : 'custom'),
  });
  const inner = hashed({ type: lit(kind) });
  if (isSet(pools)) inner.set(lit('providerARNs'), Array.isArray(pools) ? pools : [pools]);
  else addFunction(inner, authorizer, identity, stack, isRequest ? identitySource(identity, refuse) : undefined);
  const expression = identity?.get('ValidationExpression');
  if (kind !== 'request' && isSet(expression)) inner.set(lit('identityValidationExpression'), expression);
  return definition.set(lit('x-amazon-apigateway-authorizer'), inner);
}

function addFunction(inner: Dict, authorizer: Dict, identity: Dict | undefined, stack: Stack, source: string | undefined): void {
  const uri = `arn:${stack.partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${__FunctionArn__}/invocations`;
  inner.set(lit('authorizerUri'), sub(lit(uri), dict({ __FunctionArn__: authorizer.get('FunctionArn') ?? null })));
  const [ttl, role] = [identity?.get('ReauthorizeEvery'), authorizer.get('FunctionInvokeRole')];
  if (isGiven(ttl)) inner.set(lit('authorizerResultTtlInSeconds'), ttl);
  if (isSet(role) && textOf(role) !== 'NONE') inner.set(lit('authorizerCredentials'), role);
  if (source !== undefined && source !== '') inner.set(lit('identitySource'), source);
}

const SOURCES: readonly (readonly [property: string, prefix: string])[] = [
  ['Headers', 'method.request.header.'], ['QueryStrings', 'method.request.querystring.'], ['StageVariables', 'stageVariables.'], ['Context', 'context.'],
];

function identitySource(identity: Dict | undefined, refuse: (property: string) => void): string {
  return SOURCES.flatMap(([property, prefix]) => {
    const names = identity?.get(property);
    if (!isSet(names)) return [];
    const list = listOf(names);
    if (!list || !list.every(isText)) refuse(property);
    return (list ?? []).flatMap((name) => (isText(name) ? [prefix + textOf(name)] : []));
  }).join(', ');
}
