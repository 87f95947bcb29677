import { describe, expect, it } from 'vitest';
import type { Node } from '../model/design.ts';
import { jsonBytes, partsOf } from './parts.ts';

const node = (parts: Node['parts']): Node => ({ id: 'api', service: 'api', properties: {}, attributes: {}, parts, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} });

describe('the parts of a node', () => {
  it('are told by their type, with their properties and place', () => {
    const parts = { Stage: { Type: 'AWS::X::Stage', Properties: { Size: 1 } }, Log: { Type: 'AWS::X::Log' }, Wrong: 'no resource' };
    expect(partsOf(node(parts), 'AWS::X::Stage')).toEqual([{ id: 'Stage', type: 'AWS::X::Stage', properties: { Size: 1 }, path: ['parts', 'Stage', 'Properties'] }]);
    expect(partsOf(node(parts), 'AWS::X::Log')).toEqual([{ id: 'Log', type: 'AWS::X::Log', properties: {}, path: ['parts', 'Log', 'Properties'] }]);
  });
});

describe('the size of a policy', () => {
  it('counts bytes of UTF-8 without spaces', () => {
    expect(jsonBytes({ a: 1 })).toBe(7);
    expect(jsonBytes('é가😀')).toBe(2 + 2 + 3 + 4);
  });
});
