import { describe, expect, it } from 'vitest';
import { flowId, idsOf, parseFlowId } from './flow-ids.ts';

describe('flow ids', () => {
  it('tell a node from a connection of the same id', () => {
    expect(parseFlowId(flowId('node', 'api'))).toEqual({ kind: 'node', id: 'api' });
    expect(parseFlowId(flowId('connection', 'api'))).toEqual({ kind: 'connection', id: 'api' });
  });

  it('take ids with colons', () => {
    expect(parseFlowId(flowId('note', 'a:b'))).toEqual({ kind: 'note', id: 'a:b' });
  });

  it('are nothing else', () => {
    expect(parseFlowId('constructor:x')).toBeUndefined();
    expect(parseFlowId('')).toBeUndefined();
  });

  it('give the ids of one kind', () => {
    expect(idsOf('node', ['node:a', 'connection:b', 'node:c'])).toEqual(['a', 'c']);
  });
});
