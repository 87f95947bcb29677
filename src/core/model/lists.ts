/** The items by key, each group in the order of the list. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Whether two lists hold the same things, by identity. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

const NOTHING: readonly never[] = [];

/**
 * What is made of each item of a list, where anything is. Lists of a design's connections are short and
 * mostly whole: `map` makes them no longer than they are, where the first `push` makes room for seventeen.
 */
export function present<T, U>(items: readonly T[], make: (item: T) => U | undefined): readonly U[] {
  if (items.length === 0) return NOTHING;
  const made = items.map(make);
  return made.includes(undefined) ? made.filter((each) => each !== undefined) : (made as U[]);
}
