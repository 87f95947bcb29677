import type { Node } from './design.ts';
import { isObject, own, type JsonObject, type Path } from './json.ts';

/** Properties of the resources of a type that a node owns and that are written by hand (`parts`). */
export function partsOf(node: Node, type: string): readonly JsonObject[] {
  if (isEmpty(node.parts)) return NONE;
  return Object.values(node.parts).flatMap((part) => {
    if (!isObject(part) || own(part, 'Type') !== type) return [];
    const properties = own(part, 'Properties');
    return [isObject(properties) ? properties : {}];
  });
}

/** The same, each with its path inside the node. */
export function placedPartsOf(node: Node, type: string): readonly { readonly properties: JsonObject; readonly path: Path }[] {
  return Object.entries(node.parts).flatMap(([id, part]) => {
    const properties = isObject(part) && own(part, 'Type') === type ? own(part, 'Properties') : undefined;
    return isObject(properties) ? [{ properties, path: ['parts', id, 'Properties'] }] : [];
  });
}

const NONE: readonly JsonObject[] = [];

/** Most nodes own no part, and all of them are asked. */
function isEmpty(parts: JsonObject): boolean {
  for (const id in parts) if (Object.hasOwn(parts, id)) return false;
  return true;
}

/** The logical id of a node's first part of a type. */
export function partIdOf(node: Node, type: string): string | undefined {
  return Object.entries(node.parts).find(([, part]) => isObject(part) && own(part, 'Type') === type)?.[0];
}
