import type { Connection, Node } from '../../src/core/model/design.ts';
import type { JsonObject } from '../../src/core/model/json.ts';

type Settings = Partial<Pick<Connection, 'properties' | 'with'>>;

const FILTER: JsonObject = { FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["paid"]}}' }] } };
const RETRIES: JsonObject = { RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 } };

/** Settings of a connection that AWS accepts between these two services, by its kind: `kind`, `kind from`, `kind from to`. */
const CHOICES: Readonly<Record<string, readonly Settings[]>> = {
  'poll sqs lambda': [{ properties: { BatchSize: 5, FunctionResponseTypes: ['ReportBatchItemFailures'] } }, { properties: { ...FILTER, ScalingConfig: { MaximumConcurrency: 5 } } }, { properties: { Enabled: false } }],
  'poll dynamodb lambda': [{ properties: { StartingPosition: 'TRIM_HORIZON', BatchSize: 100, BisectBatchOnFunctionError: true, MaximumRetryAttempts: 3 } }, { properties: { ParallelizationFactor: 2, MaximumRecordAgeInSeconds: 3600, TumblingWindowInSeconds: 30 } }],
  'deliver sns sqs': [{ properties: { RawMessageDelivery: true } }, { properties: { FilterPolicy: { kind: ['paid'] } } }],
  'deliver sns lambda': [{ properties: { FilterPolicy: { kind: [{ prefix: 'pa' }] }, FilterPolicyScope: 'MessageBody' } }],
  'deliver eventbridge.rule lambda': [{ properties: RETRIES }, { properties: { InputPath: '$.detail' } }, { properties: { InputTransformer: { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '{"id": <id>}' } } }],
  'deliver eventbridge.schedule lambda': [{ properties: { Input: '{"job": "night"}', ...RETRIES } }],
  notify: [{ with: { events: ['s3:ObjectRemoved:*'], prefix: 'out/' } }, { with: { events: ['s3:ObjectRestore:Post'] } }],
  'on-failure lambda': [{ properties: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 } }],
  'on-failure sqs': [{ with: { maxReceiveCount: 8 } }],
  'trigger cognito.user-pool': [{ with: { on: 'PostConfirmation' } }],
  'invoke apigateway.http': [{ properties: { TimeoutInMillis: 5000 } }],
  'invoke apigateway.rest lambda': [{ properties: { TimeoutInMillis: 5000 } }],
  'authorize lambda apigateway.http': [{ properties: { AuthorizerResultTtlInSeconds: 60 } }],
  'authorize lambda apigateway.rest': [{ properties: { Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 } }],
};

/** Some settings for a connection, chosen by a number; none for one of three. */
export function settingsFor(kind: string | undefined, from: Node, to: Node, pick: number): Settings {
  const choices = CHOICES[`${kind} ${from.service} ${to.service}`] ?? CHOICES[`${kind} ${from.service}`] ?? CHOICES[`${kind}`] ?? [];
  return pick % 3 === 0 ? {} : choices[pick % Math.max(1, choices.length)] ?? {};
}
