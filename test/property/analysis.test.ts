import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { snapshotOf } from '../../src/protocol/snapshot.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Laws of the analysis, on the conference as somebody edits it line by line. */

const conference = readFileSync(resolve(import.meta.dirname, '../../samples/conference/conference.arch.yaml'), 'utf8').split('\n');

const specification = readSpecification(readFileSync(resolve(import.meta.dirname, '../..', ...SPECIFICATION_FILE), 'utf8'));
const newAnalyser = () => createAnalyser(catalog, undefined, () => specification);

/** One step of editing: a line deleted, doubled, moved, or one word of it replaced by a word of another. */
const step = fc.record({
  what: fc.constantFrom('delete', 'double', 'move', 'word'),
  line: fc.nat(conference.length - 1),
  other: fc.nat(conference.length - 1),
  word: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function apply(lines: readonly string[], { what, line, other, word }: Step): readonly string[] {
  const [at, to] = [line % lines.length, other % lines.length];
  if (what === 'delete') return lines.length > 1 ? lines.toSpliced(at, 1) : lines;
  if (what === 'double') return lines.toSpliced(at, 0, lines[at]!);
  if (what === 'move') return lines.toSpliced(at, 1).toSpliced(to, 0, lines[at]!);
  const [words, others] = [lines[at]!.match(/\w+/g) ?? [], lines[to]!.match(/\w+/g) ?? []];
  const [from, into] = [words[word % words.length], others[word % others.length]];
  return from === undefined || into === undefined ? lines : lines.with(at, lines[at]!.replace(from, into));
}

function texts(steps: readonly Step[]): readonly string[] {
  let lines: readonly string[] = conference;
  return [conference.join('\n'), ...steps.map((each) => (lines = apply(lines, each)).join('\n'))];
}

const shown = (analysis: Parameters<typeof snapshotOf>[0]) => JSON.stringify(snapshotOf(analysis, { version: 1, locale: 'en', file: 'x' }));

describe('an analysis', () => {
  it('follows from the text alone, whatever was analysed before', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { analyse } = newAnalyser();
      const before = texts(steps).map((text) => shown(analyse(text)));
      expect(before.at(-1)).toBe(shown(newAnalyser().analyse(texts(steps).at(-1)!)));
    }), { numRuns: 60 });
  });

  it('never fails inside, and gives every finding about a path a place in the text', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { findings, document } = newAnalyser().analyse(texts(steps).at(-1)!);
      expect(findings.filter(({ rule }) => rule.startsWith('internal.'))).toEqual([]);
      for (const { range, path, rule } of findings) {
        if (path !== undefined) expect(range, rule).toBeDefined();
        if (range) expect(range.start >= 0 && range.start <= range.end && range.end <= document.text.length, rule).toBe(true);
      }
    }), { numRuns: 150 });
  });

  it('lists the worst findings first', () => {
    const rank = { error: 0, warning: 1, info: 2 };
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const ranks = newAnalyser().analyse(texts(steps).at(-1)!).findings.map(({ severity }) => rank[severity]);
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }), { numRuns: 50 });
  });
});
