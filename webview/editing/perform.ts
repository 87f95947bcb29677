import type { ReactFlowInstance } from '@xyflow/react';
import { bounds } from '../../src/core/diagram/geometry.ts';
import type { CanvasAction } from '../../src/protocol/editing-messages.ts';
import { FIT } from '../canvas/fit.ts';
import { focusCanvas, focusedFlow } from '../canvas/focus.ts';
import { tidyDesign } from '../layout/tidy.ts';
import type { Actions } from '../state/actions.ts';
import type { Controller } from '../state/controller.ts';
import { flowId, idsOf, parseFlowId } from '../state/flow-ids.ts';
import type { Position, Store } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { strings } from '../ui/strings.ts';
import { startOf } from '../walk/told.ts';
import { restingBox } from './drag.ts';
import { lastPointer } from './pointer.ts';

export interface Stage {
  readonly store: Store;
  readonly controller: Controller;
  readonly actions: Actions;
  readonly flow: Pick<ReactFlowInstance, 'fitView' | 'fitBounds' | 'screenToFlowPosition'>;
}

/** Actions that look and choose only: the others are refused where nothing may be changed. */
const LOOKING: ReadonlySet<CanvasAction> = new Set(['copy', 'selectAll', 'find', 'zoomToSelection', 'fit', 'talkThrough', 'showKeys', 'showMenu']);

/** Does what a key, a menu or a command asks for. `place`: where on the canvas, in pixels of the window. */
export function perform(action: CanvasAction, stage: Stage, place?: Position): void {
  const { store, controller } = stage;
  if (!LOOKING.has(action) && store.get().model?.locked !== false) return controller.complain(strings.locked);
  takeFocused(stage);
  (looking(action, stage) ?? editing(action, stage, place) ?? arranging(action, stage))?.();
}

type Deed = () => unknown;

function looking(action: CanvasAction, { store, controller, flow }: Stage): Deed | undefined {
  switch (action) {
    case 'find': return () => store.set({ finding: true, menu: undefined });
    case 'fit': return () => flow.fitView(FIT);
    case 'zoomToSelection': return () => zoomToSelection({ store, controller, flow });
    case 'talkThrough': return () => talkThrough(store);
    case 'showKeys': return () => store.set({ dialog: { kind: 'keys' } });
    case 'showMenu': return () => openMenu(store);
    case 'selectAll': return () => selectAll(store, controller);
    default: return undefined;
  }
}

function editing(action: CanvasAction, stage: Stage, place: Position | undefined): Deed | undefined {
  const { store, actions } = stage;
  switch (action) {
    case 'copy': return actions.copy;
    case 'cut': return () => actions.cut().then(focusCanvas);
    case 'paste': return () => actions.paste(undefined, canvasPlace(stage, place));
    case 'duplicate': return actions.duplicate;
    case 'remove': return () => actions.removeSelected().then(focusCanvas);
    case 'rename': return () => startRenaming(store);
    case 'connect': return () => ask(store, 'connect');
    case 'addNext': return () => ask(store, 'add-next');
    case 'addNote': return () => actions.addNote(canvasPlace(stage, place));
    default: return undefined;
  }
}

function arranging(action: CanvasAction, { store, controller, actions }: Stage): Deed | undefined {
  switch (action) {
    case 'group': return actions.group;
    case 'ungroup': return actions.ungroup;
    case 'toggleGroup': return actions.toggleGroup;
    case 'leaveGroup': return actions.leaveGroup;
    case 'alignLeft': return () => actions.align('left');
    case 'alignCentre': return () => actions.align('centre');
    case 'alignRight': return () => actions.align('right');
    case 'alignTop': return () => actions.align('top');
    case 'alignMiddle': return () => actions.align('middle');
    case 'alignBottom': return () => actions.align('bottom');
    case 'distributeHorizontally': return () => actions.distribute('horizontal');
    case 'distributeVertically': return () => actions.distribute('vertical');
    case 'tidyHorizontally': return () => tidyDesign(store, controller, 'horizontal');
    case 'tidyVertically': return () => tidyDesign(store, controller, 'vertical');
    default: return undefined;
  }
}

/** What has the focus is meant where it is not part of the selection. */
function takeFocused({ store, controller }: Stage): void {
  const focused = focusedFlow();
  if (focused !== undefined && !store.get().selection.has(focused)) controller.select([focused]);
}

/** A place of the window on the canvas: the one given, the pointer's, else the middle. */
export function canvasPlace({ flow }: Pick<Stage, 'flow'>, place = lastPointer()): Position {
  const box = document.querySelector('.canvas')?.getBoundingClientRect();
  const [left, top] = place ?? [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const { x, y } = flow.screenToFlowPosition({ x: left, y: top }, { snapToGrid: false });
  return [x, y];
}

/** From what is selected on, where the walk has a sentence about it. */
function talkThrough(store: Store): void {
  const { snapshot, selection } = store.get();
  if (snapshot) store.set({ walking: startOf(snapshot, selection), menu: undefined });
}

/** The one node that is selected, to start from. */
function ask(store: Store, kind: 'connect' | 'add-next'): void {
  const [from, ...others] = idsOf('node', store.get().selection);
  if (from !== undefined && others.length === 0) store.set({ dialog: { kind, from } });
}

export function startRenaming(store: Store): boolean {
  const { selection, model } = store.get();
  const flow = [...selection].find((id) => ['node', 'group', 'note'].includes(parseFlowId(id)?.kind ?? ''));
  if (flow === undefined || model?.locked) return false;
  store.set({ renaming: flow, reveal: flow });
  return true;
}

export function selectAll(store: Store, controller: Controller): void {
  const { snapshot } = store.get();
  const all = [...(snapshot?.nodes ?? []).map(({ id }) => flowId('node', id)), ...(snapshot?.notes ?? []).map(({ id }) => flowId('note', id))];
  controller.select(all);
  controller.announce(editingStrings.allSelected(all.length));
}

function zoomToSelection({ store, controller, flow }: Pick<Stage, 'store' | 'controller' | 'flow'>): void {
  const { snapshot, model, selection } = store.get();
  if (!snapshot || !model) return;
  const meant = [...selection].flatMap((id) => {
    const ref = parseFlowId(id);
    const connection = ref?.kind === 'connection' ? model.connections.get(ref.id) : undefined;
    return connection ? [flowId('node', connection.from), flowId('node', connection.to)] : [id];
  });
  const box = bounds(meant.flatMap((id) => restingBox(id, snapshot, model) ?? []));
  if (box) void flow.fitBounds(box, { padding: 0.25 });
  else controller.announce(editingStrings.nothingSelected);
}

/** The menu of what has the focus or is selected, beside it. */
export function openMenu(store: Store): void {
  const { selection } = store.get();
  const flow = focusedFlow() ?? [...selection][0];
  const element = flow === undefined ? undefined : document.querySelector(`.react-flow [data-id="${CSS.escape(flow)}"]`);
  const box = (element ?? document.querySelector('.canvas'))?.getBoundingClientRect();
  const [x, y] = element && box ? [box.x + Math.min(24, box.width / 2), box.y + Math.min(box.height, 40)] : [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 3];
  store.set({ menu: { x, y, ...(flow !== undefined && element && { flow }) } });
}
