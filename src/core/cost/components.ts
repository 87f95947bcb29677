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
export function componentsOf(node: Node, part: CostPart, context: NodelessContext): Metering {
  const { full, reader } = readingFor(context);
  const components = part.components(node, full);
  const more = isObject(own(node.assume, 'usage')) ? (part.onlyByHand?.(node, full) ?? []) : NOTHING;
  const byHand = more.length === 0 ? NOTHING : more.filter((each) => !components.some(({ component }) => component === each.component));
  return { components, byHand, findings: reader.taken() };
}

type NodelessContext = Omit<CostContext, 'assumed' | 'stated'>;

const NOTHING: readonly BillableByHand[] = [];

interface Reading {
  readonly full: CostContext;
  readonly reader: AssumptionReader;
}

const readings = new WeakMap<NodelessContext, Reading>();

/** One context for all nodes of a bill: a thousand of them need not be made. */
function readingFor(context: NodelessContext): Reading {
  const known = readings.get(context);
  if (known) return known;
  const reader = assumptionReader();
  const made = { full: { ...context, assumed: reader.assumed, stated: reader.stated }, reader };
  readings.set(context, made);
  return made;
}
