import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker } from '../catalog/graph.ts';
import type { Design } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import { createResolver } from '../resolve/resolver.ts';
import type { Usage } from '../traffic/contract.ts';
import { propagator } from '../traffic/propagate.ts';
import type { Bill } from './contract.ts';
import { estimator, type EstimateOptions } from './estimate.ts';

/** A design with everything its bill follows from. */
export interface BilledDesign {
  readonly design: Design;
  readonly resolve: Resolver;
  readonly usage: Usage;
  readonly bill: Bill;
}

/** Bills designs, one after the other. */
export type Biller = (design: Design) => BilledDesign;

/** Bills designs that no file holds as the canvas and the command line bill files. What two designs in a row have in common is not computed again. */
export function biller(catalog: Catalog, options: EstimateOptions = {}): Biller {
  const graphOf = graphMaker(catalog);
  const propagate = propagator(catalog);
  const estimate = estimator(catalog);
  let last: { readonly design: Design; readonly resolve: Resolver } | undefined;
  return (design) => {
    if (!last || !resolvesTheSame(last.design, design)) last = { design, resolve: createResolver(design) };
    const { resolve } = last;
    const graph = graphOf(design, resolve);
    const usage = propagate(graph, resolve);
    return { design, resolve, usage, bill: estimate(graph, resolve, usage, options) };
  };
}

/** Of a design a resolver reads no more than this. */
function resolvesTheSame(a: Design, b: Design): boolean {
  return a.region === b.region && a.parameters === b.parameters && a.template === b.template && a.nodes.length === b.nodes.length
    && a.nodes.every((node, place) => node.id === b.nodes[place]?.id && node.logicalId === b.nodes[place]?.logicalId);
}
