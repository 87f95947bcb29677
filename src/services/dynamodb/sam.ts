import type { Spellings } from '../../core/catalog/spelling.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html (2026-11) */
export const spellings: Spellings = {
  'AWS::Serverless::SimpleTable': { globals: 'SimpleTable', read: (properties) => ({ ...keyOf(own(properties, 'PrimaryKey')), ...capacity(properties), ...properties }) },
};

const TYPES = new Map([['String', 'S'], ['Number', 'N'], ['Binary', 'B']]);

/** `{ Name, Type }`; a text called `id` where it says nothing. */
function keyOf(key: Json | undefined): JsonObject {
  const [name, type] = isObject(key) ? [own(key, 'Name'), own(key, 'Type')] : [];
  return {
    AttributeDefinitions: [{ AttributeName: name ?? 'id', AttributeType: TYPES.get(String(type)) ?? 'S' }],
    KeySchema: [{ AttributeName: name ?? 'id', KeyType: 'HASH' }],
  };
}

function capacity(properties: JsonObject): JsonObject {
  return { BillingMode: Object.hasOwn(properties, 'ProvisionedThroughput') ? 'PROVISIONED' : 'PAY_PER_REQUEST' };
}
