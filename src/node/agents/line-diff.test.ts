import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, editsOf, linesOf, unifiedDiff } from './line-diff.ts';

const diff = (before: string, after: string): string => {
  const [from, to] = [linesOf(before), linesOf(after)];
  return unifiedDiff('shop.arch.yaml', from, to, differencesOf(from, to));
};

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));

describe('the difference of two texts', () => {
  it('is told as git tells it', () => {
    expect(diff('1\n2\n3\n4\n5\n6\n7\n8\n', '1\n2\n3\nfour\n5\n6\n7\n8\n')).toBe(
      '--- a/shop.arch.yaml\n+++ b/shop.arch.yaml\n@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n');
  });

  it('is nothing of equal texts', () => {
    expect(diff('a\n', 'a\n')).toBe('');
  });

  it('comes from nowhere where there was no file', () => {
    expect(diff('', 'version: 1\n')).toBe('--- /dev/null\n+++ b/shop.arch.yaml\n@@ -0,0 +1 @@\n+version: 1\n');
  });

  it('says where a last line has no end', () => {
    expect(diff('a', 'a\n')).toBe('--- a/shop.arch.yaml\n+++ b/shop.arch.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n');
  });

  it('keeps changes far from each other apart', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `${index}\n`);
    const after = numbers.map((line, index) => (index === 3 || index === 25 ? 'x\n' : line));
    expect(diff(numbers.join(''), after.join('')).match(/^@@ .* @@$/gm)).toEqual(['@@ -1,7 +1,7 @@', '@@ -23,7 +23,7 @@']);
  });

  it('as edits makes one text of the other, whatever the two', () => {
    fc.assert(fc.property(texts, texts, (before, after) => {
      const [from, to] = [linesOf(before), linesOf(after)];
      const edits = editsOf(from, to, differencesOf(from, to));
      const made = edits.toReversed().reduce((text, { range, text: replacement }) => text.slice(0, range.start) + replacement + text.slice(range.end), before);
      expect(made).toBe(after);
      for (const [index, { range }] of edits.entries()) expect(range.start).toBeGreaterThan(edits[index - 1]?.range.end ?? -1);
    }));
  });

  it('is found in texts that have nothing in common', () => {
    const [from, to] = ['a', 'b'].map((word) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}\n`));
    expect(differencesOf(from!, to!)).toEqual([{ before: { start: 0, end: 3_000 }, after: { start: 0, end: 3_000 } }]);
  });
});
