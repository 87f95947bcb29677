import { keptOf, made, type Made } from '../made.ts';
import { dictOf, textOf, type Dict } from '../tree.ts';

/** A resource of the template to which an event added something. */
export function linked(id: string, resource: Dict): Made {
  const properties = Object.fromEntries(dictOf(resource.get('Properties'))?.entries() ?? []);
  return made(id, textOf(resource.get('Type')) ?? '', properties, keptOf(resource), resource.get('DependsOn'));
}
