import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeBox, overlaps } from './geometry.ts';
import { layoutMissing } from './layout.ts';

const chain = [{ from: 'visitors', to: 'api' }, { from: 'api', to: 'register' }];

describe('layoutMissing', () => {
  it('leaves placed nodes exactly where they are', () => {
    const positions = layoutMissing([{ id: 'visitors', at: [13, -7] }, { id: 'api', at: [500, 40] }], chain);
    expect(Object.fromEntries(positions)).toEqual({ visitors: [13, -7], api: [500, 40] });
  });

  it('lays a chain out from left to right in one row', () => {
    const positions = layoutMissing([{ id: 'register' }, { id: 'api' }, { id: 'visitors' }], chain);
    expect(Object.fromEntries(positions)).toEqual({ visitors: [0, 0], api: [340, 0], register: [680, 0] });
  });

  it('puts a new node in the column after the node that leads to it', () => {
    const positions = layoutMissing([{ id: 'visitors', at: [0, 0] }, { id: 'api', at: [400, 100] }, { id: 'register' }], chain);
    expect(positions.get('register')).toEqual([740, 100]);
  });

  it('puts an authorizer beside the API it serves, not at the far left', () => {
    const nodes = [{ id: 'visitors' }, { id: 'cdn' }, { id: 'api' }, { id: 'organizers' }];
    const positions = layoutMissing(nodes, [{ from: 'visitors', to: 'cdn' }, { from: 'cdn', to: 'api' }, { from: 'organizers', to: 'api' }]);
    expect(positions.get('organizers')?.[0]).toBe(positions.get('cdn')?.[0]);
  });

  it('ends on connections that go round in a circle', () => {
    const positions = layoutMissing([{ id: 'a' }, { id: 'b' }], [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }]);
    expect(positions.size).toBe(2);
  });

  it('never lays a node over another', () => {
    const ids = fc.integer({ min: 0, max: 11 }).map((index) => `n${index}`);
    const connections = fc.array(fc.record({ from: ids, to: ids }), { maxLength: 25 });
    fc.assert(fc.property(connections, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (edges, placed) => {
      const nodes = placed.map((isPlaced, index) => ({ id: `n${index}`, at: isPlaced ? ([index * 260, (index % 3) * 90] as const) : undefined }));
      const boxes = [...layoutMissing(nodes, edges).values()].map(nodeBox);
      for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    }));
  });
});
