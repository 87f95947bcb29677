import { isObject, own, type Json, type JsonObject } from '../core/model/json.ts';

/** Tags by which SAM marks what it makes. */
const MARKS = new Set(['lambda:createdBy', 'stateMachine:createdBy', 'httpapi:createdBy', 'websocketapi:createdBy', 'graphqlapi:createdBy']);

/** A template without the tags by which SAM marks what it makes. */
export function withoutMarks(template: JsonObject): JsonObject {
  const resources = own(template, 'Resources');
  if (!isObject(resources)) return template;
  const unmarked = Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, isObject(resource) ? unmark(resource) : resource]));
  return { ...template, Resources: unmarked };
}

/** Whether a tag of a list is one of SAM's own. */
export function isMark(tag: Json): boolean {
  return isObject(tag) && own(tag, 'Value') === 'SAM' && MARKS.has(String(own(tag, 'Key')));
}

function unmark(resource: JsonObject): JsonObject {
  const properties = own(resource, 'Properties');
  const tags = isObject(properties) ? own(properties, 'Tags') : undefined;
  if (!isObject(properties) || !Array.isArray(tags)) return resource;
  const kept = (tags as readonly Json[]).filter((tag) => !isMark(tag));
  const rest = Object.entries(properties).flatMap(([name, value]) => (name === 'Tags' ? (kept.length > 0 ? [[name, kept] as const] : []) : [[name, value] as const]));
  return { ...resource, Properties: Object.fromEntries(rest) };
}
