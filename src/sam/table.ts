import { keptOf, made } from './made.ts';
import { missing } from './messages.ts';
import { oneOf } from './role.ts';
import { ANY, fits, MAP, TEXT_OR_MAP, type Rules } from './shapes.ts';
import type { Expand, Macro } from './stack.ts';
import { tagList } from './tags.ts';
import { dict, dictOf, isSet, textOf, type Value } from './tree.ts';

const RULES: Rules = { PointInTimeRecoverySpecification: ANY, PrimaryKey: MAP, ProvisionedThroughput: MAP, TableName: TEXT_OR_MAP, Tags: MAP, SSESpecification: MAP };

const TYPES: ReadonlyMap<string, string> = new Map([['String', 'S'], ['Number', 'N'], ['Binary', 'B']]);

/** A table with one key. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html */
export const expandTable: Expand = (macro) => {
  if (!fits(macro.properties, RULES, macro.type, macro.refuse)) return [];
  const key = keyOf(macro);
  const set = (name: string): Value | undefined => (isSet(macro.properties.get(name)) ? macro.properties.get(name) : undefined);
  return [made(macro.id, 'AWS::DynamoDB::Table', {
    AttributeDefinitions: [dict({ AttributeName: key.name, AttributeType: key.type })], KeySchema: [dict({ AttributeName: key.name, KeyType: 'HASH' })],
    BillingMode: set('ProvisionedThroughput') === undefined ? 'PAY_PER_REQUEST' : undefined, PointInTimeRecoverySpecification: set('PointInTimeRecoverySpecification'),
    ProvisionedThroughput: set('ProvisionedThroughput'), SSESpecification: set('SSESpecification'), TableName: set('TableName'), Tags: set('Tags') && tagList(set('Tags')),
  }, keptOf(macro.resource), macro.resource.get('DependsOn'))];
};

function keyOf(macro: Macro): { readonly name: Value; readonly type: string } {
  const key = dictOf(macro.properties.get('PrimaryKey'));
  if (!key || key.size === 0) return { name: 'id', type: 'S' };
  for (const name of ['Name', 'Type']) if (!isSet(key.get(name))) macro.refuse(['PrimaryKey', name], missing(`PrimaryKey.${name}`));
  if (isSet(key.get('Type'))) oneOf(macro, ['PrimaryKey', 'Type'], key.get('Type'), [...TYPES.keys()]);
  return { name: key.get('Name') ?? null, type: TYPES.get(textOf(key.get('Type')) ?? '') ?? 'S' };
}
