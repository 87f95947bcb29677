import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker, type Graph } from '../catalog/graph.ts';
import { isModelled, type NodeKind } from '../catalog/service.ts';
import { indexOf, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own } from '../model/json.ts';
import { createListMemory, flatten, keptWhile } from '../model/list-memory.ts';
import { present } from '../model/lists.ts';
import { formatNumber } from '../model/units-format.ts';
import { parseCount } from '../model/units.ts';
import type { Resolver } from '../resolve/contract.ts';
import { parseAssumed, unknownKey } from '../traffic/assumptions.ts';
import type { Usage } from '../traffic/contract.ts';
import { hoursPerMonthOf } from '../traffic/propagate.ts';
import { billingOf } from './billing.ts';
import { componentsOf, readingFor, type Reading } from './components.ts';
import { CREDIT_MONTHS, creditsFor } from './credits.ts';
import type { Bill, BillLine, CostComponent, CostContext, Unpriced } from './contract.ts';
import { notesOf } from './notes.ts';
import { pricer, type MeteredComponent } from './pricing.ts';

export interface EstimateInput {
  readonly design: Design;
  readonly catalog: Catalog;
  readonly resolve: Resolver;
  readonly usage: Usage;
  readonly options?: EstimateOptions;
}

export interface EstimateOptions {
  /** The month that is billed, from 1 (default 1): storage that grows has grown for as long. */
  readonly month?: number | undefined;
  /** Bill as if the design stood in this region. */
  readonly region?: string | undefined;
  /** Instead of what the design's account says. */
  readonly freeTier?: Bill['freeTier'] | undefined;
}

/**
 * The bill of one month: what each node meters, priced by the tables of its service. Tiers and free
 * amounts are counted once per account over all nodes, as AWS does, and shared out among the lines by
 * quantity. Every line says where its quantity and its price come from; what has no price is listed.
 *
 * @returns amounts in US dollars, not rounded: `total` is the sum of the lines.
 */
export function estimate({ design, catalog, resolve, usage, options }: EstimateInput): Bill {
  return estimator(catalog)(graphMaker(catalog)(design, resolve), resolve, usage, options);
}

/** `estimate` for an open document: what a node meters is kept while the node, its connections and the traffic over them stay. */
export function estimator(catalog: Catalog): (graph: Graph, resolve: Resolver, usage: Usage, options?: EstimateOptions) => Bill {
  const metersOf = createListMemory<Metered>();
  const priceAll = pricer(catalog);
  const together = keptWhile(sumUp);
  return (graph, resolve, usage, options = {}) => {
    const { design } = graph;
    const reading = readingFor({
      design, resolve, usage, index: indexOf(design), hoursPerMonth: hoursPerMonthOf(design),
      region: options.region ?? design.region, month: monthOf(options.month),
      roleOf: roleIn(design, catalog),
    });
    const { context } = reading;
    const { freeTier: written, credits, findings } = billingOf(design);
    const freeTier = options.freeTier ?? written;
    const { month } = context;
    const columns = [design.nodes, graph.leaving, graph.entering, graph.outgoing, graph.incoming, usage.passages];
    const { metered, unpriced, findings: ofNodes } = together(metersOf(columns, [resolve, context.region, context.month, context.hoursPerMonth], (row) => meter(design.nodes[row] as Node, reading, catalog)));
    const priced = priceAll(metered, { region: context.region, freeTier });
    const total = totalOf(priced.lines);
    return {
      currency: 'USD', region: context.region, month, freeTier, total,
      ...(freeTier === 'credits' && { credits: creditsFor(credits, total, earlierTotals(month, (each) => estimator(catalog)(graph, resolve, usage, { ...options, freeTier: 'always', month: each }).total)) }),
      lines: priced.lines, unpriced: [...unpriced, ...priced.unpriced],
      notes: notesOf(context, freeTier),
      findings: [...findings, ...ofNodes],
    };
  };
}

/** Totals of the months before one, as far back as credits count. */
function earlierTotals(month: number, totalIn: (month: number) => number): readonly number[] {
  return Array.from({ length: Math.min(month - 1, CREDIT_MONTHS) }, (_, before) => totalIn(before + 1));
}

/** What one node (or all of them) meters, what is not priced, and what is wrong. */
interface Metered {
  readonly metered: readonly MeteredComponent[];
  readonly unpriced: readonly Unpriced[];
  readonly findings: readonly Finding[];
}

function sumUp(all: readonly Metered[]): Metered {
  return {
    metered: flatten(all.map(({ metered }) => metered)),
    unpriced: flatten(all.map(({ unpriced }) => unpriced)),
    findings: flatten(all.map(({ findings }) => findings)),
  };
}

function monthOf(month = 1): number {
  return Number.isFinite(month) ? Math.max(1, Math.floor(month)) : 1;
}

/** The sum of lines, unrounded. */
export function totalOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

