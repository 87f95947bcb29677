import type { NotModelled } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { TrafficEdge, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import { usersOf } from './definition/uses.ts';
import { wayThrough } from './definition/way.ts';
import { definitionOf } from './definition/written.ts';
import { itemsOf } from './executions.ts';

/**
 * Each execution goes over a connection as often as the states that name its target are entered on the
 * longest way through the definition; `assume.calls` of the connection says otherwise.
 */
export const stepfunctions: TrafficPart | NotModelled = {
  assumptions: ['items'],
  forward: (arriving, edge, { index }) => {
    const target = index.node(edge.connection.to);
    const calls = edge.assumed.stated || !target ? 1 : callsOf(edge, target);
    if (calls === 0) return [];
    return forwardCalls(calls === 1 ? arriving : arriving.map((stream) => ({ ...stream, perMonth: stream.perMonth * calls })), edge);
  },
};

function callsOf({ node, connection }: TrafficEdge, target: Node): number {
  const definition = definitionOf(node);
  if (definition.kind !== 'read') return 1;
  const uses = usersOf(node, connection, target);
  return wayThrough(definition, itemsOf(node)).filter(({ state }) => uses(state)).reduce((sum, { times }) => sum + times, 0);
}
