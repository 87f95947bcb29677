import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { NODE_WIDTH } from '../../src/core/diagram/geometry.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { restingBox } from '../editing/drag.ts';
import { shownAs } from '../editing/fold.ts';
import { useStore } from '../state/actions-context.ts';
import { flowId, parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import { useApp, type Position } from '../state/store.ts';
import { focusFlow } from './focus.ts';
import { SMALL_PRINT } from './use-detail.ts';

/** Brings what `reveal` names into view, if it is not there already, and gives it the focus. */
export function useReveal(): void {
  const store = useStore();
  const flow = useReactFlow();
  const internals = useStoreApi();
  const reveal = useApp((state) => state.reveal);
  useEffect(() => {
    const { model, snapshot, renaming, highlight, revealOnly } = store.get();
    if (reveal === undefined || !model || !snapshot) return;
    store.set({ reveal: undefined, revealOnly: undefined });
    const centre = centreOf(reveal, snapshot, model);
    if (!centre) return;
    const { transform: [left, top, zoom], width, height } = internals.getState();
    const [x, y] = [centre[0] * zoom + left, centre[1] * zoom + top];
    const margin = (NODE_WIDTH / 2) * zoom;
    const outside = x < margin || y < margin || x > width - margin || y > height - margin;
    // A name is edited where it stands, so it must be large enough to read.
    if (renaming === reveal && zoom < SMALL_PRINT) void flow.setCenter(centre[0], centre[1], { zoom: 1 });
    else if (outside) void flow.setCenter(centre[0], centre[1], { zoom });
    // A finding that leads to a field gives the focus to the field.
    if (renaming !== reveal && highlight === undefined && !revealOnly) focusFlow(shownAs(reveal, snapshot, model));
  }, [reveal, store, flow, internals]);
}

function centreOf(revealed: string, snapshot: Snapshot, model: Model): Position | undefined {
  const ref = parseFlowId(revealed);
  const connection = ref?.kind === 'connection' ? model.connections.get(ref.id) : undefined;
  const box = restingBox(shownAs(connection ? flowId('node', connection.to) : revealed, snapshot, model), snapshot, model);
  return box && [box.x + box.width / 2, box.y + box.height / 2];
}
