import type { Node } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import { utf8Length } from '../model/utf8.ts';

/** A secondary resource that a node sets by hand. */
export interface NodePart {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** Where its properties stand below the node. */
  readonly path: Path;
}

const NONE: readonly NodePart[] = [];

/** The parts of a node that are resources of one of these types, in the order of the file. */
export function partsOf(node: Node, ...types: readonly string[]): readonly NodePart[] {
  const entries = Object.entries(node.parts);
  if (entries.length === 0) return NONE;
  return entries.flatMap(([id, part]) => {
    const type = isObject(part) ? own(part, 'Type') : undefined;
    if (!isObject(part) || typeof type !== 'string' || !types.includes(type)) return [];
    const properties = own(part, 'Properties');
    return [{ id, type, properties: isObject(properties) ? properties : {}, path: ['parts', id, 'Properties'] }];
  });
}

/** Bytes of a value as the shortest JSON in UTF-8: what a policy counts as. */
export function jsonBytes(value: Json): number {
  return utf8Length(JSON.stringify(value));
}
