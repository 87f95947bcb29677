import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { CanvasAction } from '../../src/protocol/editing-messages.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import type { Actions } from '../state/actions.ts';
import { useController, type Controller } from '../state/controller.ts';
import { flowId, idsOf, parseFlowId } from '../state/flow-ids.ts';
import type { Position, Store } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { strings } from '../ui/strings.ts';
import { FIT } from './fit.ts';
import { callOffConnecting } from './use-connecting.ts';
import { callOff, regroupingOf } from '../editing/drag.ts';
import { fold, foldId } from '../editing/fold.ts';
import { perform, type Stage } from '../editing/perform.ts';
import { noteBoxes, piecesOf } from '../editing/pieces.ts';
import { useStage } from '../editing/use-editing.ts';
import { focusCanvas, focusedFlow } from './focus.ts';

const STEP = 10;
const ARROWS = new Map<string, Position>([['ArrowLeft', [-STEP, 0]], ['ArrowRight', [STEP, 0]], ['ArrowUp', [0, -STEP]], ['ArrowDown', [0, STEP]]]);

interface Keys {
  readonly store: Store;
  readonly controller: Controller;
  readonly actions: Actions;
  readonly zoom: (step: 'in' | 'out' | 'fit') => void;
  /** Whether arrow keys are moving something that is not dropped yet. */
  readonly arrows: { moving: boolean };
  readonly stage: Stage;
}

/**
 * The keyboard of the whole webview. A key that was handled goes no further: VS Code listens on the
 * window and would do something of its own with it. Undo and redo are VS Code's and are left to it: asked for by
 * way of the extension, they would come after keys that were pressed later, and undo what has the focus by then.
 */
export function useKeys(): void {
  const store = useStore();
  const controller = useController();
  const actions = useActions();
  const flow = useReactFlow();
  const stage = useStage();
  useEffect(() => {
    const zoom: Keys['zoom'] = (step) => void (step === 'fit' ? flow.fitView(FIT) : step === 'in' ? flow.zoomIn() : flow.zoomOut());
    const keys: Keys = { store, controller, actions, zoom, arrows: { moving: false }, stage };
    const down = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if (!isTyping(event)) announceUndo(event, keys);
      const handled = isTyping(event) ? typingKey(event) : onCanvas(event) && canvasKey(event, keys);
      if (!handled) return;
      event.stopPropagation();
      if (!isTyping(event)) event.preventDefault();
    };
    const up = (event: KeyboardEvent): void => {
      if (!ARROWS.has(event.key) || !keys.arrows.moving) return;
      keys.arrows.moving = false;
      void actions.drop();
    };
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
    };
  }, [store, controller, actions, flow, stage]);
}

/** Undo and select-all inside a text field are the field's own. */
function typingKey(event: KeyboardEvent): boolean {
  return command(event) && ['z', 'y', 'a'].includes(event.key.toLowerCase());
}

/** Says aloud what VS Code is about to do. */
function announceUndo(event: KeyboardEvent, { controller }: Keys): void {
  if (!command(event) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) controller.announce(strings.undone);
  else if (key === 'z' || key === 'y') controller.announce(strings.redone);
}

function canvasKey(event: KeyboardEvent, keys: Keys): boolean {
  const { store, actions } = keys;
  if (command(event)) {
    if (event.key.toLowerCase() !== 'a' || event.shiftKey) return false;
    perform('selectAll', keys.stage);
    return true;
  }
  if (event.altKey) return false;
  const action = actionOf(event);
  if (action) {
    perform(action, keys.stage);
    return true;
  }
  const delta = ARROWS.get(event.key);
  if (delta) return (event.shiftKey && resizeNotes(delta, keys)) || nudge(delta, keys);
  switch (event.key) {
    case 'Enter': case ' ': return selectFocused(event, keys);
    case 'Escape': return cancel(keys);
    case 'Delete': case 'Backspace':
      selectForKey(keys);
      if (store.get().selection.size === 0) return false;
      void actions.removeSelected().then(focusCanvas);
      return true;
    case '+': case '=': keys.zoom('in'); return true;
    case '-': keys.zoom('out'); return true;
    case '0': keys.zoom('fit'); return true;
    default: return false;
  }
}

