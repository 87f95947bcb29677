import { describe, expect, it } from 'vitest';
import { groupBoxes, noteBox } from './frames.ts';
import { nodeBox } from './geometry.ts';

const positions = new Map([['a', nodeBox([0, 0])], ['b', nodeBox([300, 0])], ['c', nodeBox([0, 200])]]);
const boxOf = (id: string) => positions.get(id);

describe('outlines of groups', () => {
  it('stand around their members, with room for the name above', () => {
    expect(Object.fromEntries(groupBoxes([{ id: 'g', contains: ['a', 'b', 'gone'] }], boxOf))).toEqual({ g: { x: -18, y: -40, width: 536, height: 122 } });
  });

  it('leave room around those that lie inside', () => {
    const boxes = groupBoxes([{ id: 'outer', contains: ['a', 'b', 'c'] }, { id: 'inner', contains: ['a', 'b'] }], boxOf);
    expect(boxes.get('inner')).toEqual({ x: -18, y: -40, width: 536, height: 122 });
    expect(boxes.get('outer')).toEqual({ x: -36, y: -80, width: 572, height: 362 });
  });

  it('put the first of two with the same members outside', () => {
    const boxes = groupBoxes([{ id: 'account', contains: ['a'] }, { id: 'team', contains: ['a'] }], boxOf);
    expect(boxes.get('account')!.width).toBeGreaterThan(boxes.get('team')!.width);
  });

  it('are none without members', () => {
    expect(groupBoxes([{ id: 'g', contains: [] }, { id: 'h', contains: ['gone'] }], boxOf).size).toBe(0);
  });
});

it('a note has the size that it says, else the usual one', () => {
  expect(noteBox([10, 20])).toEqual({ x: 10, y: 20, width: 180, height: 64 });
  expect(noteBox([10, 20], [300, 90])).toEqual({ x: 10, y: 20, width: 300, height: 90 });
});
