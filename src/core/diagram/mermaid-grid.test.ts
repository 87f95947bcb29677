import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidesOfEdges, type Sides } from './mermaid-grid.ts';

type Edge = { readonly from: string; readonly to: string };

/** Mermaid's own walk: one cell along each edge that counts, from the service before it; the cells by service, per walk. */
function cellsOf(nodes: readonly string[], edges: readonly Edge[], sides: readonly Sides[]): ReadonlyMap<string, readonly [number, number]>[] {
  const next = new Map(nodes.map((id) => [id, new Map<string, string>()]));
  edges.forEach(({ from, to }, index) => {
    const [leave, enter] = sides[index]!;
    if (leave === enter) return;
    next.get(from)!.set(leave + enter, to);
    next.get(to)!.set(enter + leave, from);
  });
  const visited = new Set<string>();
  return nodes.filter((id) => !visited.has(id)).flatMap((root) => {
    if (visited.has(root)) return [];
    const cells = new Map<string, readonly [number, number]>([[root, [0, 0]]]);
    const queue = [root];
    for (const id of queue) {
      visited.add(id);
      const [x, y] = cells.get(id)!;
      for (const [pair, other] of next.get(id)!) {
        if (visited.has(other)) continue;
        const [leave, enter] = [pair[0]!, pair[1]!];
        const flat = (side: string): boolean => side === 'L' || side === 'R';
        if (flat(leave)) cells.set(other, [x + (leave === 'L' ? -1 : 1), flat(enter) ? y : y + (enter === 'T' ? 1 : -1)]);
        else cells.set(other, [flat(enter) ? x + (enter === 'L' ? 1 : -1) : x, y + (leave === 'T' ? 1 : -1)]);
        queue.push(other);
      }
    }
    return [cells];
  });
}

describe('the sides of edges in an architecture', () => {
  it('are those that face each other on the canvas', () => {
    const positions = new Map<string, readonly [number, number]>([['shop', [0, 0]], ['api', [340, 0]], ['orders', [680, 200]], ['log', [340, 300]]]);
    const edges = [{ from: 'shop', to: 'api' }, { from: 'api', to: 'orders' }, { from: 'api', to: 'log' }];
    expect(sidesOfEdges([...positions.keys()], edges, positions)).toEqual([['R', 'L'], ['B', 'L'], ['B', 'T']]);
  });

  it('turn round with the edge', () => {
    const positions = new Map<string, readonly [number, number]>([['api', [340, 0]], ['pool', [0, 150]]]);
    expect(sidesOfEdges(['api', 'pool'], [{ from: 'pool', to: 'api' }], positions)).toEqual([['R', 'B']]);
  });

  it('never lead two services into one cell of those that mermaid walks through', () => {
    const id = fc.nat(9).map((index) => `n${index}`);
    const place = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }));
    fc.assert(fc.property(fc.array(fc.record({ from: id, to: id }), { maxLength: 30 }), fc.array(place, { minLength: 10, maxLength: 10 }), (wires, places) => {
      const nodes = places.map((_place, index) => `n${index}`);
      const edges = wires.filter(({ from, to }) => from !== to);
      const walks = cellsOf(nodes, edges, sidesOfEdges(nodes, edges, new Map(nodes.map((node, index) => [node, places[index]!]))));
      for (const cells of walks) expect(new Set([...cells.values()].map((cell) => cell.join(' '))).size).toBe(cells.size);
      expect(walks.reduce((sum, cells) => sum + cells.size, 0)).toBe(nodes.length);
    }));
  });
});
