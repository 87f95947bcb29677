import { isIntrinsic } from '../intrinsics.ts';
import { policyFor } from '../function/invoke-config.ts';
import { made, type Made } from '../made.ts';
import { badValue, needs, wrongShape } from '../messages.ts';
import { oneOf } from '../role.ts';
import { all, ANY, FLAG, LIST, MAP, NUMBER, required, TEXT, type Rules } from '../shapes.ts';
import { dict, dictOf, isSet, textOf, type Value } from '../tree.ts';
import type { Event } from './event.ts';
import { extendRole } from './extend-role.ts';
import { brokerPolicy, clusterPolicy, kafkaPolicy, streamPolicy } from './pull-policies.ts';

const COMMON: Rules = {
  ...all('BatchSize MaximumBatchingWindowInSeconds MaximumRetryAttempts MaximumRecordAgeInSeconds ParallelizationFactor TumblingWindowInSeconds', NUMBER),
  ...all('Enabled BisectBatchOnFunctionError', FLAG),
  ...all('StartingPosition StartingPositionTimestamp KmsKeyArn', ANY),
  ...all('DestinationConfig FilterCriteria ScalingConfig ProvisionedPollerConfig SchemaRegistryConfig MetricsConfig LoggingConfig', MAP),
  ...all('Topics Queues SourceAccessConfigurations FunctionResponseTypes KafkaBootstrapServers', LIST),
  ...all('SecretsManagerKmsKeyId ConsumerGroupId', TEXT),
};

interface Source {
  readonly rules: Rules;
  /** The property that names the source. */
  readonly source?: string;
  /** The managed policy that reading takes. */
  readonly managed?: string;
  readonly policies?: (event: Event) => readonly Value[];
}

/** What Lambda polls for a function. */
export const PULLED: Readonly<Record<string, Source>> = {
  Kinesis: { rules: { ...COMMON, Stream: required(ANY), StartingPosition: required(ANY) }, source: 'Stream', managed: 'AWSLambdaKinesisExecutionRole' },
  DynamoDB: { rules: { ...COMMON, Stream: required(ANY), StartingPosition: required(ANY) }, source: 'Stream', managed: 'AWSLambdaDynamoDBExecutionRole' },
  SQS: { rules: { ...COMMON, Queue: required(ANY) }, source: 'Queue', managed: 'AWSLambdaSQSQueueExecutionRole' },
  MSK: { rules: { ...COMMON, Stream: required(ANY), StartingPosition: required(ANY) }, source: 'Stream', managed: 'AWSLambdaMSKExecutionRole', policies: streamPolicy },
  MQ: { rules: { ...COMMON, Broker: required(ANY), DynamicPolicyName: FLAG }, source: 'Broker', policies: brokerPolicy },
  SelfManagedKafka: { rules: COMMON, policies: kafkaPolicy },
  DocumentDB: { rules: { ...COMMON, Cluster: required(ANY), DatabaseName: required(ANY), CollectionName: ANY, FullDocument: ANY }, source: 'Cluster', policies: clusterPolicy },
};

/** Properties of the mapping that go over as they are. */
const SAME = [
  'BatchSize', 'Enabled', 'MaximumBatchingWindowInSeconds', 'MaximumRetryAttempts', 'BisectBatchOnFunctionError', 'MaximumRecordAgeInSeconds', 'ParallelizationFactor', 'StartingPosition', 'StartingPositionTimestamp', 'Topics',
  'Queues', 'SourceAccessConfigurations', 'TumblingWindowInSeconds', 'FunctionResponseTypes', 'FilterCriteria', 'KmsKeyArn', 'ScalingConfig', 'ProvisionedPollerConfig', 'MetricsConfig', 'LoggingConfig',
];

const FILTERED = ['DocumentDB', 'DynamoDB', 'Kinesis', 'MQ', 'MSK', 'SelfManagedKafka', 'SQS'];

