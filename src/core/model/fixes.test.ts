import { expect, it } from 'vitest';
import { fixIntent } from './fixes.ts';

it('one repair is one set', () => {
  expect(fixIntent([{ path: ['nodes', 'a'], value: 1 }])).toEqual({ kind: 'set', path: ['nodes', 'a'], value: 1 });
});

it('several are one batch, later items of a list first, each place once', () => {
  const remove = (at: number) => ({ path: ['nodes', 'a', 'list', at], value: undefined });
  const intent = fixIntent([remove(2), remove(10), remove(2), { path: ['nodes', 'b', 'x'], value: 1 }]);
  expect(intent.kind === 'batch' && intent.intents.map(({ path }) => path.join('.'))).toEqual(['nodes.b.x', 'nodes.a.list.10', 'nodes.a.list.2']);
});
