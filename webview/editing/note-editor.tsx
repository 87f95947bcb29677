import { useEffect, useRef, type KeyboardEvent } from 'react';
import { focusFlow } from '../canvas/focus.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import { flowId } from '../state/flow-ids.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { useText } from '../ui/use-text.ts';

/** Edits a note where it stands. Leaving it and Ctrl+Enter keep the text, Escape what was there before. */
export function NoteEditor({ id, text }: { readonly id: string; readonly text: string }) {
  const t = useText();
  const actions = useActions();
  const store = useStore();
  const input = useRef<HTMLTextAreaElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (keep: boolean): void => {
    if (finished.current) return;
    finished.current = true;
    if (keep) void actions.setNoteText(id, input.current?.value ?? text);
    else store.set({ renaming: undefined });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (!isDone && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(isDone);
    focusFlow(flowId('note', id));
  };
  return (
    <textarea
      ref={input} className="note-editor nodrag nopan nowheel" defaultValue={text} aria-label={t(editingStrings.noteText)} maxLength={4_000}
      onKeyDown={onKeyDown} onBlur={() => finish(true)} onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
