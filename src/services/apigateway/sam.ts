import { renamed, type Spellings } from '../../core/catalog/spelling.ts';
import { isObject, own, type JsonObject } from '../../core/model/json.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html (2026-11) */
export const restSpellings: Spellings = {
  'AWS::Serverless::Api': { globals: 'Api', read: (properties) => ({ ...renamed(properties, { DefinitionBody: 'Body' }), ...endpoint(properties) }) },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html (2026-11) */
export const httpSpellings: Spellings = {
  'AWS::Serverless::HttpApi': { globals: 'HttpApi', read: (properties) => renamed(properties, { DefinitionBody: 'Body' }) },
};

/** `REGIONAL`, or `{ Type: PRIVATE, VPCEndpointIds }`. */
function endpoint(properties: JsonObject): JsonObject {
  const written = own(properties, 'EndpointConfiguration');
  const type = typeof written === 'string' ? written : isObject(written) ? own(written, 'Type') : undefined;
  return type === undefined ? {} : { EndpointConfiguration: { ...(isObject(written) ? written : {}), Types: [type] } };
}
