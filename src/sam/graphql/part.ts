import { getAtt } from '../intrinsics.ts';
import { keptOf, made, type Made } from '../made.ts';
import type { Macro } from '../stack.ts';
import type { Value } from '../tree.ts';

/** A resource made for the API, which keeps the API's attributes. */
export function partOf(macro: Macro, id: string, type: string, properties: { readonly [name: string]: Value | undefined }, dependsOn?: Value): Made {
  return made(id, type, properties, keptOf(macro.resource), dependsOn ?? macro.resource.get('DependsOn'));
}

export function apiId(macro: Macro): Value {
  return getAtt(macro.id, 'ApiId');
}
