/** The only source of chance of the generators: an integer from 0 up to (and without) `count`. */
export type Chooser = (count: number) => number;

/** Mulberry32: the same numbers for the same seed on every engine. */
export function chooserOf(seed: number): Chooser {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count);
  };
}

export function pick<T>(choose: Chooser, items: readonly T[]): T {
  return items[choose(items.length)]!;
}
