import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutedConnection } from '../../src/core/diagram/connections.ts';
import { groupBoxes } from '../../src/core/diagram/frames.ts';
import { nodeBox, overlaps } from '../../src/core/diagram/geometry.ts';
import { layoutMissing } from '../../src/core/diagram/layout.ts';
import { tidy, type ElkNode, type TidyInput } from '../../src/core/diagram/tidy.ts';

const elk = new ELK();
const measure = (text: string): number => text.length * 7;

const layout = (graph: ElkNode): Promise<ElkNode> => elk.layout(structuredClone(graph) as Parameters<typeof elk.layout>[0]) as Promise<ElkNode>;

/** Up to twelve nodes, some in two groups that lie apart or one in the other, where the canvas shows them without positions. */
const designs = fc.record({
  count: fc.integer({ min: 2, max: 12 }),
  edges: fc.uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 16, selector: String }),
  outer: fc.integer({ min: 0, max: 6 }), inner: fc.integer({ min: 0, max: 3 }),
  direction: fc.constantFrom('horizontal' as const, 'vertical' as const),
}).map(({ count, edges, outer, inner, direction }): TidyInput => {
  const nodes = Array.from({ length: count }, (_none, index) => `n${index}`);
  const connections = edges.filter(([a, b]) => a < count && b < count).map(([a, b]): RoutedConnection => ({ id: `c${a}-${b}`, from: `n${a}`, to: `n${b}`, line: 'sync', label: a % 2 === 0 ? `GET /things/{id}/${b}` : '' }));
  const groups = [{ id: 'outer', contains: nodes.slice(0, outer) }, { id: 'inner', contains: nodes.slice(0, Math.min(inner, outer)) }];
  return { nodes, positions: layoutMissing(nodes.map((id) => ({ id })), connections), connections, groups, notes: [{ id: 'note', at: [0, -120] }], direction, measure };
});

describe('a design that was tidied', () => {
  it('has no node on another, all of them on the grid', async () => {
    await fc.assert(fc.asyncProperty(designs, async (input) => {
      const boxes = [...(await tidy(input, layout)).nodes.values()].map(nodeBox);
      expect(boxes).toHaveLength(input.nodes.length);
      for (const [index, box] of boxes.entries()) {
        expect([Math.abs(box.x % 10), Math.abs(box.y % 10)]).toEqual([0, 0]);
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      }
    }), { numRuns: 40 });
  });

  it('has no stranger within the outline of a group', async () => {
    await fc.assert(fc.asyncProperty(designs, async (input) => {
      const { nodes } = await tidy(input, layout);
      const outlines = groupBoxes(input.groups, (id) => {
        const at = nodes.get(id);
        return at && nodeBox(at);
      });
      for (const { id, contains } of input.groups) {
        const outline = outlines.get(id);
        if (outline) for (const [node, at] of nodes) if (!contains.includes(node)) expect(overlaps(outline, nodeBox(at))).toBe(false);
      }
    }), { numRuns: 40 });
  });

  it('looks the same when it is tidied again', async () => {
    await fc.assert(fc.asyncProperty(designs, async (input) => {
      const { nodes } = await tidy(input, layout);
      expect([...(await tidy({ ...input, positions: nodes }, layout)).nodes]).toEqual([...nodes]);
    }), { numRuns: 20 });
  });

  it('moves nothing but what was selected, and lays that on nothing else', async () => {
    await fc.assert(fc.asyncProperty(designs, async (input) => {
      const only = new Set(input.nodes.filter((_id, index) => index % 2 === 0));
      const { nodes, notes } = await tidy({ ...input, only }, layout);
      expect(new Set(nodes.keys())).toEqual(only);
      expect(notes.size).toBe(0);
      const staying = [...input.positions].filter(([id]) => !only.has(id)).map(([, at]) => nodeBox(at));
      for (const at of nodes.values()) for (const other of staying) expect(overlaps(nodeBox(at), other)).toBe(false);
    }), { numRuns: 40 });
  });
});