/** A key acts on the selection; where what has the focus is not part of it, on that alone. */
function selectForKey({ store, controller }: Keys): void {
  const focused = focusedFlow();
  if (focused !== undefined && !store.get().selection.has(focused)) controller.select([focused]);
}

/** Keys that the page handles itself: without Ctrl, VS Code would take them for text. */
function actionOf({ key, shiftKey }: KeyboardEvent): CanvasAction | undefined {
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return 'showMenu';
  if (key === '?') return 'showKeys';
  if (key === 'F2') return 'rename';
  if (shiftKey) return undefined;
  return ({ c: 'connect', a: 'addNext', n: 'addNote', t: 'talkThrough', z: 'zoomToSelection' } as const)[key.toLowerCase()];
}

/** Notes that are selected alone become wider or higher. */
function resizeNotes([dx, dy]: Position, keys: Keys): boolean {
  const { store, actions } = keys;
  selectForKey(keys);
  const { selection, snapshot, model } = store.get();
  const notes = idsOf('note', selection);
  if (!snapshot || !model || model.locked || notes.length !== selection.size || notes.length === 0) return false;
  const boxes = noteBoxes(snapshot, model);
  for (const id of notes) {
    const box = boxes.get(id);
    if (box) void actions.resizeNote(id, [Math.max(80, box.width + dx), Math.max(34, box.height + dy)]);
  }
  return true;
}

function selectFocused(event: KeyboardEvent, { store, controller }: Keys): boolean {
  const focused = focusedFlow();
  if (focused === undefined) return false;
  const { selection } = store.get();
  if (!event.shiftKey) controller.select([focused]);
  else controller.select(selection.has(focused) ? [...selection].filter((id) => id !== focused) : [...selection, focused]);
  controller.setView({ inspector: 'auto' });
  return true;
}

function cancel({ store, controller, arrows }: Keys): boolean {
  const { armed, selection } = store.get();
  if (callOff(store)) {
    arrows.moving = false;
    controller.announce(editingStrings.calledOff);
  } else if (callOffConnecting(store)) controller.announce(editingStrings.notConnected);
  else if (armed !== undefined) store.set({ armed: undefined });
  else if (selection.size > 0) controller.select([]);
  else return false;
  return true;
}

/** Moves what is selected on the canvas only; the file hears of it when the key is let go. */
function nudge([dx, dy]: Position, keys: Keys): boolean {
  const { store, arrows } = keys;
  selectForKey(keys);
  const { selection, dragged, model, snapshot, gesture } = store.get();
  if (!model || model.locked || !snapshot) return false;
  const moved = piecesOf(selection, snapshot, model).map(({ flow, box }): [string, Position] => {
    const [x, y] = dragged.get(flow) ?? [box.x, box.y];
    return [flow, [x + dx, y + dy]];
  });
  if (moved.length === 0) return false;
  const cards = [...selection].flatMap((flow): [string, Position][] => {
    const ref = parseFlowId(flow);
    const card = ref?.kind === 'group' ? flowId('node', foldId(ref.id)) : undefined;
    const at = card === undefined ? undefined : dragged.get(card) ?? fold(snapshot, model).model.positions.get(foldId(ref?.id ?? ''));
    return card !== undefined && at ? [[card, [at[0] + dx, at[1] + dy]]] : [];
  });
  store.set({ dragged: new Map([...dragged, ...moved, ...cards]), regrouping: regroupingOf(new Map(moved), snapshot, model), settlesAt: undefined, gesture: arrows.moving ? gesture : gesture + 1 });
  arrows.moving = true;
  return true;
}

function command(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** Whether the key goes into a text field, also one inside a web component. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type));
}

/** Whether the key was pressed on the canvas, or nowhere in particular; panels and dialogs have keys of their own. */
function onCanvas(event: KeyboardEvent): boolean {
  const target = event.target;
  return target === document.body || (target instanceof Element && target.closest('.canvas') !== null && target.closest('[role=dialog]') === null);
}
