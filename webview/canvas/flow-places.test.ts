import { describe, expect, it } from 'vitest';
import type { Route } from '../../src/core/diagram/route.ts';
import { flowPlaces } from './flow-places.ts';

/** A straight line from left to right, with a label of 100 pixels above its middle where it has one. */
const line = (y: number, text = ''): Route => ({
  points: [{ x: 0, y }, { x: 400, y }], path: '',
  ...(text !== '' && { label: { text, box: { x: 150, y: y - 19, width: 100, height: 16 } } }),
});
const placed = (routes: Record<string, Route>, cards: Parameters<typeof flowPlaces>[0]['cards'] = []) =>
  Object.fromEntries(flowPlaces({ routes: new Map(Object.entries(routes)), widths: new Map(Object.keys(routes).map((id) => [id, 40])), cards }));

describe('what a connection carries is said', () => {
  it('below its label', () => {
    expect(placed({ a: line(100, 'get') })).toEqual({ a: { x: 200, y: 105 } });
  });

  it('in the middle of its line where it has no label', () => {
    expect(placed({ a: line(100) })).toEqual({ a: { x: 200, y: 100 } });
  });

  it('beside its label where lines run close to each other', () => {
    const { a, b } = placed({ a: line(100, 'get'), b: line(114, 'post') });
    expect([a, b]).toEqual([{ x: 200, y: 73 }, { x: 200, y: 119 }]);
  });

  it('at another place of the line where two cross in their middle, and never over a card', () => {
    const down: Route = { points: [{ x: 200, y: -100 }, { x: 200, y: 300 }], path: '' };
    expect(placed({ a: line(100), down })).toEqual({ a: { x: 200, y: 100 }, down: { x: 200, y: 0 } });
    expect(placed({ down }, [{ x: 100, y: 70, width: 200, height: 64 }])).toEqual({ down: { x: 200, y: 0 } });
  });

  it('nowhere where there is no room', () => {
    expect(placed({ a: line(100) }, [{ x: -50, y: 70, width: 500, height: 64 }])).toEqual({});
  });
});
