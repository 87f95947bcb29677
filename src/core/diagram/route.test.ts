import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossesBox, nodeBox, overlaps, segmentBox, segmentsOf, sharedLength, type Box } from './geometry.ts';
import type { RoutedConnection } from './connections.ts';
import { routeConnections, type Route } from './route.ts';

const measure = (text: string): number => text.length * 7;

function connection(from: string, to: string, rest: Partial<RoutedConnection> = {}): RoutedConnection {
  return { id: `${from}-${to}`, from, to, line: 'sync', label: '', ...rest };
}

function route(positions: Record<string, readonly [number, number]>, connections: readonly RoutedConnection[]): ReadonlyMap<string, Route> {
  return routeConnections({ boxes: new Map(Object.entries(positions).map(([id, at]) => [id, nodeBox(at)])), connections, measure });
}

describe('routeConnections', () => {
  it('draws a straight line between neighbours in a row', () => {
    const routes = route({ api: [0, 0], register: [340, 0] }, [connection('api', 'register')]);
    expect(routes.get('api-register')?.points).toEqual([{ x: 200, y: 32 }, { x: 340, y: 32 }]);
  });

  it('goes down from a node to the one below it', () => {
    const routes = route({ registered: [0, 0], certificate: [0, 140] }, [connection('registered', 'certificate')]);
    expect(routes.get('registered-certificate')?.points).toEqual([{ x: 100, y: 64 }, { x: 100, y: 140 }]);
  });

  it('goes around a node that stands in the way', () => {
    const routes = route({ a: [0, 0], between: [300, 0], b: [600, 0] }, [connection('a', 'b')]);
    for (const segment of segmentsOf(routes.get('a-b')?.points ?? [])) expect(crossesBox(segment, nodeBox([300, 0]))).toBe(false);
  });

  it('keeps a dashed line off the solid one out of the same node', () => {
    const positions = { register: [0, 100], registrations: [340, 0], registered: [340, 200] } as const;
    const routes = route(positions, [connection('register', 'registrations'), connection('register', 'registered', { line: 'async' })]);
    const [solid, dashed] = [...routes.values()].map(({ points }) => segmentsOf(points));
    for (const a of solid ?? []) for (const b of dashed ?? []) expect(sharedLength(a, b)).toBe(0);
  });

  it('puts the label where the connection enters its target, off the line', () => {
    const routes = route({ api: [0, 0], register: [340, 0] }, [connection('api', 'register', { label: 'POST /x' })]);
    expect(routes.get('api-register')?.label).toEqual({ box: { x: 279, y: 13, width: 49, height: 16 }, text: 'POST /x' });
  });

  it('draws nothing for a connection whose end is missing or that ends where it starts', () => {
    expect(route({ a: [0, 0] }, [connection('a', 'gone'), connection('a', 'a')]).size).toBe(0);
  });

  it('turns just before the target, with rounded corners', () => {
    const routes = route({ a: [0, 0], b: [340, 100] }, [connection('a', 'b')]);
    expect(routes.get('a-b')?.path).toBe('M 200 32 L 308 32 Q 316 32 316 40 L 316 124 Q 316 132 324 132 L 340 132');
  });

  const designs = fc.record({
    rows: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
    edges: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), { maxLength: 12, selector: String }),
  });
  const drawn = designs.map(({ rows, edges }) => {
    const boxes = new Map<string, Box>(rows.map((row, index) => [`n${index}`, nodeBox([index * 300, row * 120])]));
    const connections = edges.map(([a, b]) => connection(`n${a}`, `n${b}`, { label: `label ${a} to ${b}` }));
    return { boxes, routes: routeConnections({ boxes, connections, measure }) };
  });

  it('consists of horizontal and vertical stretches only', () => {
    fc.assert(fc.property(drawn, ({ routes }) => {
      for (const { points } of routes.values()) for (const { from, to } of segmentsOf(points)) expect(from.x === to.x || from.y === to.y).toBe(true);
    }));
  });

  it('runs through no node', () => {
    fc.assert(fc.property(drawn, ({ boxes, routes }) => {
      for (const { points } of routes.values()) for (const segment of segmentsOf(points)) for (const box of boxes.values()) expect(crossesBox(segment, box)).toBe(false);
    }));
  });

  it('lays no label over a node or over another label', () => {
    fc.assert(fc.property(drawn, ({ boxes, routes }) => {
      const labels = [...routes.values()].flatMap(({ label }) => label?.box ?? []);
      for (const [index, label] of labels.entries()) {
        for (const other of [...boxes.values(), ...labels.slice(index + 1)]) expect(overlaps(label, other)).toBe(false);
      }
    }));
  });

  it('never draws a label over the line it names', () => {
    fc.assert(fc.property(drawn, ({ routes }) => {
      for (const { points, label } of routes.values()) {
        if (label) for (const segment of segmentsOf(points)) expect(overlaps({ ...segmentBox(segment), width: segmentBox(segment).width || 1, height: segmentBox(segment).height || 1 }, label.box)).toBe(false);
      }
    }));
  });
});
