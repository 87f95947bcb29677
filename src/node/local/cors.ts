import { isObject, own, type Json } from '../../core/model/json.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

/** What an HTTP API says to browsers on other origins. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export interface Cors {
  /** The answer to a browser that asks first; undefined for every other request. */
  readonly preflight: (request: HttpRequest) => HttpAnswer | undefined;
  readonly headers: (request: HttpRequest) => Readonly<Record<string, string>>;
}

/** Reads `CorsConfiguration`; undefined where the API has none. */
export function corsOf(configuration: Json | undefined): Cors | undefined {
  if (!isObject(configuration)) return undefined;
  const list = (key: string): string => {
    const value = own(configuration, key);
    return Array.isArray(value) ? (value as readonly Json[]).map(String).join(',') : '';
  };
  const origins = list('AllowOrigins').split(',');
  const headers = ({ headers: { origin } }: HttpRequest): Readonly<Record<string, string>> => {
    if (origin === undefined || !(origins.includes('*') || origins.includes(origin))) return {};
    return told({
      'access-control-allow-origin': origins.includes('*') ? '*' : origin,
      'access-control-expose-headers': list('ExposeHeaders'),
      'access-control-allow-credentials': own(configuration, 'AllowCredentials') === true ? 'true' : '',
    });
  };
  const preflight = (request: HttpRequest): HttpAnswer | undefined => {
    if (request.method !== 'OPTIONS' || request.headers['origin'] === undefined || request.headers['access-control-request-method'] === undefined) return undefined;
    const age = own(configuration, 'MaxAge');
    return { status: 204, body: '', headers: told({ 'access-control-allow-methods': list('AllowMethods'), 'access-control-allow-headers': list('AllowHeaders'), 'access-control-max-age': age === undefined ? '' : String(age) }) };
  };
  return { preflight, headers };
}

function told(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}
