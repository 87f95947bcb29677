import { service } from '../../../src/services/dynamodb/service.ts';
import { specifyRules } from './rule-cases.ts';

const KEY = 'KeySchema: [{ AttributeName: id, KeyType: HASH }]';
const ID = '{ AttributeName: id, AttributeType: S }';
const DEFINED = `AttributeDefinitions: [${ID}]`;
const table = (properties: string, rest = '') => `nodes:\n  items:\n    service: dynamodb\n    properties: { ${properties} }\n${rest}`;
const onDemand = (properties: string) => table(`BillingMode: PAY_PER_REQUEST, ${properties}`);
const index = (name: number) => `{ IndexName: i${name}, KeySchema: [{ AttributeName: id, KeyType: HASH }], Projection: { ProjectionType: ALL } }`;
const indexes = (count: number) => Array.from({ length: count }, (_, at) => index(at)).join(', ');

specifyRules(service, [
  {
    rule: 'dynamodb.key-schema-invalid', at: 'nodes.items.properties.KeySchema',
    design: onDemand(`${DEFINED}, KeySchema: [{ AttributeName: id, KeyType: RANGE }]`),
    says: 'A key is one HASH attribute, then at most one RANGE attribute; here it is RANGE.', fine: onDemand(`${DEFINED}, ${KEY}`),
  },
  {
    rule: 'dynamodb.key-not-declared', at: 'nodes.items.properties.KeySchema.0.AttributeName',
    design: onDemand('AttributeDefinitions: [{ AttributeName: other, AttributeType: S }], ' + KEY),
    says: 'The key attribute “id” is not under AttributeDefinitions. Add { AttributeName: id, AttributeType: S }.', fine: onDemand(`${DEFINED}, ${KEY}`),
  },
  {
    rule: 'dynamodb.key-not-declared', at: 'nodes.items.properties.GlobalSecondaryIndexes.0.KeySchema.0.AttributeName',
    design: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [{ IndexName: byOwner, KeySchema: [{ AttributeName: owner, KeyType: HASH }], Projection: { ProjectionType: ALL } }]`),
    says: 'The key attribute “owner” is not under AttributeDefinitions. Add { AttributeName: owner, AttributeType: S }.',
    fine: onDemand(`AttributeDefinitions: !Ref Attributes, ${KEY}`),
  },
  {
    rule: 'dynamodb.attribute-not-a-key', at: 'nodes.items.properties.AttributeDefinitions.1',
    design: onDemand(`AttributeDefinitions: [${ID}, { AttributeName: name, AttributeType: S }], ${KEY}`),
    says: '“name” is declared, but neither the key nor an index uses it. Remove it: only key attributes are declared.', fix: { value: undefined },
    fine: onDemand(`AttributeDefinitions: [${ID}, { AttributeName: name, AttributeType: S }], ${KEY}, GlobalSecondaryIndexes: [!Ref Index]`),
  },
  {
    rule: 'dynamodb.local-index-without-sort-key', at: 'nodes.items.properties.LocalSecondaryIndexes',
    design: onDemand(`${DEFINED}, ${KEY}, LocalSecondaryIndexes: [${index(1)}]`),
    says: 'Local indexes need a table with a sort key, and KeySchema has a HASH attribute only. Add a RANGE attribute, or use global indexes.',
    fine: onDemand(`${DEFINED}, KeySchema: [{ AttributeName: id, KeyType: HASH }, { AttributeName: at, KeyType: RANGE }], LocalSecondaryIndexes: [${index(1)}]`),
  },
  {
    rule: 'dynamodb.too-many-local-indexes', at: 'nodes.items.properties.LocalSecondaryIndexes',
    design: onDemand(`${DEFINED}, ${KEY}, LocalSecondaryIndexes: [${indexes(6)}]`),
    says: 'LocalSecondaryIndexes has 6 indexes; DynamoDB allows 5 a table. Use global indexes for the rest.',
    fine: onDemand(`${DEFINED}, ${KEY}, LocalSecondaryIndexes: [${indexes(5)}]`),
  },
  {
    rule: 'dynamodb.too-many-global-indexes', at: 'nodes.items.properties.GlobalSecondaryIndexes',
    design: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [${indexes(21)}]`),
    says: 'GlobalSecondaryIndexes has 21 indexes; DynamoDB allows 20 a table. Have the quota raised and write it under account.quotas, or use fewer.',
    fine: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [${indexes(21)}]`) + 'account: { quotas: { dynamodb.global-indexes: 40 } }',
  },
  {
    rule: 'dynamodb.throughput-missing', at: 'nodes.items.properties.BillingMode', design: table(`${DEFINED}, ${KEY}`),
    says: 'A table without BillingMode PAY_PER_REQUEST is provisioned and needs ProvisionedThroughput. Make it on-demand, or set the capacity.',
    fix: { value: 'PAY_PER_REQUEST' },
    fine: table(`${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }`),
  },
  {
    rule: 'dynamodb.throughput-with-on-demand', at: 'nodes.items.properties.ProvisionedThroughput',
    design: onDemand(`${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }`),
    says: 'The table is on-demand, so it has no ProvisionedThroughput. Remove it, or set BillingMode to PROVISIONED.', fix: { value: undefined },
  },
  {
    rule: 'dynamodb.item-above-400-kb', at: 'nodes.items.assume.itemSize',
    design: table(`BillingMode: PAY_PER_REQUEST, ${DEFINED}, ${KEY}`, '    assume: { itemSize: 2 MB }\n'),
    says: 'An item is assumed to be 2 MB; DynamoDB stores at most 400 KB. Put large values into a bucket and keep their key here.',
    fine: table(`BillingMode: PAY_PER_REQUEST, ${DEFINED}, ${KEY}`, '    assume: { itemSize: 400 KB }\n'),
  },
  {
    rule: 'dynamodb.table-name-invalid', at: 'nodes.items.properties.TableName', design: onDemand(`${DEFINED}, ${KEY}, TableName: my items`),
    says: 'A table name has 3 to 255 letters, digits, underscores, hyphens and dots. Change it, or remove it and let CloudFormation make one.', fix: { value: undefined },
    fine: onDemand(`${DEFINED}, ${KEY}, TableName: !Sub "\${Stage}-items"`),
  },
]);
