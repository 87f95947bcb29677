import { getAtt, ref } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { missing, together, wrongShape } from '../messages.ts';
import { oneOf } from '../role.ts';
import { all, FLAG, MAP, required, TEXT, type Rules } from '../shapes.ts';
import { dict, Dict, dictOf, isGiven, isSet, isText, textOf, type Value } from '../tree.ts';
import { permissionFor, type Event } from './event.ts';

export const SCHEDULE_RULES: Rules = { Schedule: required(TEXT), ...all('RuleName Input State Name Description', TEXT), Enabled: FLAG, ...all('DeadLetterConfig RetryPolicy', MAP) };

export const PATTERN_RULES: Rules = { ...all('EventBusName RuleName Input InputPath State', TEXT), ...all('Pattern DeadLetterConfig RetryPolicy Target InputTransformer', MAP), Enabled: FLAG };

/** A rule that calls the function on a schedule. */
export function scheduleEvent(event: Event): Made[] {
  const rule = scheduleRule(event);
  const letters = deadLetters(event, rule);
  rule.properties.set('Targets', [ruleTarget(event, 'LambdaTarget', letters?.arn)]);
  return [rule, ...(letters?.resources ?? []), permissionFor(event, { principal: 'events.amazonaws.com', arn: getAtt(rule.id, 'Arn') })];
}

/** A rule that calls the function for events of a pattern. */
export function patternEvent(event: Event): Made[] {
  const rule = patternRule(event);
  const letters = deadLetters(event, rule);
  rule.properties.set('Targets', [ruleTarget(event, 'LambdaTarget', letters?.arn)]);
  return [...(letters?.resources ?? []), rule, permissionFor(event, { principal: 'events.amazonaws.com', arn: getAtt(rule.id, 'Arn') })];
}

export function scheduleRule(event: Event): Made {
  const { properties } = event;
  return made(event.id, 'AWS::Events::Rule', { Description: properties.get('Description'), Name: properties.get('Name'), ScheduleExpression: properties.get('Schedule'), State: stateOf(event) }, event.target.attributes);
}

export function patternRule(event: Event): Made {
  const { properties } = event;
  return made(event.id, 'AWS::Events::Rule', { EventBusName: properties.get('EventBusName'), EventPattern: properties.get('Pattern'), Name: properties.get('RuleName'), State: stateOf(event) }, event.target.attributes);
}

function stateOf(event: Event): Value | undefined {
  const [state, enabled] = [event.properties.get('State'), event.properties.get('Enabled')];
  if (isSet(state) && isGiven(enabled)) event.refuse('Enabled', together('State', 'Enabled'));
  if (isGiven(enabled)) return isSet(enabled) ? 'ENABLED' : 'DISABLED';
  return isSet(state) ? state : undefined;
}

/** The most characters in the id of a rule's target. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
const LONGEST_TARGET_ID = 64;

/** What the rule calls, with what. */
export function ruleTarget(event: Event, suffix: string, deadLetterArn: Value | undefined, role?: Value): Dict {
  const given = (name: string): Value | undefined => event.properties.get(name) ?? undefined;
  const named = dictOf(given('Target'))?.get('Id');
  return dict({
    Arn: event.target.arn, Id: named ?? event.id.slice(0, LONGEST_TARGET_ID - suffix.length) + suffix, RoleArn: role, Input: given('Input'), InputPath: given('InputPath'),
    DeadLetterConfig: isGiven(event.properties.get('DeadLetterConfig')) ? dict({ Arn: deadLetterArn }) : undefined, RetryPolicy: given('RetryPolicy'), InputTransformer: given('InputTransformer'),
  });
}

/** The queue for events that could not be delivered; made, with leave to send to it, where only its type is asked for. */
export function deadLetters(event: Event, rule: Made): { readonly arn: Value; readonly resources: Made[] } | undefined {
  const config = deadLetterConfig(event);
  if (!config) return undefined;
  if (isGiven(config.get('Arn'))) return { arn: config.get('Arn') as Value, resources: [] };
  const queue = made(queueId(event, config), 'AWS::SQS::Queue', {}, event.target.attributes);
  const arn = getAtt(queue.id, 'Arn');
  const statement = dict({ Action: 'sqs:SendMessage', Effect: 'Allow', Principal: dict({ Service: 'events.amazonaws.com' }), Resource: arn, Condition: dict({ ArnEquals: dict({ 'aws:SourceArn': getAtt(rule.id, 'Arn') }) }) });
  const policy = made(`${event.id}QueuePolicy`, 'AWS::SQS::QueuePolicy', { PolicyDocument: dict({ Version: '2012-10-17', Statement: [statement] }), Queues: [ref(queue.id)] }, event.target.attributes);
  return { arn, resources: [queue, policy] };
}

/** `DeadLetterConfig`, where it is there and whole. */
export function deadLetterConfig(event: Event): Dict | undefined {
  const config = event.properties.get('DeadLetterConfig');
  if (!(config instanceof Dict)) return undefined;
  if (config.has('Arn') && config.has('Type')) event.refuse('DeadLetterConfig', together('Arn', 'Type'));
  else if (config.has('Type') && !oneOf(event, ['DeadLetterConfig', 'Type'], config.get('Type'), ['SQS'])) return undefined;
  else if (!config.has('Type') && !config.has('Arn')) event.refuse('DeadLetterConfig', missing('DeadLetterConfig.Arn'));
  else return config;
  return undefined;
}

export function queueId(event: Event, config: Dict): string {
  const named = config.get('QueueLogicalId');
  if (isGiven(named) && !isText(named)) event.refuse(['DeadLetterConfig', 'QueueLogicalId'], wrongShape('QueueLogicalId', 'a text'));
  return textOf(named) || `${event.id}Queue`;
}
