import { useMemo, useRef } from 'react';

interface Known<T> {
  /** As it was given; what is drawn may be an equal one of before. */
  readonly given: T;
  readonly key: string;
  readonly item: T;
}

/**
 * The items, each the very object of the last time where nothing of it has changed: a snapshot
 * arrives whole, and a thousand nodes must not render again because one did.
 */
export function useStable<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const known = useRef(new Map<string, Known<T>>());
  return useMemo(() => {
    const next = new Map<string, Known<T>>();
    const stable = items.map((given) => {
      const before = known.current.get(given.id);
      const entry = before?.given === given ? before : compared(given, before);
      next.set(given.id, entry);
      return entry.item;
    });
    known.current = next;
    return stable;
  }, [items]);
}

function compared<T>(given: T, before: Known<T> | undefined): Known<T> {
  const key = JSON.stringify(given);
  return { given, key, item: before?.key === key ? before.item : given };
}

/** The very list of the last time where it has the same items. */
export function useSameList<T>(items: T[]): T[] {
  const known = useRef(items);
  if (items.length !== known.current.length || items.some((item, index) => item !== known.current[index])) known.current = items;
  return known.current;
}
