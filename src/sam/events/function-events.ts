import { getAtt, ref } from '../intrinsics.ts';
import { byCodePoint } from '../logical-id.ts';
import { handedOn, type Made } from '../made.ts';
import { unknownType, wrongShape } from '../messages.ts';
import { fits, type Rules } from '../shapes.ts';
import type { Macro, Stack } from '../stack.ts';
import { below, Dict, dictOf, textOf, type Value } from '../tree.ts';
import { alexa, ALEXA_RULES } from './alexa.ts';
import { bucketEvent, BUCKET_RULES } from './bucket.ts';
import type { Event, Target } from './event.ts';
import { httpEvent, HTTP_RULES } from './http.ts';
import { iotRule, IOT_RULES } from './iot.ts';
import { logEvent, LOG_RULES } from './logs.ts';
import { PULLED, pulled } from './pull.ts';
import { restEvent, REST_RULES } from './rest.ts';
import { patternEvent, PATTERN_RULES, scheduleEvent, SCHEDULE_RULES } from './rule.ts';
import { schedulerEvent, SCHEDULER_RULES } from './scheduler.ts';
import { topicEvent, TOPIC_RULES } from './topic.ts';
import { triggerEvent, TRIGGER_RULES } from './trigger.ts';

interface Kind {
  readonly rules: Rules;
  readonly expand: (event: Event) => Made[];
}

/** What can start a function. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Schedule', { rules: SCHEDULE_RULES, expand: scheduleEvent }],
  ['ScheduleV2', { rules: SCHEDULER_RULES, expand: schedulerEvent }],
  ['CloudWatchEvent', { rules: PATTERN_RULES, expand: patternEvent }],
  ['EventBridgeRule', { rules: PATTERN_RULES, expand: patternEvent }],
  ['S3', { rules: BUCKET_RULES, expand: bucketEvent }],
  ['SNS', { rules: TOPIC_RULES, expand: topicEvent }],
  ['Api', { rules: REST_RULES, expand: restEvent }],
  ['HttpApi', { rules: HTTP_RULES, expand: httpEvent }],
  ['AlexaSkill', { rules: ALEXA_RULES, expand: alexa }],
  ['IoTRule', { rules: IOT_RULES, expand: iotRule }],
  ['Cognito', { rules: TRIGGER_RULES, expand: triggerEvent }],
  ['CloudWatchLogs', { rules: LOG_RULES, expand: logEvent }],
  ...Object.entries(PULLED).map(([type, { rules }]) => [type, { rules, expand: pulled }] as const),
]);

interface Started {
  readonly macro: Macro;
  readonly stack: Stack;
  readonly fn: Made;
  readonly alias: Made | undefined;
  readonly role: Made;
}

/** What the events of a function take; `$default` routes before others, so that nothing is permitted twice. */
export function eventsOf(started: Started): Made[] {
  const events = dictOf(started.macro.properties.get('Events'))?.entries() ?? [];
  const target = targetOf(started);
  return events
    .map(([key, event]) => ({ key, event, rank: textOf(below(event, 'Properties', 'Path')) ?? key }))
    .sort((a, b) => byCodePoint(a.rank, b.rank))
    .flatMap(({ key, event }) => expanded(key, event, target, started));
}

function targetOf({ macro, alias }: Started): Target {
  const attributes = handedOn(macro.resource);
  if (alias) return { id: alias.id, arn: ref(alias.id), name: ref(alias.id), attributes };
  return { id: macro.id, arn: getAtt(macro.id, 'Arn'), name: ref(macro.id), attributes };
}

function expanded(key: string, written: Value, target: Target, { macro, stack, role }: Started): Made[] {
  const event = eventFrom(key, written, macro);
  const kind = event && KINDS.get(event.type);
  if (!event) return [];
  if (!kind) {
    macro.refuse(['Events', key, 'Type'], unknownType(event.type));
    return [];
  }
  const refuse: Macro['refuse'] = (property, message) => macro.refuse(['Events', key, 'Properties', ...(typeof property === 'string' ? [property] : property)], message);
  if (!fits(event.properties, kind.rules, event.type, refuse)) return [];
  return kind.expand({ key, id: `${macro.id}${key}`, ...event, macro, stack, target, role, refuse });
}

/** Type and properties of an entry of `Events`. */
export function eventFrom(key: string, written: Value, macro: Macro): { readonly type: string; readonly properties: Dict } | undefined {
  const event = dictOf(written);
  const type = textOf(event?.get('Type'));
  const properties = event?.has('Properties') ? dictOf(event.get('Properties')) : new Dict();
  if (!event || !properties) macro.refuse(['Events', key], wrongShape(event ? 'Properties' : key, 'a map'));
  else if (type === undefined) macro.refuse(['Events', key, 'Type'], wrongShape('Type', 'a text'));
  else return { type, properties };
  return undefined;
}