/** An event source mapping; the role gets what reading from the source takes. */
export function pulled(event: Event): Made[] {
  const kind = PULLED[event.type] as Source;
  const given = (name: string): Value | undefined => event.properties.get(name) ?? undefined;
  checkFilter(event);
  const same = Object.fromEntries(SAME.map((name) => [name, given(name)] as const));
  const servers = given('KafkaBootstrapServers');
  const destination = destinationOf(event);
  const policies = kind.policies?.(event) ?? [];
  const mapping = made(event.id, 'AWS::Lambda::EventSourceMapping', {
    ...same, EventSourceArn: kind.source === undefined ? undefined : given(kind.source), FunctionName: event.target.name,
    DocumentDBEventSourceConfig: event.type === 'DocumentDB' ? documentConfig(given) : undefined, DestinationConfig: destination?.config,
    SelfManagedEventSource: isSet(servers) ? dict({ Endpoints: dict({ KafkaBootstrapServers: servers }) }) : undefined, ...kafkaConfig(event),
  }, event.target.attributes);
  if (event.role) {
    const managed = kind.managed === undefined ? undefined : `arn:${event.stack.partition}:iam::aws:policy/service-role/${kind.managed}`;
    extendRole(event.role, managed, [...policies, ...(destination?.policy ? [destination.policy] : [])]);
  }
  return [mapping];
}

function documentConfig(given: (name: string) => Value | undefined): Value {
  const [collection, full] = [given('CollectionName'), given('FullDocument')];
  return dict({ DatabaseName: given('DatabaseName'), CollectionName: isSet(collection) ? collection : undefined, FullDocument: isSet(full) ? full : undefined });
}

/** Consumer group and schema registry stand in a map named after the kind of Kafka. */
function kafkaConfig(event: Event): { readonly [name: string]: Value | undefined } {
  const [group, registry] = [event.properties.get('ConsumerGroupId'), event.properties.get('SchemaRegistryConfig')];
  const name = event.type === 'MSK' ? 'AmazonManagedKafkaEventSourceConfig' : event.type === 'SelfManagedKafka' ? 'SelfManagedKafkaEventSourceConfig' : undefined;
  if (isSet(group) && name === undefined) event.refuse('ConsumerGroupId', needs('ConsumerGroupId', 'MSK, SelfManagedKafka'));
  if (name === undefined || !(isSet(group) || isSet(registry))) return {};
  return { [name]: dict({ ConsumerGroupId: isSet(group) ? group : undefined, SchemaRegistryConfig: isSet(registry) ? registry : undefined }) };
}

function destinationOf(event: Event): { readonly config: Value; readonly policy?: Value } | undefined {
  const config = event.properties.get('DestinationConfig');
  if (!isSet(config)) return undefined;
  const failure = dictOf(dictOf(config)?.get('OnFailure'));
  if (!failure) {
    event.refuse(['DestinationConfig', 'OnFailure'], wrongShape('DestinationConfig.OnFailure', 'a map'));
    return undefined;
  }
  const type = failure.get('Type');
  if (!isSet(type)) return { config };
  failure.delete('Type');
  if (!oneOf(event, ['DestinationConfig', 'OnFailure', 'Type'], type, ['SQS', 'SNS', 'S3', 'Kafka'])) return undefined;
  return textOf(type) === 'Kafka' ? { config } : { config, policy: policyFor(textOf(type) as string, failure.get('Destination') ?? null, event.id) };
}

function checkFilter(event: Event): void {
  const filter = event.properties.get('FilterCriteria');
  if (!isSet(filter) || isIntrinsic(filter)) return;
  if (!FILTERED.includes(event.type)) event.refuse('FilterCriteria', needs('FilterCriteria', FILTERED.join(', ')));
  const keys = dictOf(event.properties.get('FilterCriteria'))?.keys() ?? [];
  if (keys.join() !== 'Filters') event.refuse('FilterCriteria', badValue('FilterCriteria', { en: 'it holds Filters and nothing else', ko: 'Filters만 둘 수 있습니다' }));
}
