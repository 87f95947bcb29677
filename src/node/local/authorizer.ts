import { json, type HttpAnswer, type HttpRequest } from './http.ts';
import type { Claims, TokenIssuer } from './user-pool/tokens.ts';

/** A JWT authorizer of an HTTP API. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
export interface Authorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** `$request.header.Authorization`, `$request.querystring.token`. */
  readonly sources: readonly string[];
}

export type Passed =
  | { readonly kind: 'passed'; readonly jwt?: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null } }
  | { readonly kind: 'refused'; readonly answer: HttpAnswer };

/** What AWS says of a token that it refuses: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html (2026-11). */
function unauthorized(why: string): Passed {
  return { kind: 'refused', answer: json(401, { message: 'Unauthorized' }, { 'www-authenticate': `Bearer scope="" error="invalid_token" error_description="${why}"` }) };
}

/** Lets through who has a token of the issuer for this audience, with one of the scopes where the route wants any. */
export function authorize(request: HttpRequest, authorizer: Authorizer | undefined, scopes: readonly string[], pools: ReadonlyMap<string, TokenIssuer>): Passed {
  if (!authorizer) return { kind: 'passed' };
  const token = identityIn(request, authorizer.sources.length > 0 ? authorizer.sources : ['$request.header.Authorization']);
  if (token === undefined) return { kind: 'refused', answer: json(401, { message: 'Unauthorized' }, { 'www-authenticate': 'Bearer' }) };
  const claims = pools.get(authorizer.issuer)?.verify(token.replace(/^Bearer\s+/i, ''));
  if (!claims) return unauthorized('the token is not valid');
  if (!authorizer.audience.includes(String(claims['aud'] ?? claims['client_id']))) return unauthorized('the token does not have a valid audience');
  const granted = String(claims['scope'] ?? claims['scp'] ?? '').split(' ').filter(Boolean);
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return { kind: 'refused', answer: json(403, { message: 'Forbidden' }) };
  return { kind: 'passed', jwt: { claims: claimTexts(claims), scopes: scopes.length > 0 ? granted.filter((scope) => scopes.includes(scope)) : null } };
}

/** What stands at the first of the sources that has something: `$request.header.X`, `$request.querystring.x`, `method.request.header.X`, `route.request.header.X`. */
export function identityIn(request: HttpRequest, sources: readonly string[]): string | undefined {
  for (const source of sources) {
    const [, kind, name = ''] = /request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    const found = kind === 'header' ? request.headers[name.toLowerCase()] : new URLSearchParams(request.query).get(name);
    if (found) return found;
  }
  return undefined;
}

/** API Gateway hands every claim on as text, a list as `[one two]`. */
export function claimTexts(claims: Claims): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : String(value)]));
}
