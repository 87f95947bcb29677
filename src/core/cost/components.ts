import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { assumptionReader } from './assumed.ts';
import type { CostComponent, CostContext, CostPart } from './contract.ts';

/** What a node meters, and what is wrong with its assumptions. */
export interface Metering {
  readonly components: readonly CostComponent[];
  readonly findings: readonly Finding[];
}

/** Asks a node's service what the node meters. */
export function componentsOf(node: Node, part: CostPart, context: Omit<CostContext, 'assumed' | 'stated'>): Metering {
  const { findings, ...assumptions } = assumptionReader();
  return { components: part.components(node, { ...context, ...assumptions }), findings };
}
