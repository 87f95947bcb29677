import { getAtt, ref } from '../intrinsics.ts';
import { handedOn, made, type Made } from '../made.ts';
import { unknownType } from '../messages.ts';
import { allowing, inline, trust } from '../role.ts';
import { all, fits, FLAG, literal, MAP, required, TEXT, type Rules } from '../shapes.ts';
import type { Macro, Stack } from '../stack.ts';
import { dict, dictOf, isGiven, isSet, lit, type Value } from '../tree.ts';
import { addMachineRoute } from '../rest/routes.ts';
import type { Event } from './event.ts';
import { eventFrom } from './function-events.ts';
import { deadLetters, patternRule, ruleTarget, scheduleRule } from './rule.ts';
import { schedulerEvent, SCHEDULER_RULES } from './scheduler.ts';

interface Kind {
  readonly rules: Rules;
  readonly expand: (event: Event) => Made[];
}

const SCHEDULE: Rules = { Schedule: required(TEXT), ...all('Input State Name Description', TEXT), Enabled: FLAG, ...all('DeadLetterConfig RetryPolicy', MAP), Target: literal(MAP), RoleArn: TEXT };
const PATTERN: Rules = { ...all('EventBusName RuleName Input InputPath State', TEXT), ...all('Pattern DeadLetterConfig RetryPolicy InputTransformer', MAP), Target: literal(MAP) };
const ROUTE: Rules = { Path: required(TEXT), Method: required(TEXT), RestApiId: required(TEXT), Stage: TEXT, Auth: MAP, UnescapeMappingTemplate: literal(FLAG) };

/** What can start a state machine. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineeventsource.html */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Schedule', { rules: SCHEDULE, expand: (event) => ruled(event, scheduleRule(event)) }],
  ['CloudWatchEvent', { rules: PATTERN, expand: (event) => ruled(event, patternRule(event)) }],
  ['EventBridgeRule', { rules: PATTERN, expand: (event) => ruled(event, patternRule(event)) }],
  ['ScheduleV2', { rules: SCHEDULER_RULES, expand: schedulerEvent }],
  ['Api', { rules: ROUTE, expand: route }],
]);

/** What the events of a state machine take; they start the machine or its alias. */
export function stateMachineEvents(macro: Macro, started: Made, stack: Stack): Made[] {
  const target = { id: started.id, arn: ref(started.id), name: ref(started.id), attributes: handedOn(macro.resource) };
  return (dictOf(macro.properties.get('Events'))?.entries() ?? []).flatMap(([key, written]) => {
    const event = eventFrom(key, written, macro);
    const kind = event && KINDS.get(event.type);
    if (event && !kind) macro.refuse(['Events', key, 'Type'], unknownType(event.type));
    if (!event || !kind) return [];
    const refuse: Macro['refuse'] = (property, message) => macro.refuse(['Events', key, 'Properties', ...(typeof property === 'string' ? [property] : property)], message);
    return fits(event.properties, kind.rules, event.type, refuse) ? kind.expand({ key, id: `${macro.id}${key}`, ...event, macro, stack, target, refuse }) : [];
  });
}

/** A rule that starts the machine, in a role of its own. */
function ruled(event: Event, rule: Made): Made[] {
  const given = event.properties.get('RoleArn');
  const role = isGiven(given) ? undefined : startRole(event);
  const letters = deadLetters(event, rule);
  rule.properties.set('Targets', [ruleTarget(event, 'StepFunctionsTarget', letters?.arn, role ? getAtt(role.id, 'Arn') : (given as Value))]);
  return [rule, ...(role ? [role] : []), ...(letters?.resources ?? [])];
}

function route(event: Event): Made[] {
  const role = startRole(event, 'apigateway.amazonaws.com');
  addMachineRoute(event, dict({ 'Fn::GetAtt': [lit(role.id), lit('Arn')] }));
  return [role];
}

function startRole(event: Event, principal = 'events.amazonaws.com'): Made {
  const id = `${event.id}Role`;
  const boundary = event.macro.properties.get('PermissionsBoundary');
  return made(id, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trust(principal), Policies: [inline(`${id}StartExecutionPolicy`, [allowing('states:StartExecution', event.target.arn)])], PermissionsBoundary: isSet(boundary) ? boundary : undefined,
  }, event.target.attributes);
}
