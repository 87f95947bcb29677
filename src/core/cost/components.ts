import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own } from '../model/json.ts';
import { assumptionReader, type AssumptionReader } from './assumed.ts';
import type { BillableByHand, CostComponent, CostContext, CostPart } from './contract.ts';

/** What a node meters, and what is wrong with its assumptions. */
export interface Metering {
  readonly components: readonly CostComponent[];
  /** What the node may be billed for besides, where somebody types how much. */
  readonly byHand: readonly BillableByHand[];
  readonly findings: readonly Finding[];
}

/** Asks a node's service what the node meters. */
export function componentsOf(node: Node, part: CostPart, { context, reader }: Reading): Metering {
  const components = part.components(node, context);
  const more = isObject(own(node.assume, 'usage')) ? (part.onlyByHand?.(node, context) ?? []) : NOTHING;
  const byHand = more.length === 0 ? NOTHING : more.filter((each) => !components.some(({ component }) => component === each.component));
  return { components, byHand, findings: reader.taken() };
}

const NOTHING: readonly BillableByHand[] = [];

/** What all nodes of one bill are asked with: a thousand contexts need not be made. */
export interface Reading {
  readonly context: CostContext;
  readonly reader: AssumptionReader;
}

export function readingFor(context: Omit<CostContext, 'assumed' | 'stated'>): Reading {
  const reader = assumptionReader();
  return { context: { ...context, assumed: reader.assumed, stated: reader.stated }, reader };
}
