import { createAnalyser } from '../../core/analysis/analyse.ts';
import { createCatalog, type Catalog } from '../../core/catalog/catalog.ts';
import type { ServiceDefinition } from '../../core/catalog/service.ts';
import type { Tables } from './table.ts';

/** The catalogue with other prices for some services. */
export function catalogWith(services: readonly ServiceDefinition[], tables: Tables): Catalog {
  return createCatalog(services.map((service) => ({ ...service, prices: tables.get(service.family) ?? service.prices })));
}

/** What a design costs a month under two sets of prices, USD. */
export interface BillMove {
  readonly name: string;
  readonly region: string;
  readonly before: number;
  readonly after: number;
}

/** The bills of designs before and after. */
export function billMoves(designs: ReadonlyMap<string, string>, services: readonly ServiceDefinition[], before: Tables, after: Tables): readonly BillMove[] {
  const [old, current] = [createAnalyser(catalogWith(services, before)), createAnalyser(catalogWith(services, after))];
  return [...designs].map(([name, text]) => {
    const { region, total } = current.analyse(text).bill;
    return { name, region, before: old.analyse(text).bill.total, after: total };
  });
}
