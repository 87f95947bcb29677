import { stringify } from 'yaml';
import { createCatalog, type Catalog } from '../../src/core/catalog/catalog.ts';
import type { ServiceDefinition } from '../../src/core/catalog/service.ts';
import type { Bill } from '../../src/core/cost/contract.ts';
import { estimate } from '../../src/core/cost/estimate.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { propagate } from '../../src/core/traffic/propagate.ts';
import { services } from '../../src/services/index.generated.ts';
import type { Draft } from './draft.ts';

/** The price tables of each service family. */
export type PriceBook = ReadonlyMap<string, ServiceDefinition['prices']>;

export interface BillTerms {
  readonly region: string;
  readonly hours: number;
  readonly free: boolean;
  readonly catalog: Catalog;
}

/** The product's services with the prices of a book; those of the product for families that the book leaves out. */
export function catalogWith(book?: PriceBook): Catalog {
  return createCatalog(services.map((service) => ({ ...service, prices: book?.get(service.family) ?? service.prices })));
}

/** Ids of what only stands around the nodes of an example: who calls, and what a distribution forwards to. */
const HELPER = 'helper-';

/** The design file that states the nodes of an example, as a user would write it. */
export function designOf(drafts: readonly Draft[], { region, hours, free }: Omit<BillTerms, 'catalog'>): string {
  const parts = drafts.map((draft, index) => partsOf(draft, `n${index}`));
  return stringify({
    version: 1, name: 'example', region,
    account: { billing: { hoursPerMonth: hours, freeTier: free ? 'always' : 'none' } },
    nodes: Object.assign({}, ...parts.map(({ nodes }) => nodes)) as unknown,
    connections: Object.assign({}, ...parts.map(({ connections }) => connections)) as unknown,
  });
}

interface Parts {
  readonly nodes: Readonly<Record<string, unknown>>;
  readonly connections: Readonly<Record<string, unknown>>;
}

function partsOf(draft: Draft, id: string): Parts {
  const { service, properties, assume, usage, traffic, toOrigin } = draft;
  const node = { service, ...(properties && { properties }), assume: { ...assume, ...(usage && { usage }) } };
  if (toOrigin !== undefined) return behindDistribution(id, node, toOrigin);
  if (!traffic) return { nodes: { [id]: node }, connections: {} };
  const { requests, sends, receives } = traffic;
  const flow = { requests: `${requests}/month`, path: 'GET /', ...(sends !== undefined && { sends: `${sends} B` }), ...(receives !== undefined && { receives: `${receives} B` }) };
  const caller = `${HELPER}${id}`;
  return {
    nodes: { [caller]: { service: 'client', traffic: { all: flow } }, [id]: node },
    connections: { [`c-${id}`]: { from: caller, to: id, ...(service === 'lambda' && { kind: 'invoke' }) } },
  };
}

/** Viewers who send bytes through the distribution to an API behind it. */
function behindDistribution(id: string, node: object, bytes: number): Parts {
  const [caller, origin] = [`${HELPER}${id}`, `${HELPER}${id}-origin`];
  return {
    nodes: {
      [caller]: { service: 'client', traffic: { all: { requests: '1000/month', path: 'POST /', sends: `${bytes / 1000} B` } } },
      [id]: { ...node, behaviours: { default: { AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'] } } },
      [origin]: { service: 'apigateway.http' },
    },
    connections: { [`c-${id}`]: { from: caller, to: id }, [`o-${id}`]: { from: id, to: origin, behaviour: 'default' } },
  };
}

/** What each node of an example costs, by `draft component`; and what has no price. */
export interface DraftBill {
  /** USD of a component of a draft (by its place in the list), undefined where it is not in the bill. */
  readonly amount: (draft: number, component: string) => number | undefined;
  readonly quantity: (draft: number, component: string) => number | undefined;
  /** Units that the free tier takes off. */
  readonly free: (draft: number, component: string) => number;
  readonly unpriced: (draft: number, component: string) => string | undefined;
}

/** Bills the design as the command line does. */
export function billOf(drafts: readonly Draft[], terms: BillTerms): DraftBill {
  const bill = billOfText(designOf(drafts, terms), terms.catalog);
  const line = (draft: number, component: string): Bill['lines'][number] | undefined => bill.lines.find((each) => each.node === `n${draft}` && each.component === component);
  return {
    amount: (draft, component) => line(draft, component)?.amount,
    quantity: (draft, component) => line(draft, component)?.quantity,
    free: (draft, component) => line(draft, component)?.free ?? 0,
    unpriced: (draft, component) => bill.unpriced.find((each) => each.node === `n${draft}` && each.component === component)?.reason.en,
  };
}

function billOfText(text: string, catalog: Catalog): Bill {
  const { design } = parseDocument(text);
  const resolve = createResolver(design);
  return estimate({ design, catalog, resolve, usage: propagate(design, catalog, resolve) });
}
