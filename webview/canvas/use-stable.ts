import { useRef } from 'react';

/**
 * The items, each the very object of the last time where nothing of it has changed: a snapshot
 * arrives whole, and a thousand nodes must not render again because one did.
 */
export function useStable<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const known = useRef(new Map<string, { readonly key: string; readonly item: T }>());
  const next = new Map<string, { readonly key: string; readonly item: T }>();
  const stable = items.map((item) => {
    const key = JSON.stringify(item);
    const before = known.current.get(item.id);
    const entry = before?.key === key ? before : { key, item };
    next.set(item.id, entry);
    return entry.item;
  });
  known.current = next;
  return stable;
}
