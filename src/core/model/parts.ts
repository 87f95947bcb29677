import type { Node } from './design.ts';
import { isObject, own, type JsonObject } from './json.ts';

/** Properties of the resources of a type that a node owns and that are written by hand (`parts`). */
export function partsOf(node: Node, type: string): readonly JsonObject[] {
  return Object.values(node.parts).flatMap((part) => {
    if (!isObject(part) || own(part, 'Type') !== type) return [];
    const properties = own(part, 'Properties');
    return [isObject(properties) ? properties : {}];
  });
}
