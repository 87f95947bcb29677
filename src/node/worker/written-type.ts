import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { indexOf } from '../../core/model/design.ts';
import { at, isObject, own, type Json, type Path } from '../../core/model/json.ts';

/** A place below the properties of a resource. */
export interface WrittenProperty {
  readonly type: string;
  /** From the properties down. */
  readonly path: Path;
}

/** The resource type, and the path below its properties, that a path in the file is about; undefined for any other path. */
export function writtenProperty([section, id, home, ...rest]: Path, analysis: Analysis, catalog: Catalog): WrittenProperty | undefined {
  if (section === 'nodes' && home === 'properties') return property(typeOfNode(String(id), analysis, catalog), rest);
  if (section === 'nodes' && home === 'parts') return inResource(['nodes', String(id), 'parts'], rest, analysis);
  if (section === 'connections' && home === 'properties') return property(typeOfConnection(String(id), rest[0], analysis, catalog), rest);
  if (section === 'template' && id === 'Resources' && home !== undefined) return inResource(['template', 'Resources'], [home, ...rest], analysis);
  return undefined;
}

function property(type: string | undefined, path: Path): WrittenProperty | undefined {
  return type === undefined || path.length === 0 ? undefined : { type, path };
}

function typeOfNode(id: string, { document }: Analysis, catalog: Catalog): string | undefined {
  const node = indexOf(document.design).node(id);
  return node && (node.resource ?? catalog.kind(node.service)?.resourceType);
}

/** A whole resource as the file has it, by its logical id. */
function inResource(above: Path, [logicalId, key, ...rest]: Path, { document }: Analysis): WrittenProperty | undefined {
  return logicalId !== undefined && key === 'Properties' ? property(typeIn(at(document.data, [...above, logicalId])), rest) : undefined;
}

/** The resource of the template that takes a property from the connection. Which one that is, only its service knows. */
function typeOfConnection(id: string, name: string | number | undefined, { document, resolve }: Analysis, catalog: Catalog): string | undefined {
  if (typeof name !== 'string') return undefined;
  const { parts: { resources }, sourceMap } = synthesize({ design: document.design, catalog, resolve });
  const row = resources.keys.findIndex((logicalId) => {
    const from = sourceMap.origin(['Resources', logicalId, 'Properties', name])?.path ?? [];
    return from.length === 4 && from[0] === 'connections' && from[1] === id && from[2] === 'properties' && from[3] === name;
  });
  return row < 0 ? undefined : typeIn(resources.values[row]);
}

function typeIn(resource: Json | undefined): string | undefined {
  const type = isObject(resource) ? own(resource, 'Type') : undefined;
  return typeof type === 'string' ? type : undefined;
}
