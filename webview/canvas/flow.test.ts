import { describe, expect, it } from 'vitest';
import type { Position } from '../state/store.ts';
import { withDragged, type FlowNode } from './flow.ts';

const card = (id: string, x: number): FlowNode => ({ id: `node:${id}`, type: 'service', position: { x, y: 0 }, data: { id, service: 'lambda', name: id, summary: '', findings: 0 } });

describe('while a node is dragged', () => {
  const resting = ['api', 'worker', 'table'].map((id, index) => card(id, index * 300));
  const rows = new Map(resting.map(({ id }, row) => [id, row]));

  it('it stands where the pointer has it, over the others, and those stay the very same', () => {
    const nodes = withDragged(resting, rows, new Map<string, Position>([['node:worker', [310, 20]]]));
    expect(nodes[1]).toEqual({ ...resting[1], position: { x: 310, y: 20 }, zIndex: 5 });
    expect([nodes[0], nodes[2]]).toSatisfy(([first, last]: FlowNode[]) => first === resting[0] && last === resting[2]);
  });

  it('nothing is made where nothing is dragged', () => {
    expect(withDragged(resting, rows, new Map())).toBe(resting);
  });
});
