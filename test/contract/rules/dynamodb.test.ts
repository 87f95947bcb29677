import { service } from '../../../src/services/dynamodb/service.ts';
import { specifyRules } from './rule-cases.ts';

const KEY = 'KeySchema: [{ AttributeName: id, KeyType: HASH }]';
const ID = '{ AttributeName: id, AttributeType: S }';
const DEFINED = `AttributeDefinitions: [${ID}]`;
const table = (properties: string, rest = '') => `nodes:\n  items:\n    service: dynamodb\n    properties: { ${properties} }\n${rest}`;
const onDemand = (properties: string) => table(`BillingMode: PAY_PER_REQUEST, ${properties}`);
const index = (name: number) => `{ IndexName: i${name}, KeySchema: [{ AttributeName: id, KeyType: HASH }], Projection: { ProjectionType: ALL } }`;
const indexes = (count: number) => Array.from({ length: count }, (_, at) => index(at)).join(', ');
const PROVISIONED = 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }';
const projecting = (count: number) => `{ IndexName: p${count}, ${KEY}, Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [${Array.from({ length: count }, (_, at) => `a${at}`).join(', ')}] } }`;
const JOB = 'service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler }';
const used = (peak: string, access: string, properties: string, assume = '', flow = '', connection = '') => `nodes:
  people: { service: client, traffic: { all: { peak: ${peak}, path: GET /${flow} } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
  job: { ${JOB} }
  items: { service: dynamodb, properties: { ${DEFINED}, ${KEY}, ${properties} }${assume === '' ? '' : `, ${assume}`} }
connections:
  people-api: { from: people, to: api }
  api-job: { from: api, to: job, routes: [all] }
  job-items: { from: job, to: items, access: [${access}]${connection} }
`;
const batched = (access: string, batch: string) => used('1/s', access, 'BillingMode: PAY_PER_REQUEST', '', '', `, assume: { batch: ${batch} }`);
const collected = (grow: string) => table(
  `BillingMode: PAY_PER_REQUEST, ${DEFINED}, KeySchema: [{ AttributeName: id, KeyType: HASH }, { AttributeName: at, KeyType: RANGE }], LocalSecondaryIndexes: [${index(1)}]`,
  `    assume: { hotKeyShare: 10 %, storage: { grow: ${grow} } }\n`);
