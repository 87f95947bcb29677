import { branchesOf, functionOf, getAtt, isNoValue, not, and, ref, when } from '../intrinsics.ts';
import { hashedId } from '../logical-id.ts';
import { handedOn, keptOf, made, type Made } from '../made.ts';
import { badValue, missing, wrongShape } from '../messages.ts';
import { allowing, inline, oneOf } from '../role.ts';
import type { Macro, Stack } from '../stack.ts';
import { dict, Dict, dictOf, isGiven, textOf, type Value } from '../tree.ts';
import type { Published } from './version.ts';

/** `EventInvokeConfig`: its resource, queues and topics made for destinations that name none, and what the role needs for them. */
export function invokeConfigOf(macro: Macro, alias: Published | undefined, stack: Stack): { readonly resources: Made[]; readonly policies: Value[] } {
  const written = macro.properties.get('EventInvokeConfig');
  if (!(written instanceof Dict) || written.size === 0) return { resources: [], policies: [] };
  const config = stack.resolve(written) as Dict;
  const id = `${macro.id}EventInvokeConfig`;
  const resources: Made[] = [];
  const policies: Value[] = [];
  const destinations = dict({});
  for (const outcome of ['OnSuccess', 'OnFailure']) {
    const value = dictOf(config.get('DestinationConfig'))?.get(outcome);
    if (!isGiven(value)) continue;
    const destination = destinationOf(value, { macro, stack, id, outcome });
    if (!destination) continue;
    destinations.set(outcome, dict({ Destination: destination.arn }));
    if (destination.resource) resources.push(destination.resource);
    policies.push(destination.policy);
  }
  const attributes = keptOf(macro.resource);
  resources.push(made(id, 'AWS::Lambda::EventInvokeConfig', {
    DestinationConfig: destinations, FunctionName: ref(macro.id), MaximumEventAgeInSeconds: config.get('MaximumEventAgeInSeconds'),
    MaximumRetryAttempts: config.get('MaximumRetryAttempts'), Qualifier: alias?.alias ?? '$LATEST',
  }, attributes, alias && [alias.resource.id]));
  return { resources, policies };
}

interface Place {
  readonly macro: Macro;
  readonly stack: Stack;
  readonly id: string;
  readonly outcome: string;
}

interface Destination {
  readonly arn: Value;
  readonly resource?: Made;
  readonly policy: Value;
}

const MADE_FOR_YOU: ReadonlyMap<string, readonly [type: string, suffix: string]> = new Map([['SQS', ['AWS::SQS::Queue', 'Queue']], ['SNS', ['AWS::SNS::Topic', 'Topic']]]);

function destinationOf(value: Value, place: Place): Destination | undefined {
  const { macro, outcome, id, stack } = place;
  const path = ['EventInvokeConfig', 'DestinationConfig', outcome];
  if (!(value instanceof Dict)) {
    macro.refuse(path, wrongShape(path.join('.'), 'a map'));
    return undefined;
  }
  if (!oneOf(macro, [...path, 'Type'], value.get('Type'), ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket'])) return undefined;
  const type = textOf(value.get('Type')) as string;
  const target = value.get('Destination');
  const given = isGiven(target) ? target : undefined;
  if (functionOf(given) === 'Fn::If' && !branchesOf(given)) macro.refuse([...path, 'Destination'], badValue('Destination', { en: 'Fn::If takes three values', ko: 'Fn::If에는 값이 세 개 있어야 합니다' }));
  const only = given === undefined ? undefined : conditionOf(given, place);
  if (given !== undefined && only === undefined) return { arn: given, policy: policyFor(type, given, id + outcome) };
  const automatic = MADE_FOR_YOU.get(type);
  if (!automatic) {
    macro.refuse([...path, 'Destination'], missing('Destination'));
    return undefined;
  }
  const resource = made(`${id}${outcome}${automatic[1]}`, automatic[0], {}, handedOn(macro.resource));
  const condition = both(textOf(resource.attributes.get('Condition')), only?.condition, macro.id, stack);
  if (condition !== undefined) resource.attributes.set('Condition', condition);
  const own = type === 'SNS' ? ref(resource.id) : getAtt(resource.id, 'Arn');
  const arn = only ? when(only.condition, own, only.otherwise) : own;
  return { arn, resource, policy: policyFor(type, arn, id + outcome) };
}

/** Where a destination is there only under a condition: the condition under which one is made, and the one given otherwise. */
function conditionOf(target: Value, { id, stack }: Place): { readonly condition: string; readonly otherwise: Value } | undefined {
  const [condition, yes, no] = branchesOf(target) ?? [];
  const name = textOf(condition);
  if (name === undefined || yes === undefined || no === undefined || isNoValue(yes) === isNoValue(no)) return undefined;
  if (isNoValue(yes)) return { condition: name, otherwise: no };
  const opposite = hashedId(`NOT${name}`, id);
  stack.conditions.set(opposite, not(name));
  return { condition: opposite, otherwise: yes };
}

function both(resource: string | undefined, property: string | undefined, id: string, stack: Stack): string | undefined {
  if (resource === undefined || property === undefined) return resource ?? property;
  const name = hashedId(`${resource}AND${property}`, id);
  stack.conditions.set(name, and(dict({ Condition: resource }), dict({ Condition: property })));
  return name;
}

/** What the role needs to reach a destination. */
export function policyFor(type: string, arn: Value, id: string): Value {
  switch (type) {
    case 'SQS': return inline(`${id}SQSPolicy`, [allowing('sqs:SendMessage', arn)]);
    case 'SNS': return inline(`${id}SNSPolicy`, [allowing('sns:publish', arn)]);
    case 'EventBridge': return inline(`${id}EventBridgePolicy`, [allowing('events:PutEvents', arn)]);
    case 'Lambda': return inline(`${id}LambdaPolicy`, [allowing('lambda:InvokeFunction', arn)]);
    default: return inline(`${id}S3Policy`, [allowing('s3:PutObject', dict({ 'Fn::Join': ['/', [arn, '*']] })), allowing('s3:ListBucket', arn)]);
  }
}
