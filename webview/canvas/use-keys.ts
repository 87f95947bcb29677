import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useActions, useStore } from '../state/actions-context.ts';
import type { Actions } from '../state/actions.ts';
import { useController, type Controller } from '../state/controller.ts';
import { flowId, idsOf, parseFlowId } from '../state/flow-ids.ts';
import type { Position, Store } from '../state/store.ts';
import { strings } from '../ui/strings.ts';
import { FIT } from './fit.ts';
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
  useEffect(() => {
    const zoom: Keys['zoom'] = (step) => void (step === 'fit' ? flow.fitView(FIT) : step === 'in' ? flow.zoomIn() : flow.zoomOut());
    const keys: Keys = { store, controller, actions, zoom, arrows: { moving: false } };
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
  }, [store, controller, actions, flow]);
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
  if (command(event)) return event.key.toLowerCase() === 'a' && !event.shiftKey && selectAll(keys);
  if (event.altKey) return false;
  const delta = ARROWS.get(event.key);
  if (delta) return nudge(delta, keys);
  switch (event.key) {
    case 'Enter': case ' ': return selectFocused(event, keys);
    case 'Escape': return cancel(keys);
    case 'Delete': case 'Backspace':
      selectForKey(keys);
      if (store.get().selection.size === 0) return false;
      void actions.removeSelected().then(focusCanvas);
      return true;
    case 'F2': return startRenaming(keys);
    case 'c': case 'C': return startConnecting(keys);
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

function selectAll({ store, controller }: Keys): boolean {
  const { snapshot } = store.get();
  controller.select([
    ...(snapshot?.nodes ?? []).map(({ id }) => flowId('node', id)),
    ...(snapshot?.notes ?? []).map(({ id }) => flowId('note', id)),
  ]);
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

function cancel({ store, controller }: Keys): boolean {
  const { armed, selection } = store.get();
  if (armed !== undefined) store.set({ armed: undefined });
  else if (selection.size > 0) controller.select([]);
  else return false;
  return true;
}

function startRenaming(keys: Keys): boolean {
  selectForKey(keys);
  const { selection, model } = keys.store.get();
  const flow = [...selection].find((id) => ['node', 'group'].includes(parseFlowId(id)?.kind ?? ''));
  if (flow === undefined || model?.locked) return false;
  keys.store.set({ renaming: flow, reveal: flow });
  return true;
}

function startConnecting(keys: Keys): boolean {
  selectForKey(keys);
  const { selection, model } = keys.store.get();
  const [from, ...others] = idsOf('node', selection);
  if (from === undefined || others.length > 0 || model?.locked) return false;
  keys.store.set({ dialog: { kind: 'connect', from } });
  return true;
}

/** Moves what is selected on the canvas only; the file hears of it when the key is let go. */
function nudge([dx, dy]: Position, keys: Keys): boolean {
  const { store, arrows } = keys;
  selectForKey(keys);
  const { selection, dragged, model, snapshot, gesture } = store.get();
  if (!model || model.locked || !snapshot) return false;
  const moved = [...selection].flatMap((flow): [string, Position][] => {
    const ref = parseFlowId(flow);
    const at = dragged.get(flow) ?? (ref?.kind === 'node' ? model.positions.get(ref.id) : snapshot.notes.find(({ id }) => ref?.kind === 'note' && id === ref.id)?.at);
    return at ? [[flow, [at[0] + dx, at[1] + dy]]] : [];
  });
  if (moved.length === 0) return false;
  store.set({ dragged: new Map([...dragged, ...moved]), settlesAt: undefined, gesture: arrows.moving ? gesture : gesture + 1 });
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
