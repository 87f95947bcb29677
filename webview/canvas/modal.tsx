import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from '../state/actions-context.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { focusCanvas, focusFlow } from './focus.ts';

interface ModalProps {
  readonly title: string;
  /** What has the focus again when the dialog is cancelled. */
  readonly origin?: string;
  readonly className?: string;
  /** Where it opens, in pixels of the window: beside this place; in the middle where there is none. */
  readonly beside?: { readonly x: number; readonly y: number } | undefined;
  /** What the button that ends it says. */
  readonly close?: string;
  readonly children: ReactNode;
}

/** A modal dialog; up and down arrows go through its choices, Enter in the search takes the first. */
export function Modal({ title, origin, className, beside, close, children }: ModalProps) {
  const t = useText();
  const store = useStore();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    if (dialog && beside) put(dialog, beside);
    const first = dialog?.querySelector<HTMLElement & { readonly updateComplete?: Promise<unknown> }>('vscode-textfield, .choice, [tabindex]');
    // The text field has an input to focus once it has drawn itself.
    void Promise.resolve(first?.updateComplete).then(() => first?.focus());
  }, []);
  const cancel = (): void => {
    store.set({ dialog: undefined });
    if (origin === undefined) focusCanvas();
    else focusFlow(origin);
  };
  return (
    <dialog ref={element} className={className === undefined ? 'dialog' : `dialog ${className}`} aria-label={title} onCancel={cancel} onClick={(event) => { if (event.target === element.current) cancel(); }} onKeyDown={(event) => walk(event, element.current)}>
      <div className="dialog-body">
        <h2>{title}</h2>
        {children}
        <button type="button" className="button" onClick={cancel}>{close ?? t(strings.cancel)}</button>
      </div>
    </dialog>
  );
}

/** Room between a dialog and what it stands beside, and the edges of the window, in pixels. */
const GAP = 12;

function put(dialog: HTMLDialogElement, { x, y }: { readonly x: number; readonly y: number }): void {
  const { width, height } = dialog.getBoundingClientRect();
  const right = x + GAP + width + GAP <= window.innerWidth;
  dialog.style.margin = '0';
  dialog.style.left = `${Math.max(GAP, right ? x + GAP : x - GAP - width)}px`;
  dialog.style.top = `${Math.max(GAP, Math.min(y - 3 * GAP, window.innerHeight - height - GAP))}px`;
}

function walk(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  if (!dialog || event.nativeEvent.isComposing) return;
  const choices = [...dialog.querySelectorAll<HTMLElement>('.choice')];
  // Enter in the search takes the first that may be taken.
  if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('vscode-textfield')) choices.find((choice) => choice.ariaDisabled !== 'true')?.click();
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const index = choices.indexOf(document.activeElement as HTMLElement);
  choices[(index + step + choices.length) % choices.length]?.focus();
  event.preventDefault();
}
