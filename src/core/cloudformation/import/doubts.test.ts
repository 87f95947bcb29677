import { describe, expect, it } from 'vitest';
import { settled } from './doubts.ts';

const lines = (text: string): readonly string[] => text.split('\n');

describe('lines taken from a template', () => {
  it.each([
    ['plain values', 'Name: orders\nTags:\n  - Key: a'],
    ['short forms', 'Arn: !GetAtt Orders.Arn\nName: !Sub "${AWS::StackName}-x"'],
    ['lists over several lines that stay right of their key', 'Name: !Join ["-", [\n    a,\n    b\n  ]]'],
    ['quotes over several lines that stay right of their key', 'Description: "one\n  two"'],
    ['anything in a text block', 'Code: |\n  x = [1,\n  "open\n  *a\nName: b'],
    ['brackets and quotes inside plain words', "Description: it's [fine] {here}"],
  ])('are sure: %s', (_what, text) => {
    expect(settled(lines(text))).toEqual(lines(text));
  });

  it('keep numbers as texts where a reader of numbers would change them', () => {
    expect(settled(lines('Account: 012345678901\nVersion: 2.0 # of it\nSize: 10\nRate: 0.5'))).toEqual(lines('Account: "012345678901"\nVersion: "2.0" # of it\nSize: 10\nRate: 0.5'));
  });

  it.each([
    ['a bracket that closes as far left as its key', 'Name: !Join ["-", [\n    a\n]]', 'refused'],
    ['a text that goes on further left', 'A:\n  Description: "one\n two"', 'doubtful'],
    ['a map in braces over several lines', 'Definition: {\n  "a": 1\n  }', 'doubtful'],
    ['an anchor', 'Tags: &tags\n  a: 1', 'doubtful'],
    ['a merge key', 'Tags:\n  <<: *tags', 'doubtful'],
    ['a text block whose header stands alone', 'Body: !Sub\n  |\n    x', 'doubtful'],
    ['a bracket that is never closed', 'Name: [a', 'doubtful'],
  ])('are not: %s', (_what, text, answer) => {
    expect(settled(lines(text))).toBe(answer);
  });
});
