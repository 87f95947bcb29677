import { at, isObject, own, type Json, type JsonObject } from '../core/model/json.ts';
import { foldTags } from './fold-function.ts';

const TYPES: ReadonlyMap<Json | undefined, string> = new Map<Json | undefined, string>([['S', 'String'], ['N', 'Number'], ['B', 'Binary']]);
const SAME = new Set(['TableName', 'ProvisionedThroughput', 'PointInTimeRecoverySpecification', 'SSESpecification']);

/** A table with one key and nothing that needs more as `AWS::Serverless::SimpleTable`. */
export function foldTable(resource: JsonObject): JsonObject | undefined {
  const properties = own(resource, 'Properties');
  if (!isObject(properties)) return undefined;
  const name = at(properties, ['KeySchema', 0, 'AttributeName']);
  const type = TYPES.get(at(properties, ['AttributeDefinitions', 0, 'AttributeType']));
  if (typeof name !== 'string' || type === undefined) return undefined;
  const key: Json = name === 'id' && type === 'String' ? {} : { PrimaryKey: { Name: name, Type: type } };
  const rest = Object.entries(properties).flatMap(([property, value]) => {
    if (SAME.has(property)) return [[property, value] as const];
    const tags = property === 'Tags' ? foldTags(value) : undefined;
    return tags ? [tags] : [];
  });
  return { ...resource, Type: 'AWS::Serverless::SimpleTable', Properties: { ...key, ...Object.fromEntries(rest) } };
}
