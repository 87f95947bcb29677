import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useActions, useStore } from '../state/actions-context.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { focusFlow } from './focus.ts';

/** Edits a name where it stands. Enter and leaving it keep the new name, Escape the old one. */
export function NameEditor({ flow, name }: { readonly flow: string; readonly name: string }) {
  const t = useText();
  const actions = useActions();
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const finish = (keep: boolean): void => {
    if (finished.current) return;
    finished.current = true;
    if (keep) void actions.rename(flow, input.current?.value ?? name);
    else store.set({ renaming: undefined });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    finish(event.key === 'Enter');
    focusFlow(flow);
  };
  return (
    <input
      ref={input} className="name-editor nodrag nopan" defaultValue={name} aria-label={t(strings.rename)} maxLength={200}
      onKeyDown={onKeyDown} onBlur={() => finish(true)} onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
