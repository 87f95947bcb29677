import { isObject, own, type JsonObject } from '../model/json.ts';
import type { BuildContext } from './contract.ts';
import type { DraftObject } from './draft.ts';

/** The properties that a part of a type is completed with; its own count first. `after`: what has to be there before it. */
export type Completion = (part: { readonly id: string; readonly properties: JsonObject }) => DraftObject;

export interface Completions {
  readonly [type: string]: Completion | { readonly complete: Completion; readonly after: readonly string[] };
}

/**
 * Adds what those parts of a node lack that only make sense with their owner: the id of a table, the version of an
 * alias. By resource type (docs/adr/0007-parts.md). Parts of a node that stands word for word stay as they are.
 */
export function completeParts(context: BuildContext, completions: Completions): void {
  if (context.node.resource !== undefined) return;
  for (const [id, part] of Object.entries(context.node.parts)) {
    if (!isObject(part)) continue;
    const type = own(part, 'Type');
    const completion = typeof type === 'string' ? own(completions, type) : undefined;
    if (typeof type !== 'string' || completion === undefined) continue;
    const { complete, after } = typeof completion === 'function' ? { complete: completion, after: [] } : completion;
    const properties = own(part, 'Properties');
    const resource = { Type: type, ...dependsOn(after), Properties: complete({ id, properties: isObject(properties) ? properties : {} }) };
    context.resource(id, resource, context.here('parts', id));
  }
}

/** `DependsOn`, where there is anything to wait for. */
export function dependsOn(ids: readonly string[]): DraftObject {
  return ids.length === 0 ? {} : { DependsOn: ids.length === 1 ? (ids[0] ?? null) : ids };
}
