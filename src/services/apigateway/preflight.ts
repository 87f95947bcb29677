import { own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { DraftObject } from '../../core/cloudformation/draft.ts';

/**
 * The answer to a browser's preflight, given by API Gateway itself. `cors` holds the same keys as for
 * an HTTP API. A fixed answer can name one origin only: the first.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html (2026-11)
 */
export function preflightOf(cors: JsonObject, verbs: readonly string[]): DraftObject {
  const headers = headersOf(cors, verbs);
  const parameters = (quote: (value: string) => string | boolean): DraftObject =>
    Object.fromEntries(headers.map(([name, value]) => [`method.response.header.${name}`, quote(value)]));
  return {
    HttpMethod: 'OPTIONS',
    AuthorizationType: 'NONE',
    Integration: {
      Type: 'MOCK',
      RequestTemplates: { 'application/json': '{"statusCode": 204}' },
      IntegrationResponses: [{ StatusCode: '204', ResponseParameters: parameters((value) => `'${value}'`) }],
    },
    MethodResponses: [{ StatusCode: '204', ResponseParameters: parameters(() => true) }],
  };
}

function headersOf(cors: JsonObject, verbs: readonly string[]): readonly (readonly [string, string])[] {
  const origin = textsOf(own(cors, 'AllowOrigins'))[0] ?? '*';
  const methods = textsOf(own(cors, 'AllowMethods'));
  const headers = textsOf(own(cors, 'AllowHeaders'));
  const age = own(cors, 'MaxAge');
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Methods', (methods.length > 0 ? methods : [...verbs, 'OPTIONS']).join(',')],
    ...(headers.length > 0 ? [['Access-Control-Allow-Headers', headers.join(',')] as const] : []),
    ...(own(cors, 'AllowCredentials') === true ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(typeof age === 'number' ? [['Access-Control-Max-Age', String(age)] as const] : []),
  ];
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}
