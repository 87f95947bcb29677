import { connectionKind, type ConnectionKindId } from '../../src/core/catalog/connection-kinds.ts';
import { explain, type Explanation } from '../../src/core/catalog/explain.ts';
import { verbatim, type Text } from '../../src/core/model/text.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { strings } from '../ui/strings.ts';
import { nameOfNode, type Model } from './model.ts';

/** Which kinds of connection both ends offer, whatever is connected already; the first is the one a connection has by itself. */
export function explainEnds(model: Model, from: string, to: string): Explanation {
  const [source, target] = [model.nodes.get(from), model.nodes.get(to)];
  if (!source || !target) return { allowed: false, reason: verbatim('') };
  return explain(source.ports, target.ports, { from: nameOfNode(source), to: nameOfNode(target), same: from === to });
}

/** Whether and how two nodes may be connected once more. */
export function explainNodes(model: Model, from: string, to: string): Explanation {
  const explanation = explainEnds(model, from, to);
  if (!explanation.allowed) return explanation;
  const full = explanation.kinds.map((kind) => limitReached(model, from, to, kind));
  const kinds = explanation.kinds.filter((_kind, index) => full[index] === undefined);
  const [reason] = full;
  return kinds.length > 0 || reason === undefined ? { allowed: true, kinds } : { allowed: false, reason };
}

/** Why neither end may have one more connection of a kind, or undefined where they may. */
function limitReached(model: Model, from: string, to: string, kind: ConnectionKindId): Text | undefined {
  const [source, target] = [model.nodes.get(from), model.nodes.get(to)];
  return full(model, source, 'from', source?.ports.out.find((port) => port.kind === kind)?.limit, kind)
    ?? full(model, target, 'to', target?.ports.in.find((port) => port.kind === kind)?.limit, kind);
}

function full(model: Model, node: NodeSnapshot | undefined, end: 'from' | 'to', limit: number | undefined, kind: ConnectionKindId): Text | undefined {
  if (!node || limit === undefined) return undefined;
  const present = [...model.connections.values()].filter((connection) => connection[end] === node.id && connection.kind === kind);
  return present.length < limit ? undefined : strings.limitReached(nameOfNode(node), connectionKind(kind)?.title ?? verbatim(kind), limit);
}
