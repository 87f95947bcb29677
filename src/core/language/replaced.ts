import { isObject, own, type JsonObject } from '../model/json.ts';

/** A resource that a deployment would make anew: it has another logical id, so the one there is goes. */
export interface ReplacedResource {
  readonly logicalId: string;
  readonly type: string;
}

/** The resources of a template that another one does not have any more. */
export function replacedResources(before: JsonObject, after: JsonObject): readonly ReplacedResource[] {
  const [old, fresh] = [resourcesOf(before), resourcesOf(after)];
  return Object.entries(old).filter(([logicalId]) => !Object.hasOwn(fresh, logicalId)).map(([logicalId, resource]) => ({ logicalId, type: isObject(resource) ? String(own(resource, 'Type') ?? '') : '' }));
}

function resourcesOf(template: JsonObject): JsonObject {
  const resources = own(template, 'Resources');
  return isObject(resources) ? resources : {};
}
