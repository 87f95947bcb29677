import type { Snapshot } from '../../src/protocol/messages.ts';
import type { HostClient } from '../host/client.ts';
import { flowId } from './flow-ids.ts';
import { modelOf } from './model.ts';
import type { AppState, Store } from './store.ts';
import { readSelection, readView } from './view.ts';

/**
 * Asks for the design and follows it. What comes before the answer waits for it: the answer brings the view of the last
 * time, and a canvas that is drawn without it would fit the design instead.
 */
export function createStart(store: Store, host: HostClient): () => Promise<void> {
  let early: Snapshot | undefined;
  const start = async (): Promise<void> => {
    store.set({ failed: undefined });
    const answer = await host.request('ready', {});
    if (!answer.ok) return store.set({ failed: answer.error.message });
    store.set({ view: readView(answer.value.viewState), selection: readSelection(answer.value.viewState), inBrowser: answer.value.inBrowser });
    receive(store, answer.value.snapshot);
    if (early) receive(store, early);
  };
  host.on('snapshot', (snapshot) => {
    const { snapshot: before, failed } = store.get();
    if (before) return receive(store, snapshot);
    early = snapshot;
    if (failed !== undefined) void start();
  });
  return start;
}

/** The host's state replaces ours; what the user has selected stays where it still exists. */
function receive(store: Store, snapshot: Snapshot): void {
  const { snapshot: before, selection, dragged, settlesAt, awaited, renaming } = store.get();
  if (before && snapshot.version < before.version) return;
  const model = modelOf(snapshot);
  const exists = existsIn(snapshot, model);
  const arrived = awaited !== undefined && exists(awaited);
  store.set({
    snapshot, model,
    failed: undefined,
    selection: arrived ? new Set([awaited]) : new Set([...selection].filter(exists)),
    dragged: settlesAt !== undefined && snapshot.version >= settlesAt ? new Map() : new Map([...dragged].filter(([id]) => exists(id))),
    settlesAt: settlesAt !== undefined && snapshot.version >= settlesAt ? undefined : settlesAt,
    regrouping: settlesAt !== undefined && snapshot.version >= settlesAt ? undefined : store.get().regrouping,
    awaited: arrived ? undefined : awaited,
    reveal: arrived ? awaited : store.get().reveal,
    renaming: renaming !== undefined && exists(renaming) ? renaming : undefined,
  });
}

function existsIn(snapshot: Snapshot, model: NonNullable<AppState['model']>): (flow: string) => boolean {
  const others = new Set([...snapshot.groups.map(({ id }) => flowId('group', id)), ...snapshot.notes.map(({ id }) => flowId('note', id))]);
  return (flow) => others.has(flow)
    || (flow.startsWith('node:') && model.nodes.has(flow.slice('node:'.length)))
    || (flow.startsWith('connection:') && model.connections.has(flow.slice('connection:'.length)));
}
