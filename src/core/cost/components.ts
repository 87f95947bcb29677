import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own } from '../model/json.ts';
import { assumptionReader } from './assumed.ts';
import type { BillableByHand, CostComponent, CostContext, CostPart } from './contract.ts';

/** What a node meters, and what is wrong with its assumptions. */
export interface Metering {
  readonly components: readonly CostComponent[];
  /** What the node may be billed for besides, where somebody types how much. */
  readonly byHand: readonly BillableByHand[];
  readonly findings: readonly Finding[];
}

/** Asks a node's service what the node meters. */
export function componentsOf(node: Node, part: CostPart, context: Omit<CostContext, 'assumed' | 'stated'>): Metering {
  const { findings, ...assumptions } = assumptionReader();
  const all = { ...context, ...assumptions };
  const components = part.components(node, all);
  const more = isObject(own(node.assume, 'usage')) ? (part.onlyByHand?.(node, all) ?? []) : [];
  return { components, byHand: more.filter((each) => !components.some(({ component }) => component === each.component)), findings };
}
