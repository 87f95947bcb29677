import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { explainEnds, explainNodes } from './explain.ts';
import { modelOf } from './model.ts';

/** Functions that may call each other, and hand what failed to one place only. */
function functions(connections: readonly { readonly from: string; readonly to: string; readonly kind: string }[], kinds: readonly string[] = ['invoke', 'on-failure']) {
  const out = kinds.map((kind) => ({ kind, ...(kind === 'on-failure' && { limit: 1 }) }));
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, at: [0, 0], ports: { out, in: kinds.map((kind) => ({ kind })) } }));
  return modelOf({ nodes, connections: connections.map((entry, index) => ({ id: `${index}`, ...entry })), groups: [], notes: [], findings: [], rules: [], bill: { lines: [] } } as unknown as Snapshot);
}

describe('whether two nodes may be connected', () => {
  it('offers every kind that both ends have', () => {
    expect(explainNodes(functions([]), 'a', 'b')).toEqual({ allowed: true, kinds: ['invoke', 'on-failure'] });
  });

  it('leaves out a kind of which an end has all it may have', () => {
    const model = functions([{ from: 'a', to: 'c', kind: 'on-failure' }]);
    expect(explainNodes(model, 'a', 'b')).toEqual({ allowed: true, kinds: ['invoke'] });
    expect(explainEnds(model, 'a', 'b')).toEqual({ allowed: true, kinds: ['invoke', 'on-failure'] });
  });

  it('says so where no kind is left', () => {
    const explanation = explainNodes(functions([{ from: 'a', to: 'c', kind: 'on-failure' }], ['on-failure']), 'a', 'b');
    expect(explanation).toMatchObject({ allowed: false, reason: { en: 'a has its one connection of the kind “on failure” already.' } });
  });

  it('refuses a node to itself', () => {
    expect(explainNodes(functions([]), 'a', 'a').allowed).toBe(false);
  });
});
