import { useReactFlow, useStoreApi, type ReactFlowInstance, type ReactFlowState, type Viewport } from '@xyflow/react';
import { useEffect } from 'react';
import { NODE_WIDTH, type Box } from '../../src/core/diagram/geometry.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { restingBox } from '../editing/drag.ts';
import { shownAs } from '../editing/fold.ts';
import { useStore } from '../state/actions-context.ts';
import { flowId, parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import { useApp, type Position } from '../state/store.ts';
import { focusFlow } from './focus.ts';
import { SMALL_PRINT } from './use-detail.ts';

/** Room that stays between what is brought into view and the edge of the canvas, in pixels of the screen; badges stand in it. */
const ROOM = 24;

/**
 * Brings what `reveal` names into view, if it is not there already, and gives it the focus. What is only to be seen
 * moves the canvas as little as that takes: who reads the text beside keeps the picture that they know.
 */
export function useReveal(): void {
  const store = useStore();
  const flow = useReactFlow();
  const internals = useStoreApi();
  const reveal = useApp((state) => state.reveal);
  useEffect(() => {
    const { model, snapshot, renaming, highlight, revealOnly } = store.get();
    if (reveal === undefined || !model || !snapshot) return;
    store.set({ reveal: undefined, revealOnly: undefined });
    const box = boxOf(reveal, snapshot, model);
    if (!box) return;
    const isNamed = renaming === reveal;
    if (revealOnly) afterLayout(() => panTo(box, uncovered(internals.getState()), flow));
    else {
      const seen = uncovered(internals.getState());
      const nearer = isNamed && seen.transform[2] < SMALL_PRINT;
      // A name is edited where it stands, so it must be large enough to read.
      if (nearer) void flow.setViewport(centred(box, seen, 1));
      else if (isLarger(box, seen)) panTo(box, seen, flow);
      else if (isOutside(box, seen)) void flow.setViewport(centred(box, seen, seen.transform[2]));
    }
    // A finding that leads to a field gives the focus to the field.
    if (!isNamed && highlight === undefined && !revealOnly) focusFlow(shownAs(reveal, snapshot, model));
  }, [reveal, store, flow, internals]);
}

/** Once panels that open or close with a selection have left the canvas its size. */
function afterLayout(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

type Seen = Pick<ReactFlowState, 'transform' | 'width' | 'height'>;

/** What is seen beside an inspector that lies over the canvas, as long as that leaves room for anything. */
function uncovered({ transform, width, height }: Seen): Seen {
  const [canvas, inspector] = ['.canvas', '.inspector.is-overlay'].map((part) => document.querySelector(part)?.getBoundingClientRect());
  const left = canvas && inspector ? inspector.left - canvas.left : width;
  return { transform, width: left > NODE_WIDTH / 2 ? Math.min(width, left) : width, height };
}

function centred(box: Box, { width, height }: Seen, zoom: number): Viewport {
  return { x: width / 2 - (box.x + box.width / 2) * zoom, y: height / 2 - (box.y + box.height / 2) * zoom, zoom };
}

/** How far a box has to move so that it stands within what is seen. */
function wayTo(box: Box, { transform: [left, top, zoom], width, height }: Seen): Position {
  return [shift(box.x * zoom + left, box.width * zoom, width), shift(box.y * zoom + top, box.height * zoom, height)];
}

/** A group may be larger than the canvas; its name stands where it begins. */
function isLarger(box: Box, { transform: [, , zoom], width, height }: Seen): boolean {
  return box.width * zoom > width || box.height * zoom > height;
}

function isOutside(box: Box, seen: Seen): boolean {
  return wayTo(box, seen).some((by) => by !== 0);
}

function panTo(box: Box, seen: Seen, flow: Pick<ReactFlowInstance, 'setViewport'>): void {
  const [dx, dy] = wayTo(box, seen);
  const [x, y, zoom] = seen.transform;
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}

/** How far something moves to stand within a canvas, along one axis: 0 where all of it does, and where the beginning does of what is larger than the canvas. */
function shift(start: number, size: number, whole: number): number {
  if (size > whole) return start >= 0 && start < whole / 2 ? 0 : ROOM - start;
  if (start >= 0 && start + size <= whole) return 0;
  const room = Math.min(ROOM, (whole - size) / 2);
  return start < 0 ? room - start : whole - room - (start + size);
}

function boxOf(revealed: string, snapshot: Snapshot, model: Model): Box | undefined {
  const ref = parseFlowId(revealed);
  const connection = ref?.kind === 'connection' ? model.connections.get(ref.id) : undefined;
  return restingBox(shownAs(connection ? flowId('node', connection.to) : revealed, snapshot, model), snapshot, model);
}
