import { describe, expect, it } from 'vitest';
import type { ConnectionSnapshot, NodeSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { modelOf } from '../state/model.ts';
import { fold, shownAs } from './fold.ts';

const node = (id: string, at: readonly [number, number], cost?: number) => ({ id, service: 'lambda', at, ...(cost !== undefined && { cost }) }) as unknown as NodeSnapshot;
const line = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, line: 'sync', label: 'get', data: {} }) as unknown as ConnectionSnapshot;
const snapshotWith = (groups: Snapshot['groups']): Snapshot => ({
  nodes: [node('api', [0, 0], 1), node('a', [300, 0], 2), node('b', [300, 200], 3), node('table', [600, 100])],
  connections: [line('api', 'a'), line('api', 'b'), line('a', 'b'), line('b', 'table')],
  groups, notes: [], findings: [{ rule: 'x.y', severity: 'warning', message: '', node: 'b' }, { rule: 'x.z', severity: 'error', message: '', connection: 'a-b' }], rules: [], bill: { lines: [] },
}) as unknown as Snapshot;
const folding = (groups: Snapshot['groups']) => {
  const snapshot = snapshotWith(groups);
  return fold(snapshot, modelOf(snapshot));
};

describe('a collapsed group', () => {
  const { snapshot, model, folds } = folding([{ id: 'back', label: 'Back end', contains: ['a', 'b'], collapsed: true }]);

  it('adds up what its members cost and names the worst that is wrong inside', () => {
    expect(folds.get('back')).toEqual({ id: 'back', label: 'Back end', members: ['a', 'b'], cost: 5, findings: 2, severity: 'error' });
  });

  it('stands in for its members, in the middle of their place', () => {
    expect(snapshot.nodes.map(({ id }) => id)).toEqual(['api', 'table']);
    expect(model.positions.get('@back')).toEqual([300, 90]);
  });

  it('has one line for all that lead to it alike, and none for those inside', () => {
    expect(snapshot.connections.map(({ from, to, label }) => [from, to, label])).toEqual([['api', '@back', ''], ['@back', 'table', 'get']]);
  });

  it('is shown where one of its members is looked for', () => {
    const whole = snapshotWith([{ id: 'back', contains: ['a', 'b'], collapsed: true }]);
    expect(shownAs('node:a', whole, modelOf(whole))).toBe('group:back');
    expect(shownAs('node:api', whole, modelOf(whole))).toBe('node:api');
  });
});

it('of two within each other the outer one is drawn', () => {
  const { folds } = folding([{ id: 'inner', contains: ['a'], collapsed: true }, { id: 'outer', contains: ['a', 'b'], collapsed: true }]);
  expect([...folds.keys()]).toEqual(['outer']);
});

it('nothing changes where nothing is collapsed', () => {
  const snapshot = snapshotWith([{ id: 'back', contains: ['a', 'b'], collapsed: false }]);
  expect(fold(snapshot, modelOf(snapshot)).snapshot).toBe(snapshot);
});
