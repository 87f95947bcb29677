import type { Node } from '../model/design.ts';
import type { Edge, RuleContext } from './contract.ts';

/** What the nodes that share a quota ask of it together. */
export interface Demand {
  readonly sum: number;
  /** Id of the node that asks for most, the first of the file among equals. */
  readonly most: string | undefined;
}

const known = new WeakMap<readonly Edge[], Map<string, Demand>>();

/**
 * The demand on a quota that many nodes share (of an account, of a Region), so that it is reported
 * once. Computed once per check.
 *
 * @param quota what the demand is remembered by: the full id of the quota
 * @param amountOf what a node asks for, in the unit of the quota; 0 for nodes that have no part in it
 */
export function demandOn(quota: string, context: RuleContext, amountOf: (node: Node) => number): Demand {
  const ofCheck = known.get(context.edges) ?? new Map<string, Demand>();
  known.set(context.edges, ofCheck);
  const before = ofCheck.get(quota);
  if (before) return before;
  let sum = 0;
  let [most, largest] = [undefined as string | undefined, 0];
  for (const node of context.design.nodes) {
    const amount = amountOf(node);
    sum += amount;
    if (amount > largest) [most, largest] = [node.id, amount];
  }
  const demand = { sum, most };
  ofCheck.set(quota, demand);
  return demand;
}
