import type { Catalog } from '../catalog/catalog.ts';
import type { ParsedDocument } from '../document/contract.ts';
import { at, type Path } from '../model/json.ts';

/** A resource type and a path below its properties; empty for the properties themselves. */
export interface PropertyPlace {
  readonly type: string;
  readonly path: Path;
}

/** The map of properties that a path of the file leads to: of a node, of one of its parts, or of a resource of the template. */
export function propertyOf([section, id, home, ...rest]: Path, { data }: Pick<ParsedDocument, 'data'>, catalog: Catalog): PropertyPlace | undefined {
  if (section === 'nodes' && home === 'properties') {
    const [resource, service] = ['resource', 'service'].map((key) => at(data, ['nodes', String(id), key]));
    const type = typeof resource === 'string' ? resource : typeof service === 'string' ? catalog.kind(service)?.resourceType : undefined;
    return type === undefined ? undefined : { type, path: rest };
  }
  const above = section === 'nodes' && home === 'parts' ? ['nodes', String(id), 'parts', ...rest.slice(0, 1)] : section === 'template' && id === 'Resources' && home !== undefined ? ['template', 'Resources', home] : undefined;
  const below = section === 'nodes' ? rest.slice(1) : rest;
  const type = above && at(data, [...above, 'Type']);
  return typeof type === 'string' && below[0] === 'Properties' ? { type, path: below.slice(1) } : undefined;
}
