import type { Node } from '../../../core/model/design.ts';
import type { Edge, RuleContext } from '../../../core/rules/contract.ts';
import { behavioursOf, type Behaviour } from './written-behaviours.ts';

/** A connection to an origin with the behaviour that it serves. */
export interface OriginEdge {
  readonly edge: Edge;
  /** The behaviour that the connection names, else the default one; undefined where nothing is written of it. */
  readonly behaviour: Behaviour | undefined;
  /** The origin stores data, and is asked with the distribution's own signature. */
  readonly stores: boolean;
}

/** The origins of a distribution, in the order of the file. */
export function originsOf(node: Node, context: RuleContext): readonly OriginEdge[] {
  const behaviours = behavioursOf(node, context.resolve);
  return context.outgoing(node, 'origin').map((edge) => {
    const wanted = edge.connection.behaviour;
    return {
      edge,
      behaviour: behaviours.find(({ key, isDefault }) => (wanted === undefined ? isDefault : key === wanted)),
      stores: context.catalog.kind(edge.to.service)?.ports.access !== undefined,
    };
  });
}
