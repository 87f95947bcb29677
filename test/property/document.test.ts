import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, parse as parseYaml, parseDocument as parseYamlDocument } from 'yaml';
import type { ParsedDocument } from '../../src/core/document/contract.ts';
import { editsFor } from '../../src/core/document/edits.ts';
import { createParser, parseDocument } from '../../src/core/document/parser.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import { reduce } from '../../src/core/document/reduce.ts';
import type { Chooser } from '../fuzz/chooser.ts';
import { DOCUMENTS } from '../fuzz/documents.ts';
import { someIntent } from '../fuzz/intents.ts';
import { mutate } from '../fuzz/mutate.ts';
import { checkIntent, documentOf } from '../fuzz/run.ts';

/** Chance in the hands of fast-check, so that a failing case shrinks. */
const choosers: fc.Arbitrary<Chooser> = fc.gen().map((generate) => (count) => generate(fc.nat, { max: count - 1 }));

/** All that a parse says, without functions. */
function said({ data, design, findings, broken, readOnly }: ParsedDocument) {
  return { data, design, findings, broken, readOnly };
}

describe('reading block by block', { timeout: 120_000 }, () => {
  it('gives after every edit what reading from scratch gives, broken texts included', () => {
    fc.assert(fc.property(choosers, (choose) => {
      const parser = createParser();
      let text = documentOf(choose);
      for (let edits = 0; edits < 5; edits += 1) {
        const fresh = parseDocument(text);
        expect(said(parser.parse(text))).toEqual(said(fresh));
        text = mutate(text, choose);
      }
    }), { numRuns: 150 });
  });

  it('gives what the YAML library makes of the whole text, wherever that has no errors', () => {
    const options = { uniqueKeys: true, stringKeys: true, resolveKnownTags: false, logLevel: 'silent' } as const;
    let compared = 0;
    fc.assert(fc.property(choosers, (choose) => {
      const text = documentOf(choose).replace(/\r(?!\n)/g, '\n').replaceAll('\ufeff', '');
      const whole = parseYamlDocument(text, options);
      if (whole.errors.length > 0 || !(whole.contents === null || isMap(whole.contents))) return;
      // What this format has otherwise: intrinsic functions, anchors within a block, no merge keys, no infinity, no empty key.
      if (/[!&*]|<<|\binf\b|e999|-0|---|\.\.\.|^\s*:(?:\s|$)/m.test(text)) return;
      const expected = (parseYaml(text, options) ?? {}) as Record<string, unknown>;
      // A section that is a text is read line by line, since it mostly is an entry being typed.
      if (['nodes', 'connections', 'groups', 'notes'].some((section) => typeof expected[section] === 'string')) return;
      const { data, findings } = parseDocument(text);
      compared += 1;
      expect(data).toEqual(expected);
      expect(findings.filter(({ rule, severity }) => rule.startsWith('syntax.') && severity === 'error')).toEqual([]);
    }), { numRuns: 1_000 });
    expect(compared).toBeGreaterThan(100);
  });

  it('never takes a text without finding for one that the YAML library cannot read', () => {
    fc.assert(fc.property(choosers, (choose) => {
      // The library minds tabs on lines that are blank otherwise.
      const text = documentOf(choose).replace(/\r(?!\n)/g, '\n').replace(/^[ \t]+$/gm, '');
      const whole = parseYamlDocument(text, { stringKeys: true, logLevel: 'error' });
      const { findings } = parseDocument(text);
      if (whole.errors.length > 0) expect(findings.filter(({ rule }) => rule.startsWith('syntax.')).length).toBeGreaterThan(0);
    }), { numRuns: 1_000 });
  });

  it('places every finding inside the text', () => {
    fc.assert(fc.property(choosers, (choose) => {
      const text = documentOf(choose);
      for (const { range } of parseDocument(text).findings) {
        expect(range!.start).toBeGreaterThanOrEqual(0);
        expect(range!.end).toBeGreaterThanOrEqual(range!.start);
        expect(range!.end).toBeLessThanOrEqual(text.length);
      }
    }), { numRuns: 300 });
  });

  it('finds offsets of positions and positions of offsets', () => {
    fc.assert(fc.property(choosers, fc.nat(), (choose, number) => {
      const text = documentOf(choose);
      const { positionAt, offsetAt } = parseDocument(text);
      const offset = number % (text.length + 1);
      // Inside `\r\n` there is no position of its own.
      if (text[offset - 1] === '\r' && text[offset] === '\n') return;
      expect(offsetAt(positionAt(offset))).toBe(offset);
    }), { numRuns: 500 });
  });
});

describe('the law of editsFor', { timeout: 120_000 }, () => {
  it('parse(apply(text, editsFor(text, intent))) is reduce(parse(text), intent), and nothing changes outside the named blocks', () => {
    const parser = createParser();
    let edited = 0;
    fc.assert(fc.property(choosers, (choose) => {
      const document = parser.parse(documentOf(choose));
      const { failure, refused } = checkIntent(parser, document, someIntent(document.data, choose));
      if (!refused) edited += 1;
      expect(failure).toBeUndefined();
    }), { numRuns: 1_000 });
    expect(edited).toBeGreaterThan(100);
  });

  it('gives edits in ascending order that do not overlap', () => {
    fc.assert(fc.property(choosers, (choose) => {
      const text = documentOf(choose);
      const edits = editsFor(text, someIntent(parseDocument(text).data, choose));
      if (!edits.ok) return;
      let from = 0;
      for (const { range } of edits.value) {
        expect(range.start).toBeGreaterThanOrEqual(from);
        from = range.end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }), { numRuns: 300 });
  });

  it('does nothing where the file says it already', () => {
    fc.assert(fc.property(choosers, (choose) => {
      const text = documentOf(choose);
      const intent = someIntent(parseDocument(text).data, choose);
      if (intent.kind !== 'set' && intent.kind !== 'move') return;
      const first = editsFor(text, intent);
      if (!first.ok) return;
      // What was removed is missing the second time, and the item after it has its index.
      const removes = intent.kind === 'set' && intent.value === undefined;
      if (!removes) expect(editsFor(applyEdits(text, first.value), intent)).toEqual({ ok: true, value: [] });
    }), { numRuns: 300 });
  });

  it('is never refused where reduce can do it and the file is written in a plain way', () => {
    const plain = DOCUMENTS.filter((text) => !text.includes('&'));
    fc.assert(fc.property(choosers, fc.constantFrom(...plain), (choose, text) => {
      const { data } = parseDocument(text);
      const intent = someIntent(data, choose);
      if (!reduce(data, intent).ok) return;
      const edits = editsFor(text, intent);
      if (!edits.ok) expect(edits.error.code).toBe('edit.through-tag');
    }), { numRuns: 1_000 });
  });
});
