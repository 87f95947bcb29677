/** A queue that gives the item with the lowest rank first; equal ranks in the order they came. */
export interface Heap<T> {
  readonly push: (item: T, rank: number) => void;
  readonly pop: () => T | undefined;
}

interface Entry<T> {
  readonly item: T;
  readonly rank: number;
  readonly order: number;
}

export function createHeap<T>(): Heap<T> {
  const entries: Entry<T>[] = [];
  let order = 0;
  const before = (a: number, b: number): boolean => {
    const [first, second] = [entries[a] as Entry<T>, entries[b] as Entry<T>];
    return first.rank < second.rank || (first.rank === second.rank && first.order < second.order);
  };
  const swap = (a: number, b: number): void => {
    [entries[a], entries[b]] = [entries[b] as Entry<T>, entries[a] as Entry<T>];
  };
  return {
    push(item, rank) {
      entries.push({ item, rank, order: order++ });
      for (let at = entries.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!before(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const first = entries[0];
      const last = entries.pop();
      if (!first || !last) return undefined;
      if (entries.length > 0) entries[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < entries.length && before(left, least)) least = left;
        if (right < entries.length && before(right, least)) least = right;
        if (least === at) return first.item;
        swap(at, least);
        at = least;
      }
    },
  };
}
