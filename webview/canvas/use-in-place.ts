import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { useStore } from '../state/actions-context.ts';
import { focusFlow } from './focus.ts';

interface InPlace<T> {
  /** Flow id of what is edited; it has the focus afterwards. */
  readonly flow: string;
  readonly text: string;
  readonly keep: (text: string) => void;
  /** Whether a key ends the edit and keeps the text. */
  readonly isDone: (event: KeyboardEvent<T>) => boolean;
}

/** What a text field needs to edit something where it stands: leaving it and a key of its own keep the text, Escape what was there before. */
export function useInPlace<T extends HTMLInputElement | HTMLTextAreaElement>({ flow, text, keep, isDone }: InPlace<T>) {
  const store = useStore();
  const input: RefObject<T | null> = useRef<T>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (keeps: boolean): void => {
    if (finished.current) return;
    finished.current = true;
    if (keeps) keep(input.current?.value ?? text);
    else store.set({ renaming: undefined });
  };
  const onKeyDown = (event: KeyboardEvent<T>): void => {
    event.stopPropagation();
    const done = isDone(event);
    // Enter chooses among what an input method offers, too.
    if (event.nativeEvent.isComposing || (!done && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(done);
    focusFlow(flow);
  };
  return { ref: input, defaultValue: text, onKeyDown, onBlur: () => finish(true), onDoubleClick: (event: MouseEvent) => event.stopPropagation() };
}
