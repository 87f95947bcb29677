import { useConnection } from '@xyflow/react';
import { say } from '../../src/core/model/text.ts';
import { explainNodes } from '../state/explain.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';

/** While a connection is drawn: whether it may end at this node. */
export function useLegality(id: string): 'legal' | 'illegal' | undefined {
  const from = useSource();
  return useApp(({ model }) => {
    if (from === undefined || from === id || !model) return undefined;
    return explainNodes(model, from, id).allowed ? 'legal' : 'illegal';
  });
}

/** The sentence that says why the connection being drawn may not end at the node under the pointer. */
export function useRefusal(): { readonly node: string; readonly reason: string } | undefined {
  const from = useSource();
  const to = useConnection((connection) => (connection.inProgress && connection.toNode ? parseFlowId(connection.toNode.id)?.id : undefined));
  const model = useApp((state) => state.model);
  const locale = useApp((state) => state.snapshot?.locale ?? 'en');
  if (from === undefined || to === undefined || from === to || !model) return undefined;
  const explanation = explainNodes(model, from, to);
  return explanation.allowed ? undefined : { node: to, reason: say(explanation.reason, locale) };
}

/** The node that the connection being drawn starts at. */
function useSource(): string | undefined {
  const source = useConnection((connection) => (connection.inProgress ? parseFlowId(connection.fromNode.id)?.id : undefined));
  const isCalledOff = useApp((state) => state.connecting === 'called-off');
  return isCalledOff ? undefined : source;
}
