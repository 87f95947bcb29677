import { sameItems } from './lists.ts';

/** Lists of one length, side by side: a row of them is what one item of the answer is made from. */
export type Columns = readonly (readonly unknown[])[];

/**
 * Makes a list row by row. A row whose cells, compared by identity, are those of the row before the
 * edit (at the same place, or as far from the end) keeps the item that was made of it; a list of the
 * same items is the same list. `given` is what all rows have in common.
 */
export type ListMemory<V> = (columns: Columns, given: readonly unknown[], make: (row: number) => V) => readonly V[];

interface Remembered<V> {
  readonly columns: Columns;
  readonly given: readonly unknown[];
  readonly values: readonly V[];
}

/**
 * A memory of the latest list: what an edit did not touch costs a comparison of neighbours in memory and
 * no look-up. The parser keeps a node or a connection the same object while its text stays.
 */
export function createListMemory<V>(): ListMemory<V> {
  let last: Remembered<V> | undefined;
  return (columns, given, make) => {
    const kept = last && sameItems(last.given, given) ? last : undefined;
    const values = kept ? remake(kept, columns, make) : made(lengthOf(columns), make);
    last = { columns, given, values };
    return values;
  };
}

function made<V>(length: number, make: (row: number) => V): readonly V[] {
  const values = new Array<V>(length);
  for (let row = 0; row < length; row++) values[row] = make(row);
  return values;
}

function lengthOf(columns: Columns): number {
  return columns[0]?.length ?? 0;
}

function remake<V>(last: Remembered<V>, columns: Columns, make: (row: number) => V): readonly V[] {
  if (sameItems(last.columns, columns)) return last.values;
  const length = lengthOf(columns);
  return length === last.values.length ? inPlace(last, columns, make) : moved(last, columns, length, make);
}

function inPlace<V>(last: Remembered<V>, columns: Columns, make: (row: number) => V): readonly V[] {
  let values: V[] | undefined;
  for (const row of changedRows(last.columns, columns)) {
    const value = make(row);
    if (value === last.values[row]) continue;
    values ??= [...last.values];
    values[row] = value;
  }
  return values ?? last.values;
}

/** The rows in which one of the columns differs from before. */
export function changedRows(before: Columns, now: Columns): readonly number[] {
  const rows: number[] = [];
  for (const [index, column] of now.entries()) {
    const old = before[index];
    if (old === column || !old) continue;
    for (let row = 0; row < column.length; row++) if (column[row] !== old[row]) rows.push(row);
  }
  return now.length === 1 ? rows : [...new Set(rows)].sort((a, b) => a - b);
}

/** Rows came or went: what stands before and after them is kept. */
function moved<V>(last: Remembered<V>, columns: Columns, length: number, make: (row: number) => V): readonly V[] {
  const before = last.values.length;
  const most = Math.min(length, before);
  const same = (row: number, old: number): boolean => columns.every((column, index) => column[row] === last.columns[index]?.[old]);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (tail < most - head && same(length - 1 - tail, before - 1 - tail)) tail++;
  const values = last.values.slice(0, head);
  for (let row = head; row < length - tail; row++) values.push(make(row));
  for (let row = before - tail; row < before; row++) values.push(last.values[row] as V);
  return values;
}

/** Joins lists, most of which are empty. */
export function flatten<T>(lists: readonly (readonly T[])[]): T[] {
  let length = 0;
  for (const list of lists) length += list.length;
  // A list of thousands that grows is copied a dozen times.
  const all = new Array<T>(length);
  let at = 0;
  for (const list of lists) for (let item = 0; item < list.length; item++) all[at++] = list[item] as T;
  return all;
}

/** The answer to the last question, as long as it is the same object. */
export function keptWhile<Q, A>(answer: (question: Q) => A): (question: Q) => A {
  let last: { readonly question: Q; readonly answer: A } | undefined;
  return (question) => {
    if (last?.question !== question) last = { question, answer: answer(question) };
    return last.answer;
  };
}
