import { describe, expect, it } from 'vitest';
import { differencesBetween } from './same-meaning.ts';

const template = (resource: object) => ({ Resources: { A: resource } }) as Parameters<typeof differencesBetween>[0];

describe('two templates', () => {
  it.each([
    ['the order of keys', { Type: 'T', Properties: { a: 1, b: 2 } }, { Properties: { b: 2, a: 1 }, Type: 'T' }],
    ['a number as a text', { Properties: { Timeout: 10 } }, { Properties: { Timeout: '10' } }],
    ['the form of Fn::GetAtt', { Properties: { x: { 'Fn::GetAtt': ['B', 'Arn'] } } }, { Properties: { x: { 'Fn::GetAtt': 'B.Arn' } } }],
    ['one dependency or a list of it, in any order', { DependsOn: ['C', 'B'] }, { DependsOn: ['B', 'C'] }],
    ['no properties', { Type: 'T' }, { Type: 'T', Properties: {} }],
  ])('mean the same whatever %s', (_what, one, other) => {
    expect(differencesBetween(template(one), template(other))).toEqual([]);
  });

  it('differ where they say so: changed, missing, added', () => {
    expect(differencesBetween(template({ Properties: { a: 1, b: { c: [1, 2] } } }), template({ Properties: { a: 2, b: { c: [1] }, d: 'x' } }))).toEqual([
      { path: ['Resources', 'A', 'Properties', 'a'], before: 1, after: 2 },
      { path: ['Resources', 'A', 'Properties', 'b', 'c'], before: [1, 2], after: [1] },
      { path: ['Resources', 'A', 'Properties', 'd'], after: 'x' },
    ]);
  });
});
