import { isObject, mapValues, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import { isIntrinsic } from './draft.ts';

/**
 * CloudFormation refuses a template with a null in it, be it where a service has a meaning for it, as in an event
 * pattern or a workflow. As JSON text the same value is taken:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-null-values.html (2026-11-22),
 * https://github.com/aws/aws-cdk/issues/8660 and https://github.com/aws/serverless-application-model/issues/1618 (2026-11-22).
 */
export function hasNull(value: Json): boolean {
  if (typeof value !== 'object') return false;
  if (value === null) return true;
  if (Array.isArray(value)) return (value as JsonArray).some(hasNull);
  // Asked of every object of a template, so no list of its values is made.
  for (const key in value) if (Object.hasOwn(value, key) && hasNull((value as JsonObject)[key] as Json)) return true;
  return false;
}

/** A value as indented JSON text, in which a name stands for each intrinsic function. */
export function textWith(value: Json, named: (intrinsic: Json) => string): string {
  return JSON.stringify(substituted(value, named), null, 2);
}

function substituted(value: Json, named: (intrinsic: Json) => string): Json {
  if (Array.isArray(value)) return (value as JsonArray).map((item) => substituted(item, named));
  if (!isObject(value)) return value;
  return isIntrinsic(value) ? named(value) : mapValues(value, (item) => substituted(item, named));
}
