import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/core/model/design.ts';
import type { Position } from '../state/store.ts';
import { innermostGroup, outerGroups, regrouping, regroupIntents } from './groups.ts';

const group = (id: string, ...contains: string[]): Group => ({ id, contains, collapsed: false });
const account = group('account', 'api', 'register', 'table');
const back = group('back', 'register', 'table');
const groups = [account, back];
const positions = new Map<string, Position>([['visitors', [-600, 0]], ['api', [0, 0]], ['register', [300, 0]], ['table', [600, 0]]]);
const after = (moved: Record<string, Position>) => Object.fromEntries(regrouping(groups, new Map(Object.entries(moved)), positions));

describe('dropping a node', () => {
  it('into groups within each other joins all of them', () => {
    expect(after({ visitors: [450, 20] })).toEqual({ account: ['api', 'register', 'table', 'visitors'], back: ['register', 'table', 'visitors'] });
  });

  it('outside of its group leaves it, and stays in what is around', () => {
    expect(after({ table: [20, 40] })).toEqual({ back: ['register'] });
    expect(after({ table: [600, 900] })).toEqual({ account: ['api', 'register'], back: ['register'] });
  });

  it('a little beside the others stays', () => {
    expect(after({ table: [500, 60] })).toEqual({});
    expect(after({ table: [690, 0] })).toEqual({});
  });

  it('with all of its group takes the group along', () => {
    expect(after({ register: [300, 900], table: [600, 900] })).toEqual({ account: ['api'] });
  });
});

it('a group without members goes', () => {
  expect(regroupIntents(new Map([['back', []], ['account', ['api']]]))).toEqual([{ kind: 'delete', groups: ['back'] }, { kind: 'set', path: ['groups', 'account', 'contains'], value: ['api'] }]);
});

it('groups lie within those that hold the same nodes and more', () => {
  expect(outerGroups(groups, back)).toEqual([account]);
  expect(outerGroups(groups, account)).toEqual([]);
  expect(innermostGroup(groups, 'table')).toBe(back);
  expect(innermostGroup(groups, 'visitors')).toBeUndefined();
});
