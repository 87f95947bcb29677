import { describe, expect, it } from 'vitest';
import { align, distribute, type Edge, type Piece } from './arrange.ts';
import { rulersOf, snapTo } from './guides.ts';

const piece = (flow: string, x: number, y: number, width = 200, height = 64): Piece => ({ flow, box: { x, y, width, height } });
const three = [piece('a', 0, 0), piece('b', 30, 100), piece('note', 500, 350, 100, 50)];

describe('aligning', () => {
  it.each<[Edge, Record<string, readonly [number, number]>]>([
    ['left', { b: [0, 100], note: [0, 350] }],
    ['right', { a: [400, 0], b: [400, 100] }],
    ['centre', { a: [200, 0], b: [200, 100], note: [250, 350] }],
    ['top', { b: [30, 0], note: [500, 0] }],
    ['bottom', { a: [0, 336], b: [30, 336] }],
    ['middle', { a: [0, 168], b: [30, 168], note: [500, 175] }],
  ])('%s moves only what is not there yet', (edge, expected) => {
    expect(Object.fromEntries(align(three, edge))).toEqual(expected);
  });
});

describe('distributing', () => {
  it('gives the same room between neighbours, whatever their sizes, and leaves the outermost', () => {
    expect(Object.fromEntries(distribute(three, 'horizontal'))).toEqual({ b: [250, 100] });
    expect(Object.fromEntries(distribute(three, 'vertical'))).toEqual({ b: [30, 175] });
  });

  it('has nothing to do for two', () => {
    expect(distribute(three.slice(0, 2), 'horizontal').size).toBe(0);
  });
});

describe('helper lines', () => {
  it('bring an edge onto the nearest edge within reach, and run along both', () => {
    const { box } = piece('a', 4, 200);
    expect(snapTo(box, rulersOf([piece('b', 0, 0).box]), 5)).toEqual({
      dx: -4, dy: 0,
      guides: [0, 100, 200].map((at) => ({ axis: 'x', at, from: 0, to: 264 })),
    });
  });

  it('are none where nothing is near', () => {
    expect(snapTo(piece('a', 6, 200).box, rulersOf([piece('b', 0, 0).box]), 5)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it('take the nearest of many, and run along all that stand on it', () => {
    const column = Array.from({ length: 50 }, (_none, index) => piece(`b${index}`, 300, index * 100).box);
    const { dx, dy, guides } = snapTo(piece('a', 297, 201).box, rulersOf([piece('c', 292, 0).box, ...column]), 6);
    expect([dx, dy]).toEqual([3, -1]);
    expect(guides.filter(({ axis }) => axis === 'x')).toEqual([300, 400, 500].map((at) => ({ axis: 'x', at, from: 0, to: 4964 })));
  });
});
