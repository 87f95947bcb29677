import { sub } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { required, TEXT, type Rules } from '../shapes.ts';
import { dict } from '../tree.ts';
import { permissionFor, type Event } from './event.ts';

export const LOG_RULES: Rules = { LogGroupName: required(TEXT), FilterPattern: required(TEXT) };

/** A subscription of the function to a log group. */
export function logEvent(event: Event): Made[] {
  const [group, pattern] = [event.properties.get('LogGroupName'), event.properties.get('FilterPattern')];
  const arn = sub(`arn:${event.stack.partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${__LogGroupName__}:*`, dict({ __LogGroupName__: group }));
  const permission = permissionFor(event, { principal: 'logs.amazonaws.com', arn });
  const filter = made(event.id, 'AWS::Logs::SubscriptionFilter', { LogGroupName: group, FilterPattern: pattern, DestinationArn: event.target.arn }, event.target.attributes, [permission.id]);
  return [permission, filter];
}
