import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type Path } from '../model/json.ts';
import { jsonRange } from './json-text.ts';

const MACHINE = `|
        { "StartAt": "Check",
          "States": {
            "Check": { "Type": "Pass", "Next": "States", "Comment": "a \\"Type\\": in text" },
            "States": { "Type": "Choice", "Choices": [{ "Next": "Check" }, { "Next": "Nowhere" }] }
          }
        }`;

function found(path: Path, text = MACHINE): string | undefined {
  const range = jsonRange(text, path);
  return range && text.slice(range.start, range.end);
}

describe('a place in JSON text', () => {
  it.each<[Path, string | undefined]>([
    [[], '{'],
    [['StartAt'], '"Check"'],
    [['States', 'Check'], '"Check"'],
    [['States', 'States', 'Type'], '"Choice"'],
    [['States', 'States', 'Choices', 1, 'Next'], '"Nowhere"'],
    [['States', 'States', 'Choices', 2], undefined],
    [['States', 'Missing'], undefined],
  ])('%j is %s', (path, text) => {
    expect(found(path)).toBe(text);
  });

  it('is none where the text is no JSON', () => {
    expect([found(['a'], 'plain'), found(['a'], '{ a: 1 }'), found(['a'], '{ "a" 1'), found(['a'], '{ "b": "open')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is that of the value, for all values of all documents however they are spaced', () => {
    const document = fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<Json>).map((value) => JSON.parse(JSON.stringify(value)) as Json);
    fc.assert(fc.property(document, fc.constantFrom(0, 1, 4), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      for (const [path, leaf] of leavesOf(value, [])) expect(found(path, text)).toBe(JSON.stringify(leaf));
    }));
  });
});

function leavesOf(value: Json, path: Path): readonly (readonly [Path, Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, at) => leavesOf(item, [...path, at]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [[path, value]];
}
