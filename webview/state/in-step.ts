import type { HostClient } from '../host/client.ts';
import { flowId, parseFlowId } from './flow-ids.ts';
import type { Store } from './store.ts';

/** Keeps the selection in step with the cursor of the text beside: what is selected by hand is told, what the cursor is in is selected. */
export function keepInStep(store: Store, host: HostClient): void {
  let last = store.get().selection;
  store.subscribe(() => {
    const { selection } = store.get();
    if (selection === last) return;
    last = selection;
    const [only, ...more] = selection;
    // A page without the focus selects because the text says so.
    if (only === undefined || more.length > 0 || !document.hasFocus()) return;
    const ref = parseFlowId(only);
    if (ref?.kind === 'node') void host.request('selected', { node: ref.id });
    else if (ref?.kind === 'connection') void host.request('selected', { connection: ref.id });
  });
  host.on('follow', ({ id }) => {
    const { model } = store.get();
    const flow = model?.nodes.has(id) ? flowId('node', id) : model?.connections.has(id) ? flowId('connection', id) : undefined;
    if (flow !== undefined) store.set({ selection: new Set([flow]), reveal: flow, revealOnly: true, highlight: undefined });
  });
}
