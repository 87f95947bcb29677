import { sub } from '../intrinsics.ts';
import { badValue, missing, unknownProperty, wrongShape } from '../messages.ts';
import type { Macro, Stack } from '../stack.ts';
import { dict, Dict, dictOf, isGiven, isSet, isText, listOf, textOf, type Value } from '../tree.ts';

/** Who may call an HTTP API, by name. */
export interface HttpAuthorizer {
  readonly name: string;
  readonly scopes: Value[];
  readonly functionArn: Value | undefined;
  readonly permits: boolean;
  readonly definition: Dict;
}

const FOR_TOKENS = ['AuthorizationScopes', 'JwtConfiguration', 'IdentitySource'];
const FOR_FUNCTIONS = ['FunctionArn', 'FunctionInvokeRole', 'Identity', 'AuthorizerPayloadFormatVersion', 'EnableSimpleResponses', 'EnableFunctionDefaultPermissions'];

export function httpAuthorizersOf(macro: Macro, stack: Stack): readonly HttpAuthorizer[] {
  const auth = dictOf(macro.properties.get('Auth'));
  const iam: HttpAuthorizer[] = auth?.get('EnableIamAuthorizer') === true ? [{
    name: 'AWS_IAM', scopes: [], functionArn: undefined, permits: false, definition: dict({ type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' }),
  }] : [];
  const written = auth?.get('Authorizers');
  if (!isSet(written)) return iam;
  if (!(written instanceof Dict)) macro.refuse(['Auth', 'Authorizers'], wrongShape('Auth.Authorizers', 'a map'));
  return [...iam, ...(dictOf(written)?.entries() ?? []).flatMap(([name, authorizer]) => {
    if (authorizer instanceof Dict) return [authorizerFrom(name, authorizer, macro, stack)];
    macro.refuse(['Auth', 'Authorizers', name], wrongShape(name, 'a map'));
    return [];
  })];
}

function authorizerFrom(name: string, authorizer: Dict, macro: Macro, stack: Stack): HttpAuthorizer {
  const path = ['Auth', 'Authorizers', name];
  const isToken = isSet(authorizer.get('JwtConfiguration'));
  for (const other of [...(isToken ? FOR_FUNCTIONS : FOR_TOKENS), 'OpenIdConnectUrl']) if (isGiven(authorizer.get(other))) macro.refuse([...path, other], unknownProperty(other, name));
  for (const property of isToken ? ['IdentitySource'] : ['FunctionArn', 'AuthorizerPayloadFormatVersion']) if (!isSet(authorizer.get(property))) macro.refuse([...path, property], missing(`${name}.${property}`));
  const scopes = authorizer.get('AuthorizationScopes');
  if (isGiven(scopes) && !Array.isArray(scopes)) macro.refuse([...path, 'AuthorizationScopes'], wrongShape('AuthorizationScopes', 'a list'));
  const permits = authorizer.get('EnableFunctionDefaultPermissions');
  if (isGiven(permits) && typeof permits !== 'boolean') macro.refuse([...path, 'EnableFunctionDefaultPermissions'], wrongShape('EnableFunctionDefaultPermissions', 'true or false'));
  const definition = isToken ? tokenDefinition(authorizer, (message) => macro.refuse([...path, 'JwtConfiguration'], message)) : functionDefinition(authorizer, stack, (property, message) => macro.refuse([...path, 'Identity', property], message));
  const arn = authorizer.get('FunctionArn');
  return { name, scopes: listOf(scopes) ?? [], functionArn: isSet(arn) ? arn : undefined, permits: isSet(arn) && permits === true, definition };
}

/** The keys of a token's settings begin small in OpenAPI. */
function tokenDefinition(authorizer: Dict, refuse: (message: Parameters<Macro['refuse']>[1]) => void): Dict {
  const settings = dictOf(authorizer.get('JwtConfiguration'));
  if (!settings) refuse(wrongShape('JwtConfiguration', 'a map'));
  const small = new Dict('written', (settings?.entries() ?? []).map(([key, value]) => [key.toLowerCase(), value] as const));
  return dict({ type: 'oauth2', 'x-amazon-apigateway-authorizer': dict({ jwtConfiguration: small, identitySource: authorizer.get('IdentitySource'), type: 'jwt' }) });
}

const SOURCES: readonly (readonly [prefix: string, property: string])[] = [
  ['$request.header.', 'Headers'], ['$request.querystring.', 'QueryStrings'], ['$stageVariables.', 'StageVariables'], ['$context.', 'Context'],
];

function functionDefinition(authorizer: Dict, stack: Stack, refuse: (property: string, message: Parameters<Macro['refuse']>[1]) => void): Dict {
  const uri = `arn:${stack.partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${__FunctionArn__}/invocations`;
  const role = authorizer.get('FunctionInvokeRole');
  const written = authorizer.get('Identity');
  const identity = dictOf(written);
  if (isSet(written) && !identity) refuse('', wrongShape('Identity', 'a map'));
  const simple = authorizer.get('EnableSimpleResponses');
  const sources = SOURCES.flatMap(([prefix, property]) => {
    const names = identity?.get(property);
    if (!isSet(names)) return [];
    if (!listOf(names)?.every(isText)) refuse(property, badValue(property, { en: 'a list of texts is needed', ko: '문자열 목록이어야 합니다' }));
    return (listOf(names) ?? []).map((name) => `${prefix}${textOf(name) ?? ''}`);
  });
  return dict({
    type: 'apiKey', name: 'Unused', in: 'header',
    'x-amazon-apigateway-authorizer': dict({
      type: 'request', authorizerUri: sub(uri, dict({ __FunctionArn__: authorizer.get('FunctionArn') ?? null })), authorizerCredentials: isSet(role) && textOf(role) !== 'NONE' ? role : undefined,
      authorizerResultTtlInSeconds: identity?.get('ReauthorizeEvery') ?? undefined, identitySource: isSet(identity) ? sources : undefined,
      authorizerPayloadFormatVersion: authorizer.get('AuthorizerPayloadFormatVersion') ?? undefined, enableSimpleResponses: isSet(simple) ? simple : undefined,
    }),
  });
}
