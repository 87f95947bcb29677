import { getAtt } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { together } from '../messages.ts';
import { allowing, inline, trust } from '../role.ts';
import { all, FLAG, literal, MAP, required, TEXT, type Rules } from '../shapes.ts';
import { dict, isGiven, isSet, type Value } from '../tree.ts';
import type { Event } from './event.ts';
import { deadLetterConfig, queueId } from './rule.ts';

export const SCHEDULER_RULES: Rules = {
  ScheduleExpression: required(TEXT),
  ...all('PermissionsBoundary Name State Description StartDate EndDate ScheduleExpressionTimezone GroupName KmsKeyArn Input RoleArn', TEXT),
  ...all('FlexibleTimeWindow DeadLetterConfig RetryPolicy', MAP),
  OmitName: literal(FLAG),
};

/** A schedule of EventBridge Scheduler with the role it acts in. */
export function schedulerEvent(event: Event): Made[] {
  const letters = queueFor(event);
  const given = event.properties.get('RoleArn');
  const role = isSet(given) ? undefined : schedulerRole(event, letters?.arn);
  const schedule = scheduleFrom(event, isSet(given) ? given : getAtt((role as Made).id, 'Arn'), letters?.arn);
  return [schedule, ...(letters?.resources ?? []), ...(role ? [role] : [])];
}

function scheduleFrom(event: Event, role: Value, deadLetterArn: Value | undefined): Made {
  const given = (name: string): Value | undefined => event.properties.get(name) ?? undefined;
  const omits = isSet(given('OmitName'));
  if (omits && isSet(given('Name'))) event.refuse('Name', together('Name', 'OmitName'));
  const target = dict({
    Arn: event.target.arn, RoleArn: role, Input: given('Input'), DeadLetterConfig: isGiven(given('DeadLetterConfig')) ? dict({ Arn: deadLetterArn }) : undefined, RetryPolicy: given('RetryPolicy'),
  });
  const same = ['Description', 'StartDate', 'EndDate', 'ScheduleExpressionTimezone', 'GroupName', 'KmsKeyArn'].map((name) => [name, given(name)] as const);
  return made(event.id, 'AWS::Scheduler::Schedule', {
    ScheduleExpression: given('ScheduleExpression'), FlexibleTimeWindow: isSet(given('FlexibleTimeWindow')) ? given('FlexibleTimeWindow') : dict({ Mode: 'OFF' }),
    Name: omits ? undefined : isSet(given('Name')) ? given('Name') : event.id, State: isSet(given('State')) ? given('State') : undefined, ...Object.fromEntries(same), Target: target,
  }, event.target.attributes);
}

function schedulerRole(event: Event, deadLetterArn: Value | undefined): Made {
  const { arn, attributes } = event.target;
  const policy = event.role ? inline(`${event.id}LambdaPolicy`, [allowing('lambda:InvokeFunction', arn)]) : inline(`${event.id}StartExecutionPolicy`, [allowing('states:StartExecution', arn)]);
  const boundary = event.properties.get('PermissionsBoundary');
  return made(`${event.id}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
    Policies: deadLetterArn === undefined ? [policy] : [policy, inline(`${event.id}SQSPolicy`, [allowing('sqs:SendMessage', deadLetterArn)])],
    PermissionsBoundary: isSet(boundary) ? boundary : undefined,
  }, attributes);
}

function queueFor(event: Event): { readonly arn: Value; readonly resources: Made[] } | undefined {
  const config = deadLetterConfig(event);
  if (!config) return undefined;
  if (isGiven(config.get('Arn'))) return { arn: config.get('Arn') as Value, resources: [] };
  const queue = made(queueId(event, config), 'AWS::SQS::Queue', {}, event.target.attributes);
  return { arn: getAtt(queue.id, 'Arn'), resources: [queue] };
}
