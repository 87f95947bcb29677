import { sameItems } from '../model/lists.ts';

/** Answers once for an object as long as what the answer follows from (`given`, compared by identity) stays the same. */
export type Memory<K extends object, V> = (about: K, given: readonly unknown[], make: () => V) => V;

/**
 * A memory held by the objects themselves: the parser keeps a node or a connection the same object
 * while its text stays, so that an edit makes anew only what it touched.
 */
export function createMemory<K extends object, V>(): Memory<K, V> {
  const known = new WeakMap<K, { readonly given: readonly unknown[]; readonly value: V }>();
  return (about, given, make) => {
    const before = known.get(about);
    if (before && sameItems(before.given, given)) return before.value;
    const value = make();
    known.set(about, { given, value });
    return value;
  };
}
