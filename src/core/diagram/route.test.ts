import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossesBox, nodeBox, overlaps, segmentBox, segmentsOf, sharedLength, type Box, type Segment } from './geometry.ts';
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

  it('lets only connections of one kind into one target share their last stretch', () => {
    const positions = { api: [0, 100], first: [340, 0], second: [340, 200], table: [700, 100] } as const;
    const routes = route(positions, [connection('api', 'first'), connection('api', 'second'), connection('first', 'table'), connection('second', 'table')]);
    const shared = (a: string, b: string): number => {
      const [one, other] = [a, b].map((id) => segmentsOf(routes.get(id)?.points ?? [])) as [Segment[], Segment[]];
      return one.flatMap((segment) => other.map((each) => sharedLength(segment, each))).reduce((sum, length) => sum + length, 0);
    };
    expect(shared('first-table', 'second-table')).toBeGreaterThan(0);
    expect(shared('api-first', 'api-second')).toBe(0);
  });

  it('finds a way with many corners where every way with few runs through a node', () => {
    // A wall with a gap at its far end, and another the other way round behind it.
    const wall = (x: number, from: number): [string, readonly [number, number]][] => Array.from({ length: 8 }, (_none, row) => [`${x}-${row}`, [x, from + row * 94]]);
    const positions = Object.fromEntries([['a', [0, 300]], ...wall(300, 0), ...wall(540, 94), ['b', [840, 300]]]) as Record<string, readonly [number, number]>;
    const routes = route(positions, [connection('a', 'b')]);
    for (const segment of segmentsOf(routes.get('a-b')?.points ?? [])) for (const at of Object.values(positions)) expect(crossesBox(segment, nodeBox(at))).toBe(false);
  });

  it('puts the badge of a connection before its label, off everything else', () => {
    const boxes = new Map<string, Box>([['api', nodeBox([0, 0])], ['register', nodeBox([340, 0])]]);
    const [labelled] = routeConnections({ boxes, connections: [connection('api', 'register', { label: 'POST' })], measure, badged: new Set(['api-register']) }).values();
    expect(labelled).toMatchObject({ label: { box: { x: 300, width: 28 } }, badge: { x: 291 } });
    const [bare] = routeConnections({ boxes, connections: [connection('api', 'register')], measure, badged: new Set(['api-register']) }).values();
    expect(bare?.badge).toEqual({ x: 270, y: 32 });
  });

  it('writes no label over a note', () => {
    const boxes = new Map<string, Box>([['api', nodeBox([0, 0])], ['register', nodeBox([340, 0])]]);
    const note = { x: 200, y: -40, width: 140, height: 70 };
    const [drawn] = routeConnections({ boxes, connections: [connection('api', 'register', { label: 'POST' })], measure, texts: [note] }).values();
    expect(drawn?.label && overlaps(drawn.label.box, note)).toBe(false);
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
    return { boxes, connections, routes: routeConnections({ boxes, connections, measure }) };
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

  it('runs through no node of a crowded design, whatever the way around', () => {
    const crowded = fc.record({
      places: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 7 })), { minLength: 12, maxLength: 36, selector: String }),
      edges: fc.uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14, selector: String }),
    });
    fc.assert(fc.property(crowded, ({ places, edges }) => {
      const boxes = new Map<string, Box>(places.map(([column, row], index) => [`n${index}`, nodeBox([column * 240, row * 104])]));
      const routes = routeConnections({ boxes, connections: edges.map(([a, b]) => connection(`n${a}`, `n${b}`)), measure });
      for (const { points } of routes.values()) for (const segment of segmentsOf(points)) for (const box of boxes.values()) expect(crossesBox(segment, box)).toBe(false);
    }), { numRuns: 60 });
  });

  it('keeps lines apart that do not lead to one target', () => {
    fc.assert(fc.property(drawn, ({ connections, routes }) => {
      for (const [index, a] of connections.entries()) {
        for (const b of connections.slice(index + 1)) {
          if (a.to === b.to) continue;
          for (const one of segmentsOf(routes.get(a.id)?.points ?? [])) for (const other of segmentsOf(routes.get(b.id)?.points ?? [])) expect(sharedLength(one, other)).toBe(0);
        }
      }
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
