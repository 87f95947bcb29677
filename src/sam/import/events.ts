import type { Evidence, ImpliedNode, Look, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { listOf, objectOf, valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';
import { own, type Json, type JsonObject } from '../../core/model/json.ts';

/** `Events` of a function or workflow, one by one. */
export interface SamEvent {
  readonly name: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** The function or workflow. */
  readonly target: TemplateResource;
  readonly at: string;
}

/** The APIs that SAM makes where an event names none. */
export const IMPLICIT_API: Readonly<Record<string, { readonly logicalId: string; readonly service: string }>> = {
  Api: { logicalId: 'ServerlessRestApi', service: 'apigateway.rest' },
  HttpApi: { logicalId: 'ServerlessHttpApi', service: 'apigateway.http' },
};

export function eventsOf(look: Look): readonly SamEvent[] {
  return look.ofType('AWS::Serverless::Function', 'AWS::Serverless::StateMachine').flatMap((target) =>
    Object.entries(objectOf(own(look.properties(target), 'Events'))).map(([name, event]) => ({
      name, target, type: String(valueAt(event, 'Type') ?? ''), properties: objectOf(valueAt(event, 'Properties')), at: `${target.logicalId}.Properties.Events.${name}`,
    })));
}

/** The API that an event is a route of; undefined where it stands outside the template. */
export function apiOf({ type, properties }: SamEvent, look: Look): string | undefined {
  const implicit = IMPLICIT_API[type];
  if (!implicit) return undefined;
  const named = own(properties, 'RestApiId') ?? own(properties, 'ApiId');
  if (named === undefined) return implicit.logicalId;
  return look.nodes(named)[0] ?? (typeof named === 'string' && look.resources.has(named) ? named : undefined);
}

/** What SAM makes of an event besides a permission: a rule, a schedule. Its values are those of the event. */
export function madeBy({ name, type, properties, target }: SamEvent): ImpliedNode | undefined {
  const logicalId = `${target.logicalId}${name}`;
  const taken = (keys: Readonly<Record<string, string>>): JsonObject => Object.fromEntries(Object.entries(keys).flatMap(([to, from]) => {
    const value = own(properties, from);
    return value === undefined ? [] : [[to, value]];
  }));
  switch (type) {
    case 'EventBridgeRule': case 'CloudWatchEvent': return { logicalId, service: 'eventbridge.rule', properties: taken({ EventPattern: 'Pattern', EventBusName: 'EventBusName', State: 'State' }) };
    case 'Schedule': return { logicalId, service: 'eventbridge.rule', properties: taken({ ScheduleExpression: 'Schedule', State: 'State' }) };
    case 'ScheduleV2': return { logicalId, service: 'eventbridge.schedule', properties: { FlexibleTimeWindow: { Mode: 'OFF' }, ...taken({ ScheduleExpression: 'ScheduleExpression', State: 'State', FlexibleTimeWindow: 'FlexibleTimeWindow' }) } };
    case 'IoTRule': return { logicalId, resource: 'AWS::IoT::TopicRule', properties: {} };
    default: return undefined;
  }
}

/** Where events come from: the property that names the source, and what the connection is. */
const SOURCES: Readonly<Record<string, { readonly path: string; readonly kind?: Evidence['kind'] }>> = {
  Cognito: { path: 'UserPool', kind: 'trigger' },
  CloudWatchLogs: { path: 'LogGroupName' },
  DocumentDB: { path: 'Cluster', kind: 'poll' },
  DynamoDB: { path: 'Stream', kind: 'poll' },
  Kinesis: { path: 'Stream', kind: 'poll' },
  MQ: { path: 'Broker', kind: 'poll' },
  MSK: { path: 'Stream', kind: 'poll' },
  S3: { path: 'Bucket', kind: 'notify' },
  SNS: { path: 'Topic', kind: 'deliver' },
  SQS: { path: 'Queue', kind: 'poll' },
};

/** The connections that one event stands for. */
export function eventEvidence(event: SamEvent, look: Look): readonly Evidence[] {
  const { type, properties, target: { logicalId: to }, at } = event;
  const api = apiOf(event, look);
  if (api !== undefined) return [{ from: api, to, at }];
  const made = madeBy(event);
  if (made) return [...ruleEvidence(event, made, look), { from: made.logicalId, to, at }];
  const source = Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  const sources = source ? look.nodes(own(properties, source.path)).map((from): Evidence => ({ from, to, ...(source.kind && { kind: source.kind }), at })) : [];
  // A queue may stand between a topic and its function, made by SAM or named.
  const failed = valuesAt(properties, 'DestinationConfig.OnFailure.Destination').flatMap((value) => look.nodes(value)).map((queue): Evidence => ({ from: to, to: queue, kind: 'on-failure', at }));
  return [...sources, ...failed];
}

function ruleEvidence({ properties, at }: SamEvent, { logicalId }: ImpliedNode, look: Look): readonly Evidence[] {
  const pattern = own(properties, 'Pattern');
  const dead = valueAt(properties, 'DeadLetterConfig');
  return [
    ...look.nodes(own(properties, 'EventBusName'), { arn: 'events' }).map((from): Evidence => ({ from, to: logicalId, kind: 'deliver', at })),
    ...look.nodes([valueAt(pattern, 'detail') ?? '', valueAt(pattern, 'resources') ?? '']).map((from): Evidence => ({ from, to: logicalId, at })),
    ...[...look.nodes(listOf(valueAt(dead, 'Arn'))), ...textIn(valueAt(dead, 'QueueLogicalId'), look)].map((to): Evidence => ({ from: logicalId, to, kind: 'on-failure', at })),
  ];
}

function textIn(value: Json | undefined, look: Look): readonly string[] {
  return typeof value === 'string' && look.resources.has(value) ? [value] : [];
}
