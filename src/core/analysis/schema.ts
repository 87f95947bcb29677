import type { Catalog } from '../catalog/catalog.ts';
import type { DocumentSchema } from '../document/interpret-entries.ts';

/** Values of `service:` that no service folder describes, with the keys their nodes may have besides the common ones. */
const PSEUDO_SERVICES: ReadonlyMap<string, readonly string[]> = new Map([['external', ['traffic']]]);

/** What the parser needs of the catalogue: names of services and the keys of their nodes. */
export function schemaOf(catalog: Catalog): DocumentSchema {
  return {
    services: [...catalog.services.flatMap((service) => service.kinds.map((kind) => kind.service)), ...PSEUDO_SERVICES.keys()],
    nodeKeys: (service) => catalog.kind(service)?.keys ?? PSEUDO_SERVICES.get(service),
  };
}
