import fc from 'fast-check';
import type { JsonObject } from '../../src/core/model/json.ts';

/** A kind of node, and settings that AWS accepts in any combination: those of one group exclude each other. */
interface Variety {
  readonly service: string;
  readonly properties?: JsonObject;
  readonly routes?: JsonObject;
  readonly behaviours?: JsonObject;
  readonly settings?: JsonObject;
  readonly groups: readonly (readonly JsonObject[])[];
}

const KEY = { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab' };
const TAGS = { Tags: [{ Key: 'team', Value: 'shop' }, { Key: 'stack', Value: { Ref: 'AWS::StackName' } }] };
const QUEUE = { VisibilityTimeout: 120, MessageRetentionPeriod: 86400 };

const FUNCTION: Variety = {
  service: 'lambda', properties: { Handler: 'index.handler', Timeout: 20 },
  groups: [
    [{ Runtime: 'nodejs24.x' }, { Runtime: 'python3.13' }, { Runtime: 'java21' }],
    [{ MemorySize: 512 }, { MemorySize: 10240 }],
    [{ Architectures: ['arm64'] }, { Architectures: ['x86_64'] }],
    [{ EphemeralStorage: { Size: 2048 } }],
    [{ TracingConfig: { Mode: 'Active' } }, { TracingConfig: { Mode: 'PassThrough' } }],
    [{ Environment: { Variables: { MODE: 'fast', REGION_SET: { Ref: 'AWS::Region' } } } }],
    [{ ReservedConcurrentExecutions: 5 }],
    [{ Description: 'Takes "orders": yes, 100 %' }],
    [{ LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' } }],
    [{ KmsKeyArn: KEY }],
    [{ VpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'], SecurityGroupIds: ['sg-0123456789abcdef0'] } }],
    [{ RecursiveLoop: 'Terminate' }],
    [TAGS],
  ],
};

const BUCKET: Variety = {
  service: 's3',
  groups: [
    [{ VersioningConfiguration: { Status: 'Enabled' } }],
    [{ LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', ExpirationInDays: 365, Prefix: 'logs/', Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }] }] } }],
    [{ CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://example.com'], AllowedHeaders: ['*'], MaxAge: 300 }] } }],
    [{ BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } }] } }],
    [{ AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }],
    [{ IntelligentTieringConfigurations: [{ Id: 'cold', Status: 'Enabled', Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 180 }] }] }],
    [{ NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } }],
    [{ ObjectLockEnabled: true }],
    [TAGS],
  ],
};

const TABLE: Variety = {
  service: 'dynamodb', properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
  groups: [
    [{ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }, { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }],
    [{ TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }],
    [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    [{ SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY } }],
    [{ TableClass: 'STANDARD_INFREQUENT_ACCESS' }],
    [{ DeletionProtectionEnabled: true }],
    [{ ContributorInsightsSpecification: { Enabled: true } }],
    [TAGS],
  ],
};

const INDEX = { IndexName: 'by-kind', KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } };
const ID = { AttributeName: 'id', AttributeType: 'S' };
const KIND = { AttributeName: 'kind', AttributeType: 'S' };
const UNITS = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };

const POOL: Variety = {
  service: 'cognito.user-pool',
  groups: [
    [{ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
    [{ Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } } }],
    [{ UsernameAttributes: ['email'] }, { AliasAttributes: ['email'] }],
    [{ AutoVerifiedAttributes: ['email'] }],
    [{ AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } }],
    [{ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }, { UserPoolTier: 'LITE' }],
    [{ DeletionProtection: 'ACTIVE' }],
    [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    [{ UsernameConfiguration: { CaseSensitive: false } }],
  ],
};

const MACHINE = { Definition: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, Next: 'Done' }, Done: { Type: 'Succeed' } } } };

