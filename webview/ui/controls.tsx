import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { useEffect, useRef, type HTMLAttributes, type RefObject } from 'react';

type ElementProps<T> = HTMLAttributes<T> & { readonly ref?: RefObject<T | null>; readonly key?: string } & { readonly [name: string]: unknown };

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React's own way to declare custom elements
  namespace JSX {
    interface IntrinsicElements {
      'vscode-textfield': ElementProps<VscodeTextfield>;
      'vscode-checkbox': ElementProps<VscodeCheckbox>;
      'vscode-single-select': ElementProps<VscodeSingleSelect>;
      'vscode-option': ElementProps<HTMLElement>;
    }
  }
}

interface TextFieldProps {
  /** Read out by screen readers; the visible label stands beside. */
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Shown at the end of the field. */
  readonly unit?: string;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly onInput?: (value: string) => void;
  /** Enter, or leaving the field. */
  readonly onCommit?: (value: string) => void;
}

/** VS Code's text field. Escape puts the value back. */
export function TextField({ label, value, placeholder, unit, invalid, disabled, onInput, onCommit }: TextFieldProps) {
  const element = useRef<VscodeTextfield>(null);
  // What Enter has committed is not committed again when the field is left before the answer is there.
  const entered = useRef<string>(undefined);
  useListener(element, 'input', () => onInput?.(element.current?.value ?? ''));
  useListener(element, 'focusout', () => { if (element.current?.value !== entered.current) commit(); });
  useListener(element, 'keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    if (isComposing) return;
    if (key === 'Enter') {
      entered.current = element.current?.value;
      commit();
    }
    if (key === 'Escape' && element.current && onCommit) {
      element.current.value = value;
      onInput?.(value);
    }
  });
  const commit = (): void => {
    const now = element.current?.value ?? '';
    if (now !== value) onCommit?.(now);
  };
  useEffect(() => {
    entered.current = undefined;
    if (element.current && element.current.value !== value) element.current.value = value;
  }, [value]);
  return (
    <vscode-textfield ref={element} class={invalid ? 'is-invalid' : undefined} label={label} placeholder={placeholder ?? ''} disabled={disabled ?? false}>
      {unit !== undefined && <span slot="content-after" className="unit">{unit}</span>}
    </vscode-textfield>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, disabled, onChange }: CheckboxProps) {
  const element = useRef<VscodeCheckbox>(null);
  useListener(element, 'change', () => onChange(element.current?.checked ?? false));
  return <vscode-checkbox ref={element} label={label} checked={checked} disabled={disabled ?? false} />;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

export function Select({ label, value, options, disabled, onChange }: SelectProps) {
  const element = useRef<VscodeSingleSelect>(null);
  useListener(element, 'change', () => onChange(element.current?.value ?? ''));
  const known = JSON.stringify(options);
  useEffect(() => {
    if (element.current) element.current.value = value;
  }, [value, known]);
  return (
    <vscode-single-select ref={element} label={label} disabled={disabled ?? false}>
      {options.map((option) => <vscode-option key={option.value} value={option.value} selected={option.value === value}>{option.label}</vscode-option>)}
    </vscode-single-select>
  );
}

/** Listens with the handler of the latest rendering. */
function useListener(element: RefObject<HTMLElement | null>, type: string, handler: (event: Event) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const target = element.current;
    const listener = (event: Event): void => latest.current(event);
    target?.addEventListener(type, listener);
    return () => target?.removeEventListener(type, listener);
  }, [element, type]);
}
