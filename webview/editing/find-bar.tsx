import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { focusCanvas, focusFlow } from '../canvas/focus.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/use-text.ts';
import { findOnCanvas } from './find.ts';
import { shownAs } from './fold.ts';

/** The search over the canvas, where it is open. What is found is selected and brought into view as the words are typed. */
export function FindBar({ snapshot }: { readonly snapshot: Snapshot }) {
  const open = useApp((state) => state.finding);
  return open ? <Finder snapshot={snapshot} /> : null;
}

function Finder({ snapshot }: { readonly snapshot: Snapshot }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => input.current?.focus(), []);
  const found = findOnCanvas(snapshot, asked);
  const show = (flows: readonly string[], row: number): void => {
    setAt(row);
    const flow = flows[row];
    controller.select(flow === undefined ? [] : [flow]);
    if (flow !== undefined) store.set({ reveal: flow, revealOnly: true });
  };
  const step = (by: number): void => { if (found.length > 0) show(found, (at + by + found.length) % found.length); };
  const close = (): void => {
    store.set({ finding: undefined });
    const flow = found[at];
    const { model } = store.get();
    if (flow === undefined) focusCanvas();
    else focusFlow(model ? shownAs(flow, snapshot, model) : flow);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowUp') step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = t(editingStrings.findCount(at + 1, found.length));
  return (
    <search className="find-bar" aria-label={t(editingStrings.findLabel)} onKeyDown={onKeyDown}>
      <input
        ref={input} className="find-input" type="text" value={asked} placeholder={t(editingStrings.findLabel)} aria-label={t(editingStrings.findLabel)}
        onChange={({ target }) => { setAsked(target.value); show(findOnCanvas(snapshot, target.value), 0); }}
      />
      <span className="find-count muted" role="status">{asked.trim() === '' ? '' : count}</span>
      <button type="button" className="icon-button" title={t(editingStrings.findPrevious)} aria-label={t(editingStrings.findPrevious)} onClick={() => step(-1)}><Icon name="up" /></button>
      <button type="button" className="icon-button" title={t(editingStrings.findNext)} aria-label={t(editingStrings.findNext)} onClick={() => step(1)}><Icon name="down" /></button>
      <button type="button" className="icon-button" title={t(editingStrings.close)} aria-label={t(editingStrings.close)} onClick={close}><Icon name="close" /></button>
    </search>
  );
}
