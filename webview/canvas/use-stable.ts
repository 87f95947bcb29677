import { useRef } from 'react';

interface Known<T> {
  /** As it was given; what is drawn may be an equal one of before. */
  readonly given: T;
  readonly key: string;
  readonly item: T;
}

/**
 * The items, each the very object of the last time where nothing of it has changed, and the very list where none has:
 * a snapshot arrives whole, and a thousand nodes must not render again because one did.
 */
export function useStable<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const known = useRef(new Map<string, Known<T>>());
  const list = useRef<T[]>([]);
  const next = new Map<string, Known<T>>();
  const stable = items.map((given) => {
    const before = known.current.get(given.id);
    const entry = before?.given === given ? before : compared(given, before);
    next.set(given.id, entry);
    return entry.item;
  });
  known.current = next;
  if (stable.length !== list.current.length || stable.some((item, index) => item !== list.current[index])) list.current = stable;
  return list.current;
}

function compared<T>(given: T, before: Known<T> | undefined): Known<T> {
  const key = JSON.stringify(given);
  return { given, key, item: before?.key === key ? before.item : given };
}