/** Made apart from the rest of an estimate: every line's words reach it, and would keep alive all that stands beside it. */
function roleIn(design: Design, catalog: Catalog): CostContext['roleOf'] {
  const index = indexOf(design);
  return (connection) => {
    const target = index.node(connection.to);
    return target && catalog.kind(target.service)?.ports.in.find((port) => port.is !== undefined)?.is;
  };
}

/** Asks a node's service what the node meters, and puts what was typed by hand in its place. */
function meter(node: Node, reading: Reading, catalog: Catalog): Metered {
  const kind = catalog.kind(node.service);
  const part = kind?.cost;
  if (!kind || !part || !isModelled(part)) {
    const unpriced = node.service === 'external' ? [] : [{ node: node.id, service: node.service, component: '*', reason: notPricedYet(node) }];
    return { metered: [], unpriced, findings: [] };
  }
  const { components, byHand: more, findings: written } = componentsOf(node, part, reading);
  const unknown = unknownAssumptions(node, kind);
  if (own(node.assume, 'usage') === undefined) return asDerived(node, components, unknown.length === 0 ? written : [...unknown, ...written]);
  const findings = [...unknown, ...written];
  const byHand = usageByHand(node, [...components, ...more], findings);
  const metered: MeteredComponent[] = [];
  const unpriced: Unpriced[] = [];
  for (const component of components) {
    const typed = byHand.get(component.component);
    if (component.unknown && typed === undefined) {
      unpriced.push({ node: node.id, service: node.service, component: component.component, reason: component.unknown });
    } else {
      metered.push({ node, component: typed === undefined ? component : { ...component, quantity: typed, how: typedHow(typed) }, byHand: typed !== undefined });
    }
  }
  for (const component of more) {
    const typed = byHand.get(component.component);
    if (typed !== undefined) metered.push({ node, component: { ...component, quantity: typed, how: typedHow(typed) }, byHand: true });
  }
  return { metered, unpriced, findings };
}

const NOTHING_UNPRICED: readonly Unpriced[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/** What a node meters where nothing was typed by hand, as nearly everywhere. */
function asDerived(node: Node, components: readonly CostComponent[], findings: readonly Finding[]): Metered {
  return {
    metered: present(components, (component) => (component.unknown ? undefined : { node, component, byHand: false })),
    unpriced: components.some(({ unknown }) => unknown) ? unpricedOf(node, components) : NOTHING_UNPRICED,
    findings,
  };
}

function unpricedOf(node: Node, components: readonly CostComponent[]): readonly Unpriced[] {
  return present(components, ({ component, unknown: reason }) => reason && { node: node.id, service: node.service, component, reason });
}

const known = new WeakMap<NodeKind, ReadonlySet<string>>();

/** Keys of `assume` that some part of a kind of node reads. */
function assumptionsOf(kind: NodeKind): ReadonlySet<string> {
  const keys = known.get(kind) ?? new Set([
    'usage',
    ...(isModelled(kind.cost) ? (kind.cost.assumptions ?? []) : []),
    ...(isModelled(kind.traffic) ? (kind.traffic.assumptions ?? []) : []),
    ...(isModelled(kind.simulation) ? (kind.simulation.assumptions ?? []) : []),
    ...(isModelled(kind.properties) ? kind.properties.assumptions.flatMap((field) => field.path.split('.')[0] ?? []) : []),
  ]);
  known.set(kind, keys);
  return keys;
}

/** Keys of a node's `assume` that nothing reads. */
function unknownAssumptions(node: Node, kind: NodeKind): readonly Finding[] {
  const keys = assumptionsOf(kind);
  const unknown = Object.keys(node.assume).filter((key) => !keys.has(key));
  if (unknown.length === 0) return NO_FINDINGS;
  return unknown.map((key) => ({ ...unknownKey(key, keys, { node: node.id, path: ['nodes', node.id, 'assume', key] }), rule: 'cost.unknown-assumption' }));
}

function notPricedYet(node: Node): Unpriced['reason'] {
  const what = node.resource ?? node.service;
  return { en: `${what} is not priced yet.`, ko: `${what}의 요금은 아직 계산하지 않습니다.` };
}

function typedHow(quantity: number): CostComponent['how'] {
  return { en: `${formatNumber(quantity)} typed under assume.usage`, ko: `assume.usage에 직접 입력한 ${formatNumber(quantity)}` };
}

function usageByHand(node: Node, components: readonly Pick<CostComponent, 'component'>[], findings: Finding[]): ReadonlyMap<string, number> {
  const usage = own(node.assume, 'usage');
  const typed = new Map<string, number>();
  if (!isObject(usage)) return typed;
  const keys = components.map((component) => component.component);
  for (const [key, value] of Object.entries(usage)) {
    const path = ['nodes', node.id, 'assume', 'usage', key];
    if (!keys.includes(key)) {
      findings.push({ ...unknownKey(key, keys, { node: node.id, path }), rule: 'cost.unknown-component' });
      continue;
    }
    const count = parseAssumed(value, parseCount);
    if (count.ok) typed.set(key, count.value);
    else findings.push({ rule: 'cost.invalid-assumption', severity: 'error', message: count.error.message, node: node.id, path });
  }
  return typed;
}