/** Every kind of node that services stand for. */
const VARIETIES: readonly Variety[] = [
  { service: 'client', groups: [] },
  FUNCTION, FUNCTION, FUNCTION, BUCKET, BUCKET,
  { ...TABLE, properties: { ...TABLE.properties, BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [ID] } },
  { ...TABLE, properties: { ...TABLE.properties, BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [ID, KIND], GlobalSecondaryIndexes: [INDEX] } },
  { ...TABLE, properties: { ...TABLE.properties, BillingMode: 'PROVISIONED', ProvisionedThroughput: UNITS, AttributeDefinitions: [ID, KIND], GlobalSecondaryIndexes: [{ ...INDEX, ProvisionedThroughput: UNITS }] } },
  { service: 'sns', groups: [[{ DisplayName: 'Shop' }], [{ KmsMasterKeyId: 'alias/aws/sns' }], [{ TracingConfig: 'Active' }], [TAGS]] },
  { service: 'sns', properties: { FifoTopic: true }, groups: [[{ ContentBasedDeduplication: true }], [{ ArchivePolicy: { MessageRetentionPeriod: 30 } }], [{ FifoThroughputScope: 'MessageGroup' }]] },
  { service: 'sqs', properties: QUEUE, groups: [[{ DelaySeconds: 5 }], [{ MaximumMessageSize: 65536 }], [{ ReceiveMessageWaitTimeSeconds: 20 }], [{ SqsManagedSseEnabled: true }, { KmsMasterKeyId: 'alias/aws/sqs', KmsDataKeyReusePeriodSeconds: 300 }], [TAGS]] },
  { service: 'sqs', properties: { ...QUEUE, FifoQueue: true }, groups: [[{ ContentBasedDeduplication: true }], [{ DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' }]] },
  {
    service: 'cloudfront', behaviours: { api: { order: 1, PathPattern: '/api/*', AllowedMethods: ['GET', 'HEAD', 'OPTIONS'] }, rest: { order: 2, Compress: false } },
    groups: [[{ DistributionConfig: { PriceClass: 'PriceClass_100', DefaultRootObject: 'index.html', Comment: 'Shop' } }, { DistributionConfig: { HttpVersion: 'http2', CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: 200, ResponsePagePath: '/index.html', ErrorCachingMinTTL: 10 }] } }]],
  },
  { service: 'cloudfront', groups: [] },
  {
    service: 'apigateway.http', settings: { stage: 'api', cors: { AllowOrigins: ['https://example.com'], AllowMethods: ['GET', 'POST'], MaxAge: 300 } },
    routes: { list: { route: 'GET /things', throttle: { rate: 10, burst: 20 } }, add: { route: 'POST /things/{id}', scopes: ['things'] }, out: { route: 'GET /out', integration: { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'https://example.com/' } } },
    groups: [[{ Description: 'Shop' }], [{ DisableExecuteApiEndpoint: false }]],
  },
  { service: 'apigateway.http', groups: [[{ RouteSelectionExpression: '$request.method $request.path' }]] },
  {
    service: 'apigateway.rest', settings: { stage: 'live', cors: { AllowOrigins: ['https://example.com'] } },
    routes: { list: { route: 'GET /things', throttle: { rate: 10, burst: 20 } }, add: { route: 'POST /things/{id}', key: true }, below: { route: 'ANY /below/{proxy+}' }, ping: { route: 'GET /ping', integration: { Type: 'MOCK', RequestTemplates: { 'application/json': '{"statusCode": 200}' }, IntegrationResponses: [{ StatusCode: '200' }] } } },
    groups: [[{ EndpointConfiguration: { Types: ['REGIONAL'] } }, { EndpointConfiguration: { Types: ['EDGE'] } }], [{ BinaryMediaTypes: ['image/png'] }], [{ MinimumCompressionSize: 1024 }], [{ ApiKeySourceType: 'HEADER' }], [{ Description: 'Shop' }]],
  },
  { service: 'apigateway.rest', groups: [] },
  { service: 'apigateway.websocket', routes: { connect: { route: '$connect' }, send: { route: 'send' }, rest: { route: '$default' } }, groups: [[{ RouteSelectionExpression: '$request.body.kind' }], [{ Description: 'Chat' }]] },
  {
    service: 'stepfunctions', properties: MACHINE,
    groups: [[{ StateMachineType: 'STANDARD' }, { StateMachineType: 'EXPRESS' }], [{ LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true } }], [{ TracingConfiguration: { Enabled: true } }], [{ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY, KmsDataKeyReusePeriodSeconds: 300 } }]],
  },
  POOL, { ...POOL, settings: { groups: ['admins', 'staff'] } },
  { service: 'cognito.identity-pool', groups: [[{ AllowUnauthenticatedIdentities: true }], [{ AllowClassicFlow: false }]] },
  { service: 'eventbridge.bus', groups: [[{ Description: 'Shop' }]] },
  { service: 'eventbridge.bus', properties: { Name: 'default' }, groups: [] },
  { service: 'eventbridge.rule', groups: [[{ Description: 'Orders' }], [{ State: 'DISABLED' }, { State: 'ENABLED' }]], properties: { EventPattern: { source: ['shop'], detail: { total: [{ numeric: ['>', 100] }] } } } },
  { service: 'eventbridge.rule', properties: { ScheduleExpression: 'cron(0 12 * * ? *)' }, groups: [] },
  { service: 'eventbridge.schedule', properties: { ScheduleExpression: 'rate(5 minutes)' }, groups: [[{ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }], [{ ScheduleExpressionTimezone: 'Asia/Seoul' }], [{ State: 'DISABLED' }], [{ Description: 'Now and then' }]] },
  { service: 'eventbridge.pipe', groups: [[{ DesiredState: 'STOPPED' }], [{ Description: 'On' }]] },
];

/** A kind of node with any of its settings. */
export type RandomNode = Pick<Variety, 'service' | 'routes' | 'behaviours' | 'settings'> & { readonly properties: JsonObject };

export const randomNode: fc.Arbitrary<RandomNode> = fc.constantFrom(...VARIETIES).chain(({ groups, properties, ...kind }) => (
  fc.tuple(...groups.map((group) => fc.option(fc.constantFrom(...group), { nil: {} }))).map((chosen) => ({
    ...kind, properties: Object.assign({}, properties, kind.service === 'lambda' ? { Runtime: 'nodejs24.x' } : {}, ...chosen) as JsonObject,
  }))
));
