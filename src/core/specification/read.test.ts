import { describe, expect, it } from 'vitest';
import { readSpecification } from './read.ts';

const TEXT = [
  '{"asOf":"2026-11-21","shared":3}',
  '["on","off"]',
  '{"t":"s","e":0}',
  '{"t":"o","x":1,"p":{"Mode":1}}',
  'AWS::A::Box {"s":{"t":"o","x":1,"r":[0],"p":{"Mode":1,"Size":{"t":"i","n":[1,null]},"Lid":2}},"a":["Outputs.*"],"ro":["Arn"],"rules":[{"at":"Lid","s":{"r":["Mode"]},"o":"E3001"}]}',
  'AWS::A::Tree {"s":{"$":"Node"},"d":{"Node":{"t":"o","p":{"Children":{"t":"a","i":{"$":"Node"}}}}}}',
  '',
].join('\n');

describe('the specification', () => {
  const specification = readSpecification(TEXT);

  it('knows its types and its day', () => {
    expect([specification.asOf, specification.types(), specification.has('AWS::A::Box'), specification.type('AWS::A::No')]).toEqual(['2026-11-21', ['AWS::A::Box', 'AWS::A::Tree'], true, undefined]);
  });

  it('puts in what several types share, and names required properties', () => {
    const mode = { t: ['string'], e: ['on', 'off'] };
    const lid = { t: ['object'], x: true, p: new Map([['Mode', mode]]) };
    expect(specification.type('AWS::A::Box')).toEqual({
      name: 'AWS::A::Box', attributes: ['Outputs.*', 'Arn'], readOnly: new Set(['Arn']),
      properties: { t: ['object'], x: true, r: ['Mode'], p: new Map<string, unknown>([['Mode', mode], ['Size', { t: ['integer'], n: [1, null] }], ['Lid', lid]]) },
      rules: [{ path: ['Lid'], schema: { r: ['Mode'] }, origin: 'E3001' }],
    });
  });

  it('lets a definition hold itself', () => {
    const properties = specification.type('AWS::A::Tree')?.properties as { all: readonly [{ p: ReadonlyMap<string, { i: unknown }> }] };
    expect(properties.all[0].p.get('Children')?.i).toBe(properties);
  });

  it('decodes a type once', () => {
    expect(specification.type('AWS::A::Box')).toBe(specification.type('AWS::A::Box'));
  });
});
