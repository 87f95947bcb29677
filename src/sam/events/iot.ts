import { ref, sub } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { required, TEXT, type Rules } from '../shapes.ts';
import { dict, isSet } from '../tree.ts';
import { permissionFor, type Event } from './event.ts';

export const IOT_RULES: Rules = { Sql: required(TEXT), AwsIotSqlVersion: TEXT };

/** A rule of AWS IoT that hands messages to the function. */
export function iotRule(event: Event): Made[] {
  const arn = sub(`arn:${event.stack.partition}:iot:\${AWS::Region}:\${AWS::AccountId}:rule/\${RuleName}`, dict({ RuleName: ref(event.id) }));
  const version = event.properties.get('AwsIotSqlVersion');
  const payload = dict({
    Sql: event.properties.get('Sql'), RuleDisabled: false, Actions: [dict({ Lambda: dict({ FunctionArn: event.target.arn }) })], AwsIotSqlVersion: isSet(version) ? version : undefined,
  });
  return [
    permissionFor(event, { principal: 'iot.amazonaws.com', arn, account: sub('${AWS::AccountId}') }),
    made(event.id, 'AWS::IoT::TopicRule', { TopicRulePayload: payload }, event.target.attributes),
  ];
}
