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

const unauthorized: Passed = { kind: 'refused', answer: json(401, { message: 'Unauthorized' }, { 'www-authenticate': 'Bearer' }) };

/** Lets through who has a token of the issuer for this audience, with one of the scopes where the route wants any. */
export function authorize(request: HttpRequest, authorizer: Authorizer | undefined, scopes: readonly string[], pools: ReadonlyMap<string, TokenIssuer>): Passed {
  if (!authorizer) return { kind: 'passed' };
  const token = tokenIn(request, authorizer.sources);
  const claims = token === undefined ? undefined : pools.get(authorizer.issuer)?.verify(token);
  if (!claims || !authorizer.audience.includes(String(claims['aud'] ?? claims['client_id']))) return unauthorized;
  const granted = String(claims['scope'] ?? claims['scp'] ?? '').split(' ').filter(Boolean);
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return { kind: 'refused', answer: json(403, { message: 'Forbidden' }) };
  return { kind: 'passed', jwt: { claims: asTexts(claims), scopes: scopes.length > 0 ? granted.filter((scope) => scopes.includes(scope)) : null } };
}

function tokenIn(request: HttpRequest, sources: readonly string[]): string | undefined {
  for (const source of sources.length > 0 ? sources : ['$request.header.Authorization']) {
    const [, kind, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    const found = kind === 'header' ? request.headers[name.toLowerCase()] : new URLSearchParams(request.query).get(name);
    if (found) return found.replace(/^Bearer\s+/i, '');
  }
  return undefined;
}

/** API Gateway hands every claim on as text, a list as `[one two]`. */
function asTexts(claims: Claims): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : String(value)]));
}
