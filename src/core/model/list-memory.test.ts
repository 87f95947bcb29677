import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListMemory, flatten } from './list-memory.ts';

const cell = fc.constantFrom('a', 'b', 'c');
const table = fc.integer({ min: 0, max: 8 }).chain((length) => fc.tuple(
  fc.array(cell, { minLength: length, maxLength: length }),
  fc.array(cell, { minLength: length, maxLength: length }),
));

describe('a list memory', () => {
  it('makes again only the row of which a cell changed', () => {
    const memory = createListMemory<string>();
    const made: number[] = [];
    const ask = (names: readonly string[]) => memory([names], [], (row) => {
      made.push(row);
      return names[row]!.toUpperCase();
    });
    ask(['a', 'b', 'c']);
    expect(ask(['a', 'x', 'c'])).toEqual(['A', 'X', 'C']);
    expect(made).toEqual([0, 1, 2, 1]);
  });

  it('keeps what stands before and after a row that was taken out', () => {
    const memory = createListMemory<object>();
    const before = memory([['a', 'b', 'c', 'd']], [], () => ({}));
    const after = memory([['a', 'c', 'd']], [], () => ({}));
    expect(after).toEqual([before[0], before[2], before[3]]);
    expect(after.every((item, row) => item === before[row === 0 ? 0 : row + 1])).toBe(true);
  });

  it('gives the same list where nothing changed', () => {
    const memory = createListMemory<object>();
    expect(memory([['a'], ['b']], [], () => ({}))).toBe(memory([['a'], ['b']], [], () => ({})));
  });

  it('makes everything again where what all rows have in common changed', () => {
    const memory = createListMemory<object>();
    expect(memory([['a']], ['en'], () => ({}))[0]).not.toBe(memory([['a']], ['ko'], () => ({}))[0]);
  });

  it('answers as one that remembers nothing, whatever came before', () => {
    fc.assert(fc.property(fc.array(table, { minLength: 1, maxLength: 6 }), (tables) => {
      const memory = createListMemory<string>();
      for (const [left, right] of tables) {
        expect(memory([left, right], [], (row) => `${left[row]}${right[row]}`)).toEqual(left.map((name, row) => `${name}${right[row]}`));
      }
    }));
  });
});

it('joins lists in their order', () => {
  expect(flatten([[], ['a'], [], ['b', 'c']])).toEqual(['a', 'b', 'c']);
});
