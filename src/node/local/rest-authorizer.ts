import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { functionIn, type ApiWorld } from './api-world.ts';
import { claimTexts, identityIn } from './authorizer.ts';
import { json, type HttpAnswer, type HttpRequest } from './http.ts';
import { LambdaAuthorizer } from './lambda-authorizer.ts';
import { eventV1, type RoutedV1 } from './payload-v1.ts';
import { ACCOUNT, type LocalTemplate } from './resources.ts';
import type { Span } from './trace.ts';

export type Allowed = { readonly kind: 'passed'; readonly authorizer?: object } | { readonly kind: 'refused'; readonly answer: HttpAnswer };
export type Allow = (request: HttpRequest, routed: RoutedV1, cause: Span) => Promise<Allowed>;

const passed: Allowed = { kind: 'passed' };
const refusing = (answer: HttpAnswer): Allowed => ({ kind: 'refused', answer });
const unauthorized = refusing(json(401, { message: 'Unauthorized' }, { 'x-amzn-errortype': 'UnauthorizedException' }));
const unsigned = refusing(json(403, { message: 'Missing Authentication Token' }, { 'x-amzn-errortype': 'MissingAuthenticationTokenException' }));
/** What a function that fails leads to: https://dev.to/marcogrcr/api-gateway-lambda-authorizer-lambda-proxy-integration-failure-modes-52bc (2026-11). */
const failed = refusing(json(500, { message: null }, { 'x-amzn-errortype': 'AuthorizerConfigurationException' }));

/** Seconds that the answer of an authorizer is remembered: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html (2026-11). */
const REMEMBERED = 300;

/** Who may call a method of a REST API. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html */
export function restAuthorizer(method: JsonObject, template: LocalTemplate, world: ApiWorld): Allow {
  const type = own(method, 'AuthorizationType');
  const authorizer = template.ofType('AWS::ApiGateway::Authorizer').find(({ id }) => template.ref(id) === own(method, 'AuthorizerId'))?.properties ?? {};
  // Keys that open nothing sign here, so that a signature is looked for and not checked.
  if (type === 'AWS_IAM') return ({ headers, query }) => Promise.resolve(headers['authorization'] === undefined && !query.includes('X-Amz-Signature=') ? unsigned : passed);
  if (type === 'COGNITO_USER_POOLS') return byUserPool(authorizer, textsIn(own(method, 'AuthorizationScopes')), template, world);
  return type === 'CUSTOM' ? byFunction(authorizer, world) : () => Promise.resolve(passed);
}

/** Without scopes the identity token, with scopes an access token that has one of them: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html (2026-11). */
function byUserPool(authorizer: JsonObject, scopes: readonly string[], template: LocalTemplate, { pools }: ApiWorld): Allow {
  const arns = textsIn(own(authorizer, 'ProviderARNs'));
  const mine = template.ofType('AWS::Cognito::UserPool').filter(({ id }) => arns.includes(template.attribute(id, 'Arn'))).flatMap(({ id }) => pools.get(template.attribute(id, 'ProviderURL')) ?? []);
  const sources = sourcesOf(authorizer, 'method.request.header.Authorization');
  return (request) => {
    const token = identityIn(request, sources)?.replace(/^Bearer\s+/i, '');
    const claims = token === undefined ? undefined : mine.map((pool) => pool.verify(token)).find(Boolean);
    const granted = String(claims?.['scope'] ?? '').split(' ');
    const fits = claims && (scopes.length === 0 ? claims['token_use'] === 'id' : claims['token_use'] === 'access' && scopes.some((scope) => granted.includes(scope)));
    return Promise.resolve(fits ? { kind: 'passed', authorizer: { claims: claimTexts(claims) } } : unauthorized);
  };
}

function byFunction(authorizer: JsonObject, world: ApiWorld): Allow {
  const arn = functionIn(String(own(authorizer, 'AuthorizerUri') ?? ''));
  const isToken = own(authorizer, 'Type') === 'TOKEN';
  const lifetime = Number(own(authorizer, 'AuthorizerResultTtlInSeconds') ?? REMEMBERED);
  const asks = new LambdaAuthorizer(world, lifetime);
  const sources = sourcesOf(authorizer, isToken ? 'method.request.header.Authorization' : '');
  const expression = own(authorizer, 'IdentityValidationExpression');
  return async (request, routed, cause) => {
    const identities = sources.map((source) => identityIn(request, [source]));
    if (identities.some((each) => each === undefined)) return unauthorized;
    if (isToken && typeof expression === 'string' && !new RegExp(`^(?:${expression})$`).test(identities[0] ?? '')) return unauthorized;
    const method = `arn:aws:execute-api:${world.region}:${ACCOUNT}:${routed.api}/${routed.stage}/${request.method}${routed.path}`;
    const event = isToken ? { type: 'TOKEN', authorizationToken: identities[0], methodArn: method } : { ...eventV1(request, routed, new Date()), type: 'REQUEST', methodArn: method };
    const judged = await asks.judge({ arn, event, method, simple: false, cause }, identities.length === 0 ? undefined : identities.join('\0'));
    switch (judged.kind) {
      case 'allowed': return { kind: 'passed', authorizer: Object.fromEntries(Object.entries(judged.context).map(([key, value]) => [key, isObject(value) ? JSON.stringify(value) : String(value)])) };
      case 'denied': return refusing(json(403, { Message: `User is not authorized to access this resource${judged.explicitly ? ' with an explicit deny' : ''}` }, { 'x-amzn-errortype': 'AccessDeniedException' }));
      case 'unauthorized': return unauthorized;
      case 'failed': return failed;
    }
  };
}

function sourcesOf(authorizer: JsonObject, otherwise: string): readonly string[] {
  return String(own(authorizer, 'IdentitySource') ?? otherwise).split(',').map((source) => source.trim()).filter(Boolean);
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : [];
}