const threeTables = (largest: number) => `nodes:
${([['small', 30000], ['large', largest], ['other', 30000]] as const).map(([id, units]) => `  ${id}: { service: dynamodb, properties: { ${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: ${units}, WriteCapacityUnits: 5 } } }\n`).join('')}`;
const streaming = (count: number, mapping = 'MaximumRetryAttempts: 5') => `nodes:
  items: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, ${DEFINED}, ${KEY}, StreamSpecification: { StreamViewType: NEW_IMAGE } } }
${Array.from({ length: count }, (_, at) => `  f${at}: { ${JOB} }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  items-f${at}: { from: items, to: f${at}, properties: { ${mapping} } }\n`).join('')}`;
const cached = (nodes: number) => table(`BillingMode: PAY_PER_REQUEST, ${DEFINED}, ${KEY}`, `    parts: { Cache: { Type: AWS::DAX::Cluster, Properties: { NodeType: dax.t3.small, ReplicationFactor: ${nodes} } } }\n`);

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
    fine: table(`${DEFINED}, ${KEY}, ${PROVISIONED}`),
  },
  {
    rule: 'dynamodb.throughput-with-on-demand', at: 'nodes.items.properties.GlobalSecondaryIndexes.0.ProvisionedThroughput',
    design: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [{ IndexName: all, ${KEY}, ${PROVISIONED} }]`),
    says: 'The table is on-demand, so it has no ProvisionedThroughput. Remove it, or set BillingMode to PROVISIONED.', fix: { value: undefined },
  },
  {
    rule: 'dynamodb.index-throughput-missing', at: 'nodes.items.properties.GlobalSecondaryIndexes.0.ProvisionedThroughput',
    design: table(`${DEFINED}, ${KEY}, ${PROVISIONED}, GlobalSecondaryIndexes: [${index(1)}]`),
    says: 'The table is provisioned, so this global index needs a ProvisionedThroughput of its own.', fix: { value: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } },
    fine: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [${index(1)}]`),
  },
  {
    rule: 'dynamodb.index-writes-below-table', at: 'nodes.items.properties.GlobalSecondaryIndexes.0.ProvisionedThroughput.WriteCapacityUnits',
    design: table(`${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 100 }, GlobalSecondaryIndexes: [{ IndexName: all, ${KEY}, ${PROVISIONED} }]`),
    says: 'The index writes 5 units a second, the table 100. Unless few items are in the index, its throttling slows the table down. Make the two equal.', fix: { value: 100 },
    fine: table(`${DEFINED}, ${KEY}, ${PROVISIONED}, GlobalSecondaryIndexes: [{ IndexName: all, ${KEY}, ${PROVISIONED} }]`),
  },
  {
    rule: 'dynamodb.too-many-projected-attributes', at: 'nodes.items.properties', design: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [${projecting(60)}, ${projecting(41)}]`),
    says: 'The table has 101 projected attributes; DynamoDB allows 100. Project ALL in the widest index, or name fewer.', limit: { id: 'dynamodb.projected-attributes', needed: 101 },
    fine: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [${projecting(60)}, ${projecting(40)}]`),
  },
  {
    rule: 'dynamodb.index-name-invalid', at: 'nodes.items.properties.GlobalSecondaryIndexes.0.IndexName', design: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [{ IndexName: by, ${KEY} }]`),
    says: 'The index name has 2 characters. A name has 3 to 255 letters, digits, underscores, hyphens and dots.', limit: { id: 'dynamodb.name-length-min', needed: 2 },
    fine: onDemand(`${DEFINED}, ${KEY}, GlobalSecondaryIndexes: [{ IndexName: by-id, ${KEY} }]`),
  },
  {
    rule: 'dynamodb.peak-above-capacity', at: 'nodes.items.properties.ProvisionedThroughput.WriteCapacityUnits', design: used('300/s', 'put', 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 100 }'),
    says: 'At the peak 300 write units a second are asked for; the table has 100, and what it saved up lasts 150 s. Raise WriteCapacityUnits, or make the table on-demand.', fix: { value: 300 },
    fine: used('300/s', 'put', 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 300 }'),
  },
  {
    rule: 'dynamodb.peak-above-capacity', at: 'nodes.items.properties.ProvisionedThroughput.ReadCapacityUnits', design: used('300/s', 'get', 'ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 5 }', 'assume: { consistentReads: 1, itemSize: 5 KB }'),
    says: 'At the peak 600 read units a second are asked for; the table has 100, and what it saved up lasts 60 s. Raise ReadCapacityUnits, or make the table on-demand.', fix: { value: 600 },
    fine: used('300/s', 'get', 'ProvisionedThroughput: { ReadCapacityUnits: 150, WriteCapacityUnits: 5 }'),
  },
  {
    rule: 'dynamodb.peak-above-capacity', at: 'nodes.items.properties.ProvisionedThroughput.WriteCapacityUnits', design: used('100/s', 'transact-write', 'ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 100 }'),
    says: 'At the peak 200 write units a second are asked for; the table has 100, and what it saved up lasts 300 s. Raise WriteCapacityUnits, or make the table on-demand.', fix: { value: 200 },
  },
  {
    rule: 'dynamodb.peak-above-capacity', at: 'nodes.items.properties.ProvisionedThroughput.WriteCapacityUnits',
    design: used('100/s', 'put', `ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 100 }, LocalSecondaryIndexes: [${index(1)}, ${index(2)}]`),
    says: 'At the peak 300 write units a second are asked for; the table has 100, and what it saved up lasts 150 s. Raise WriteCapacityUnits, or make the table on-demand.', fix: { value: 300 },
    fine: used('100/s', 'put', `ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 100 }`),
  },
  {
    rule: 'dynamodb.peak-above-maximum', at: 'nodes.items.properties.OnDemandThroughput.MaxWriteRequestUnits', design: used('300/s', 'put', 'BillingMode: PAY_PER_REQUEST, OnDemandThroughput: { MaxWriteRequestUnits: 100 }'),
    says: 'At the peak 300 write units a second are asked for; MaxWriteRequestUnits allows 100. Raise it if these calls are to succeed.', fix: { value: 300 },
    fine: used('300/s', 'put', 'BillingMode: PAY_PER_REQUEST, OnDemandThroughput: { MaxWriteRequestUnits: -1 }'),
  },
  {
    rule: 'dynamodb.peak-above-table-throughput', at: 'nodes.items', design: used('50000/s', 'put', 'BillingMode: PAY_PER_REQUEST'),
    says: '“items” needs 50,000 write units a second; a table has 40,000. Cache reads, spread the data over several tables, or have the quota raised and write it under account.quotas.',
    limit: { id: 'dynamodb.table-throughput', needed: 50000 }, fine: used('40000/s', 'put', 'BillingMode: PAY_PER_REQUEST'),
  },
  {
    rule: 'dynamodb.peak-above-table-throughput', at: 'nodes.items.properties.ProvisionedThroughput.ReadCapacityUnits', design: table(`${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: 60000, WriteCapacityUnits: 5 }`),
    says: '“items” needs 60,000 read units a second; a table has 40,000. Cache reads, spread the data over several tables, or have the quota raised and write it under account.quotas.',
    fine: table(`${DEFINED}, ${KEY}, ProvisionedThroughput: { ReadCapacityUnits: 40000, WriteCapacityUnits: 5 }`),
  },
  {
    rule: 'dynamodb.capacity-above-account', at: 'nodes.large.properties.ProvisionedThroughput', design: threeTables(40000),
    says: 'All tables and their global indexes provision 100,000 read units a second; the account has 80,000. Lower them, make tables on-demand (not counted), or have the quota raised and write it under account.quotas.',
    limit: { id: 'dynamodb.account-throughput', needed: 100000 }, fine: threeTables(20000),
  },
  {
    rule: 'dynamodb.spike-above-double', at: 'nodes.items', design: used('9000/s', 'put', 'BillingMode: PAY_PER_REQUEST', '', ', shape: spike'),
    says: 'The spike asks for 9,000 write units a second; the table serves 4,000 at once. Set WarmThroughput.WriteUnitsPerSecond to the peak, or spread the rise over 30 min.',
    limit: { id: 'dynamodb.on-demand-peak-factor' }, fine: used('9000/s', 'put', 'BillingMode: PAY_PER_REQUEST, WarmThroughput: { WriteUnitsPerSecond: 9000 }', '', ', shape: spike'),
  },
  {
    rule: 'dynamodb.peak-above-new-table', at: 'nodes.items', design: used('9000/s', 'put', 'BillingMode: PAY_PER_REQUEST'),
    says: 'At the peak 9,000 write units a second are asked for; a new table serves 4,000. Before the first peak set WarmThroughput.WriteUnitsPerSecond, or let traffic grow over the first days.',
    limit: { id: 'dynamodb.on-demand-initial-writes', needed: 9000 }, fine: used('4000/s', 'put', 'BillingMode: PAY_PER_REQUEST'),
  },
  {
    rule: 'dynamodb.peak-above-new-table', at: 'nodes.items', design: used('30000/s', 'get', 'BillingMode: PAY_PER_REQUEST'),
    says: 'At the peak 15,000 read units a second are asked for; a new table serves 12,000. Before the first peak set WarmThroughput.ReadUnitsPerSecond, or let traffic grow over the first days.',
    limit: { id: 'dynamodb.on-demand-initial-reads', needed: 15000 },
  },
  {
    rule: 'dynamodb.hot-key', at: 'nodes.items.assume.hotKeyShare', design: used('4000/s', 'put', 'BillingMode: PAY_PER_REQUEST', 'assume: { hotKeyShare: 30 % }'),
    says: 'The busiest key takes 30 % of the calls: 1,200 write units a second at the peak; a partition serves 1,000. Spread the key over several values.',
    limit: { id: 'dynamodb.partition-write-units', needed: 1200 }, fine: used('4000/s', 'put', 'BillingMode: PAY_PER_REQUEST', 'assume: { hotKeyShare: 25 % }'),
  },
  {
    rule: 'dynamodb.key-distribution-unknown', at: 'nodes.items', design: used('4000/s', 'put', 'BillingMode: PAY_PER_REQUEST'),
    says: 'At the peak 4,000 write units a second are asked for; one key gets at most 1,000, 25 % of them. Say the share of the busiest key by assume: { hotKeyShare: 1 % }.',
    limit: { id: 'dynamodb.partition-write-units', needed: 4000 }, fine: used('4000/s', 'put', 'BillingMode: PAY_PER_REQUEST', 'assume: { hotKeyShare: 1 % }'),
  },
  {
    rule: 'dynamodb.item-collection-too-large', at: 'nodes.items.assume.hotKeyShare', design: collected('10 GB/month'),
    says: 'After a year the busiest key (10 %) holds 12 GB; a table with local indexes allows 10 GB a key. Use global indexes, or split the key.',
    limit: { id: 'dynamodb.item-collection-max', needed: 12 * 1024 ** 3 }, fine: collected('8 GB/month'),
  },
  {
    rule: 'dynamodb.batch-too-large', at: 'connections.job-items.assume.batch', design: batched('write', '40'),
    says: 'A request is assumed to hold 40 items; BatchWriteItem takes 25. Use several requests.', fix: { value: 25 }, limit: { id: 'dynamodb.batch-write-items', needed: 40 }, fine: batched('transact-write', '40'),
  },
  {
    rule: 'dynamodb.batch-too-large', at: 'connections.job-items.assume.batch', design: batched('read', '120'),
    says: 'A request is assumed to hold 120 items; BatchGetItem takes 100. Use several requests.', fix: { value: 100 }, limit: { id: 'dynamodb.batch-get-items', needed: 120 }, fine: batched('read', '100'),
  },
  {
    rule: 'dynamodb.batch-too-large', at: 'connections.job-items.assume.batch', design: batched('transact-write', '120'),
    says: 'A request is assumed to hold 120 items; a transaction takes 100. Use several requests.', fix: { value: 100 }, limit: { id: 'dynamodb.transaction-items', needed: 120 },
  },
  {
    rule: 'dynamodb.request-too-large', at: 'connections.job-items.assume.batch', design: batched('transact-write', '50, sends: 100 KB'),
    says: '50 items are 4.88 MB together; a transaction takes 4 MB. Use several requests.', limit: { id: 'dynamodb.transaction-size', needed: 50 * 102400 }, fine: batched('transact-write', '40, sends: 100 KB'),
  },
  {
    rule: 'dynamodb.request-too-large', at: 'connections.job-items.assume.batch', design: batched('get', '100, receives: 200 KB'),
    says: '100 items are 19.53 MB together; BatchGetItem takes 16 MB. Use several requests.', limit: { id: 'dynamodb.batch-get-size' }, fine: batched('get', '80, receives: 200 KB'),
  },
  {
    rule: 'dynamodb.answer-needs-pages', at: 'connections.job-items', design: used('1/s', 'query', 'BillingMode: PAY_PER_REQUEST', 'assume: { itemsPerQuery: 100, itemSize: 25 KB }'),
    says: 'A call reads 2.44 MB here, and a page holds 1 MB: 3 calls one after the other. Read less at a time, or keep the answer ready elsewhere.',
    limit: { id: 'dynamodb.page-max', needed: 2560000 }, fine: used('1/s', 'query', 'BillingMode: PAY_PER_REQUEST', 'assume: { itemsPerQuery: 40, itemSize: 25 KB }'),
  },
  {
    rule: 'dynamodb.too-many-stream-readers', at: 'nodes.items.properties.StreamSpecification', design: streaming(3),
    says: 'The stream has 3 functions that poll it; DynamoDB allows 2. Let one function hand the records on, for example to a topic.', limit: { id: 'dynamodb.stream-readers', needed: 3 }, fine: streaming(2),
  },
  {
    rule: 'dynamodb.record-age-above-retention', at: 'connections.items-f0.properties.MaximumRecordAgeInSeconds', design: streaming(1, 'MaximumRecordAgeInSeconds: 604800'),
    says: 'MaximumRecordAgeInSeconds is 168 h; the stream keeps records for 24 h.', fix: { value: 86400 }, limit: { id: 'dynamodb.stream-retention', needed: 604800 }, fine: streaming(1, 'MaximumRecordAgeInSeconds: 86400'),
  },
  {
    rule: 'dynamodb.failing-record-blocks-stream', at: 'connections.items-f0', design: streaming(1, 'BatchSize: 10'),
    says: 'A record that “f0” cannot process is tried again until it expires after 24 h, and all behind it waits. Set MaximumRetryAttempts here, and connect the function to a queue by `on-failure`.',
    fine: streaming(1),
  },
  {
    rule: 'dynamodb.no-point-in-time-recovery', at: 'nodes.items.properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', design: onDemand(`${DEFINED}, ${KEY}`),
    says: 'Point-in-time recovery is off: what is overwritten or deleted by mistake is gone. Switch it on unless the data can be made anew.', fix: { value: true },
    fine: onDemand(`${DEFINED}, ${KEY}, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: !Ref Recovery }`),
  },
  {
    rule: 'dynamodb.expiry-without-attribute', at: 'nodes.items.properties.TimeToLiveSpecification', design: onDemand(`${DEFINED}, ${KEY}, TimeToLiveSpecification: { Enabled: true }`),
    says: 'TimeToLiveSpecification is on and names no attribute. Set AttributeName to the one that holds the time of expiry, in seconds since 1970.',
    fine: onDemand(`${DEFINED}, ${KEY}, TimeToLiveSpecification: { Enabled: true, AttributeName: expires }`),
  },
  {
    rule: 'dynamodb.too-many-cache-nodes', at: 'nodes.items.parts.Cache.Properties.ReplicationFactor', design: cached(12),
    says: 'ReplicationFactor is 12; DAX allows at most 11.', fix: { value: 11 }, limit: { id: 'dynamodb.dax-nodes', needed: 12 }, fine: cached(11),
  },
  {
    rule: 'dynamodb.policy-too-large', at: 'nodes.items.properties.ResourcePolicy.PolicyDocument', design: onDemand(`${DEFINED}, ${KEY}, ResourcePolicy: { PolicyDocument: { Principals: ['${'x'.repeat(20480)}'] } }`),
    says: 'The resource policy has 20,499 bytes; DynamoDB takes 20,480. Name fewer principals, or let several share a statement.', limit: { id: 'dynamodb.resource-policy-max', needed: 20499 },
    fine: onDemand(`${DEFINED}, ${KEY}, ResourcePolicy: { PolicyDocument: { Principals: ['${'x'.repeat(20461)}'] } }`),
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
