import { nameOf, type Node } from '../../model/design.ts';
import type { Edge, RuleContext } from '../contract.ts';

/** Names of the nodes that a flow passes on its way over an edge, from where it starts: `people → api → job`. */
export function pathOfFlow(flow: string, edge: Edge, context: RuleContext): string {
  const nodes: Node[] = [edge.to, edge.from];
  const seen = new Set(nodes);
  for (let before = edgeBefore(flow, edge, context); before && !seen.has(before.from); before = edgeBefore(flow, before, context)) {
    nodes.push(before.from);
    seen.add(before.from);
  }
  return nodes.reverse().map(nameOf).join(' → ');
}

/** The first connection over which a flow comes to where an edge starts. */
function edgeBefore(flow: string, { from }: Edge, context: RuleContext): Edge | undefined {
  return context.incoming(from).find(({ connection }) => carries(flow, connection.id, context));
}

function carries(flow: string, connection: string, { usage }: RuleContext): boolean {
  return usage.over(connection).some((stream) => stream.flow === flow);
}
