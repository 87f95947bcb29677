import { useReactFlow, type Connection, type FinalConnectionState, type OnConnectStart } from '@xyflow/react';
import { useCallback } from 'react';
import { useActions, useStore } from '../state/actions-context.ts';
import { explainNodes } from '../state/explain.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import type { Store } from '../state/store.ts';
import type { FlowEdge } from './flow.ts';

/** What React Flow reports of a connection being drawn, turned into an intent, or into the question what comes next. */
export function useConnecting(model: Model) {
  const store = useStore();
  const flow = useReactFlow();
  const actions = useActions();
  const isValidConnection = useCallback((connection: Connection | FlowEdge) => {
    const [from, to] = [parseFlowId(connection.source), parseFlowId(connection.target)];
    return from?.kind === 'node' && to?.kind === 'node' && explainNodes(model, from.id, to.id).allowed;
  }, [model]);
  const onConnectStart = useCallback<OnConnectStart>(() => store.set({ connecting: 'drawn' }), [store]);
  const onConnect = useCallback((connection: Connection) => {
    const [from, to] = [parseFlowId(connection.source), parseFlowId(connection.target)];
    if (from && to && store.get().connecting !== 'called-off') void actions.connect(from.id, to.id);
  }, [actions, store]);
  const onConnectEnd = useCallback((event: globalThis.MouseEvent | TouchEvent, { fromNode, fromHandle, toNode }: FinalConnectionState) => {
    const { connecting } = store.get();
    store.set({ connecting: undefined });
    const from = fromNode && parseFlowId(fromNode.id);
    if (connecting === 'called-off' || from?.kind !== 'node' || toNode || fromHandle?.type !== 'source') return;
    const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0] as Touch : event;
    if (!document.elementFromPoint(clientX, clientY)?.closest('.canvas')) return;
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    store.set({ dialog: { kind: 'add-next', from: from.id, at: [x, y] } });
  }, [store, flow]);
  return { isValidConnection, onConnectStart, onConnect, onConnectEnd };
}

/** Lets go of the connection that is being drawn, which React Flow itself does not before the pointer does; false where there is none. */
export function callOffConnecting(store: Store): boolean {
  if (store.get().connecting !== 'drawn') return false;
  store.set({ connecting: 'called-off' });
  return true;
}
