import type { Box } from './geometry.ts';

const CELL = 160;
/** More rows than any canvas has, so that column and row make one number. */
const ROWS = 1 << 20;

/** Finds what lies near a box without looking at everything: a hash of square cells. */
export interface SpatialIndex<T> {
  readonly add: (box: Box, item: T) => void;
  /** Calls back once for each item whose box touches the given one, until it answers true. */
  readonly some: (box: Box, test: (item: T) => boolean) => boolean;
  /** Each item once whose box touches the given one. */
  readonly near: (box: Box) => readonly T[];
}

interface Entry<T> {
  readonly box: Box;
  readonly item: T;
  /** The last search that met this entry; it may stand in several cells. */
  search: number;
}

export function createSpatialIndex<T>(): SpatialIndex<T> {
  const cells = new Map<number, Entry<T>[]>();
  let search = 0;

  function some(box: Box, test: (item: T) => boolean): boolean {
    const current = ++search;
    return someCell(box, (key) => {
      for (const entry of cells.get(key) ?? []) {
        if (entry.search === current) continue;
        entry.search = current;
        if (touches(entry.box, box) && test(entry.item)) return true;
      }
      return false;
    });
  }

  return {
    some,
    add(box, item) {
      const entry = { box, item, search: 0 };
      someCell(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(entry);
        else cells.set(key, [entry]);
        return false;
      });
    },
    near(box) {
      const found: T[] = [];
      some(box, (item) => found.push(item) < 0);
      return found;
    },
  };
}

function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function someCell(box: Box, test: (key: number) => boolean): boolean {
  const [right, bottom] = [Math.floor((box.x + box.width) / CELL), Math.floor((box.y + box.height) / CELL)];
  for (let column = Math.floor(box.x / CELL); column <= right; column++) {
    for (let row = Math.floor(box.y / CELL); row <= bottom; row++) if (test(column * ROWS + row)) return true;
  }
  return false;
}
