import { at, isObject, own, type Json, type JsonObject } from '../core/model/json.ts';

/** An event of a function, and what SAM makes of it besides the resource that is named after it. */
interface FoldedEvent {
  readonly event: JsonObject;
  readonly absorbed: readonly string[];
}

/** The event behind a resource that is named after a function: a mapping, a rule or a subscription. */
export function foldEvent(id: string, fn: string, resource: JsonObject, resources: JsonObject): FoldedEvent | undefined {
  const properties = own(resource, 'Properties');
  if (!isObject(properties)) return undefined;
  switch (own(resource, 'Type')) {
    case 'AWS::Lambda::EventSourceMapping': return mapping(fn, properties, resources);
    case 'AWS::Events::Rule': return called(id, rule(properties), resources);
    case 'AWS::SNS::Subscription': return called(id, subscription(properties), resources);
    default: return undefined;
  }
}

/** What is polled, by the type of the resource or the service in the ARN. */
const SOURCES: readonly (readonly [type: string, service: string, event: string, property: string])[] = [
  ['AWS::SQS::Queue', 'sqs', 'SQS', 'Queue'], ['AWS::DynamoDB::Table', 'dynamodb', 'DynamoDB', 'Stream'], ['AWS::Kinesis::Stream', 'kinesis', 'Kinesis', 'Stream'],
];

function mapping(fn: string, properties: JsonObject, resources: JsonObject): FoldedEvent | undefined {
  const { FunctionName: name, EventSourceArn: arn, ...rest } = properties;
  if (JSON.stringify(name) !== JSON.stringify({ Ref: fn }) || arn === undefined) return undefined;
  const [id] = [at(arn, ['Fn::GetAtt', 0])];
  const type = typeof id === 'string' ? at(resources, [id, 'Type']) : undefined;
  const service = typeof arn === 'string' ? arn.split(':')[2] : undefined;
  const source = SOURCES.find(([known, named]) => known === type || named === service);
  return source && { event: { Type: source[2], Properties: { [source[3]]: arn, ...rest } }, absorbed: [] };
}

function rule(properties: JsonObject): JsonObject | undefined {
  const { Targets: targets, ScheduleExpression: schedule, EventPattern: pattern, Name: name, ...rest } = properties;
  const target = Array.isArray(targets) && targets.length === 1 ? targets[0] : undefined;
  if (!isObject(target) || (schedule === undefined) === (pattern === undefined)) return undefined;
  const call = Object.fromEntries(Object.entries(target).filter(([key]) => key !== 'Arn' && key !== 'Id'));
  const named = (key: string): JsonObject => (name === undefined ? {} : { [key]: name });
  if (schedule !== undefined) return { Type: 'Schedule', Properties: { Schedule: schedule, ...named('Name'), ...rest, ...call } };
  return { Type: 'EventBridgeRule', Properties: { Pattern: pattern as Json, ...named('RuleName'), ...rest, ...call } };
}

function subscription(properties: JsonObject): JsonObject | undefined {
  const { Endpoint: _, Protocol: protocol, TopicArn: topic, ...rest } = properties;
  return protocol === 'lambda' && topic !== undefined ? { Type: 'SNS', Properties: { Topic: topic, ...rest } } : undefined;
}

/** What pushes needs leave to call the function, in a permission that is named after it. */
function called(id: string, event: JsonObject | undefined, resources: JsonObject): FoldedEvent | undefined {
  const permission = `${id}Permission`;
  return event && at(resources, [permission, 'Type']) === 'AWS::Lambda::Permission' ? { event, absorbed: [permission] } : undefined;
}
