import { useEffect, useRef, type RefObject } from 'react';
import type { Path } from '../../src/core/model/json.ts';
import { useApp } from '../state/store.ts';
import { highlightOf } from './fields.ts';

/** The props of a field that a finding may lead to: then it is brought into view and gets the focus. */
export function useHighlight(path: Path): { readonly ref: RefObject<HTMLDivElement | null>; readonly className: string } {
  const ref = useRef<HTMLDivElement>(null);
  const highlighted = useApp((state) => state.highlight === highlightOf(path));
  useEffect(() => {
    if (!highlighted) return;
    ref.current?.scrollIntoView({ block: 'nearest' });
    const control = ref.current?.querySelector<HTMLElement>('vscode-textfield, vscode-single-select, vscode-checkbox, button:not(.property-sign)');
    // The elements render themselves after React has.
    const frame = requestAnimationFrame(() => control?.focus());
    return () => cancelAnimationFrame(frame);
  }, [highlighted]);
  return { ref, className: highlighted ? 'field is-highlighted' : 'field' };
}
