import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { Descriptor } from './descriptors.ts';
import { addConnection, addNode, dotted, move, relabel, remove } from './intents.ts';
import { modelOf } from './model.ts';

const lambda = { service: 'lambda', short: { en: 'Lambda', ko: '람다' }, initial: { Runtime: 'nodejs24.x' } } as unknown as Descriptor;

function model(nodes: Readonly<Record<string, readonly [number, number] | undefined>>) {
  const snapshot = { nodes: Object.entries(nodes).map(([id, at]) => ({ id, ...(at && { at }) })), connections: [], groups: [], notes: [], findings: [], rules: [], bill: { lines: [] } };
  return modelOf(snapshot as unknown as Snapshot);
}

describe('adding a node', () => {
  it('starts with the properties of its service, at whole pixels, under a fresh id', () => {
    expect(addNode(lambda, [10.4, 19.6], new Set(['lambda']))).toEqual({
      kind: 'add-node', id: 'lambda-2', node: { service: 'lambda', at: [10, 20], properties: { Runtime: 'nodejs24.x' } },
    });
  });
});

describe('adding a connection', () => {
  it('writes no kind where both ends have it by themselves', () => {
    expect(addConnection({ from: 'api', to: 'list', kinds: ['invoke'], kind: 'invoke' }, new Set())).toEqual({
      kind: 'add-connection', id: 'api-list', connection: { from: 'api', to: 'list' },
    });
  });

  it('writes another kind than the preferred one', () => {
    expect(addConnection({ from: 'a', to: 'b', kinds: ['invoke', 'on-failure'], kind: 'on-failure' }, new Set(['a-b'])).connection).toEqual({ from: 'a', to: 'b', kind: 'on-failure' });
  });

  it('lets the source read and write what it uses', () => {
    expect(addConnection({ from: 'a', to: 'table', kinds: ['access'], kind: 'access' }, new Set()).connection).toEqual({ from: 'a', to: 'table', access: ['read', 'write'] });
  });
});

describe('moving', () => {
  it('names what moved, nodes and notes', () => {
    const moved = new Map([['node:a', [30, 40]], ['note:n', [1, 2]]] as const);
    expect(move(moved, model({ a: [0, 0], b: [400, 0] }))).toEqual({ kind: 'move', nodes: { a: [30, 40] }, notes: { n: [1, 2] } });
  });

  it('names every node where one has no position yet', () => {
    const intent = move(new Map([['node:a', [30, 40]]] as const), model({ a: [0, 0], b: undefined }));
    expect(Object.keys(intent.nodes)).toEqual(['a', 'b']);
  });

  it('takes ids that are keys of every object', () => {
    const intent = move(new Map([['node:__proto__', [30, 40]]] as const), model({}));
    expect(Object.entries(intent.nodes)).toEqual([['__proto__', [30, 40]]]);
  });
});

describe('deleting', () => {
  it('names each kind of thing once', () => {
    expect(remove(['node:a', 'connection:b', 'node:c', 'note:n', 'group:g'])).toEqual({ kind: 'delete', nodes: ['a', 'c'], connections: ['b'], groups: ['g'], notes: ['n'] });
  });

  it('is nothing where nothing is selected', () => {
    expect(remove([])).toBeUndefined();
  });
});

describe('renaming', () => {
  it('takes the label away where the name is the id again', () => {
    expect(relabel(['nodes', 'all'], ' list ', 'all')).toEqual({ kind: 'set', path: ['nodes', 'all', 'label'], value: 'list' });
    expect(relabel(['nodes', 'all'], 'all', 'all')).toEqual({ kind: 'set', path: ['nodes', 'all', 'label'], value: undefined });
    expect(relabel(['nodes', 'all'], '  ', 'all')).toEqual({ kind: 'set', path: ['nodes', 'all', 'label'], value: undefined });
  });
});

describe('a dotted path', () => {
  it('enters arrays by number', () => {
    expect(dotted('KeySchema.0.AttributeName')).toEqual(['KeySchema', 0, 'AttributeName']);
  });
});
