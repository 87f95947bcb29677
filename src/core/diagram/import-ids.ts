import { slugOf } from './import-words.ts';

/** Gives the first of the wanted texts that an id can be made of, numbered where it is taken. */
export function createIds(): (...wanted: readonly string[]) => string {
  const number = createNumbers();
  return (...wanted) => number(wanted.map(slugOf).find((candidate) => candidate !== '') ?? 'node');
}

/** Gives each id once: the second `a` is `a-2`. */
export function createNumbers(): (id: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  };
}

/** The items by each of their keys. */
export function indexBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const list = index.get(key);
      if (list) list.push(item);
      else index.set(key, [item]);
    }
  }
  return index;
}
