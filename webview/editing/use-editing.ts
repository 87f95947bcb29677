import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { useActions, useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { canvasPlace, perform, type Stage } from './perform.ts';
import { lastPointer, pointerAt } from './pointer.ts';

/** All that an action needs. */
export function useStage(): Stage {
  const store = useStore();
  const controller = useController();
  const actions = useActions();
  const flow = useReactFlow();
  return useMemo(() => ({ store, controller, actions, flow }), [store, controller, actions, flow]);
}

/** Clipboard events, commands of VS Code and the pointer's place, for as long as the canvas is there. */
export function useEditing(): void {
  const stage = useStage();
  useEffect(() => stage.controller.onAct((action) => perform(action, stage)), [stage]);
  useEffect(() => listenToClipboard(stage), [stage]);
  useEffect(() => tellFocus(stage), [stage]);
  useEffect(() => {
    const follow = (event: PointerEvent): void => pointerAt(event.target instanceof Element && event.target.closest('.canvas') ? [event.clientX, event.clientY] : undefined);
    document.addEventListener('pointermove', follow, { passive: true });
    return () => document.removeEventListener('pointermove', follow);
  }, []);
}

/** Whether what has the focus takes text, or has a clipboard of its own. */
export function takesText(element: Element | null): boolean {
  return element !== null && (element.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], vscode-textfield, vscode-single-select, [role=dialog], dialog') !== null);
}

function isElsewhere(): boolean {
  const { activeElement } = document;
  const isText = (window.getSelection()?.toString() ?? '') !== '';
  return takesText(activeElement) || (isText && activeElement?.closest('.canvas') === null);
}

function listenToClipboard(stage: Stage): () => void {
  const { controller, actions } = stage;
  const on = (type: 'copy' | 'cut') => (event: ClipboardEvent): void => {
    if (isElsewhere()) return;
    event.preventDefault();
    perform(type, stage);
  };
  const paste = (event: ClipboardEvent): void => {
    if (isElsewhere()) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const hasPicture = [...(event.clipboardData?.items ?? [])].some(({ type }) => type.startsWith('image/'));
    if (text === '' && hasPicture) return controller.complain(editingStrings.pictureRefused);
    if (stage.store.get().model?.locked) return perform('paste', stage);
    void actions.paste(text, lastPointer() && canvasPlace(stage));
  };
  // Without it, VS Code's own Copy and Paste take a canvas for a page with nothing to copy.
  const offer = (event: Event): void => { if (!isElsewhere()) event.preventDefault(); };
  const listeners = [['copy', on('copy')], ['cut', on('cut')], ['paste', paste], ['beforecopy', offer], ['beforecut', offer], ['beforepaste', offer]] as const;
  for (const [type, listener] of listeners) document.addEventListener(type, listener as EventListener);
  return () => { for (const [type, listener] of listeners) document.removeEventListener(type, listener as EventListener); };
}

/** Tells VS Code whenever its keybindings for the canvas begin or cease to apply. */
function tellFocus({ controller }: Stage): () => void {
  let told: boolean | undefined;
  const tell = (): void => {
    const focused = document.hasFocus() && !takesText(document.activeElement);
    if (focused === told) return;
    told = focused;
    controller.setCanvasFocus(focused);
  };
  const later = (): void => void setTimeout(tell);
  const events = ['focusin', 'focusout'] as const;
  for (const type of events) document.addEventListener(type, later);
  for (const type of ['focus', 'blur']) window.addEventListener(type, later);
  later();
  return () => {
    for (const type of events) document.removeEventListener(type, later);
    for (const type of ['focus', 'blur']) window.removeEventListener(type, later);
  };
}
