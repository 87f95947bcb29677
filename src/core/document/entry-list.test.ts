import { expect, it } from 'vitest';
import { EntryList } from './entry-list.ts';
import type { Entry } from './tree.ts';

function entryOf(key: string): Entry {
  return { key, keyStart: 0, keyEnd: key.length, base: 0, value: { kind: 'scalar', style: 'plain', start: 0, end: 0, data: null } };
}

function list(entries: readonly Entry[], shift: number, before?: EntryList) {
  const made = new EntryList(before && { entries: before.list, places: before.places() });
  const added = entries.map((entry, place) => made.add(entry, shift + place));
  return { made, added };
}

const [a, b, c] = ['a', 'b', 'c'].map(entryOf) as [Entry, Entry, Entry];

it('keeps the entries that stand where they stood', () => {
  const before = list([a, b], 0).made;
  const { made } = list([a, entryOf('b')], 0, before);
  expect(made.list.map((entry, place) => entry === before.list[place])).toEqual([true, false]);
});

it('moves entries whose text has moved', () => {
  expect(list([a, b], 10, list([a, b], 0).made).made.list.map(({ base }) => base)).toEqual([10, 11]);
});

it('takes the first of equal keys, whether the key is known from before or not', () => {
  const before = list([a, b], 0).made;
  const { made, added } = list([a, b, b, c, a], 0, before);
  expect([added, made.duplicates]).toEqual([[true, true, false, true, false], ['b', 'a']]);
});

it('finds each key at its place after some came, went or changed their order', () => {
  const before = list([a, b, c], 0).made;
  const places = (...entries: readonly Entry[]) => Object.fromEntries(list(entries, 0, before).made.places());
  expect([places(a, c), places(c, b, a), places(a, b), places()]).toEqual([{ a: 0, c: 1 }, { a: 2, b: 1, c: 0 }, { a: 0, b: 1 }, {}]);
});
