import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyBlocks } from '../../src/core/document/copy.ts';
import { editsFor } from '../../src/core/document/edits.ts';
import { createParser, parseDocument } from '../../src/core/document/parser.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import { isObject, own } from '../../src/core/model/json.ts';
import type { Chooser } from '../fuzz/chooser.ts';
import { DOCUMENTS } from '../fuzz/documents.ts';
import { checkIntent, documentOf } from '../fuzz/run.ts';

const choosers: fc.Arbitrary<Chooser> = fc.gen().map((generate) => (count) => generate(fc.nat, { max: count - 1 }));

/** Some of the blocks of a text, as they are copied. */
function someFragment(text: string, choose: Chooser): string {
  const { nodes, groups, notes } = parseDocument(text).design;
  const some = (all: readonly { readonly id: string }[]) => all.filter(() => choose(3) > 0).map(({ id }) => id);
  return copyBlocks(text, { nodes: some(nodes), groups: some(groups), notes: some(notes) });
}

const idsIn = (text: string, section: string): readonly string[] => {
  const entries = own(parseDocument(text).data, section);
  return isObject(entries) ? Object.keys(entries) : [];
};

function pasted(text: string, fragment: string): string | undefined {
  const edits = editsFor(text, { kind: 'paste', text: fragment });
  return edits.ok ? applyEdits(text, edits.value) : undefined;
}

describe('copy and paste', { timeout: 120_000 }, () => {
  it('means what reduce says and touches nothing else, whatever is pasted into whatever', () => {
    const parser = createParser();
    let done = 0;
    fc.assert(fc.property(choosers, (choose) => {
      const document = parser.parse(documentOf(choose));
      const from = documentOf(choose);
      const text = choose(6) === 0 ? from : someFragment(from, choose);
      const { failure, refused } = checkIntent(parser, document, { kind: 'paste', text, ...(choose(2) === 0 && { centre: [choose(900), choose(900)] as const }) });
      if (!refused) done += 1;
      expect(failure).toBeUndefined();
    }), { numRuns: 60 });
    expect(done).toBeGreaterThan(10);
  });

  it('can be pasted wherever it could be copied: as many blocks, connected the same way', () => {
    let compared = 0;
    fc.assert(fc.property(choosers, fc.constantFrom(...DOCUMENTS), (choose, text) => {
      const fragment = someFragment(text, choose);
      const after = pasted(text, fragment);
      if (after === undefined) return;
      compared += 1;
      for (const section of ['nodes', 'connections', 'notes']) expect(idsIn(after, section).length - idsIn(text, section).length).toBe(idsIn(fragment, section).length);
      const again = copyBlocks(after, { nodes: idsIn(after, 'nodes').filter((id) => !idsIn(text, 'nodes').includes(id)) });
      const kinds = (written: string) => parseDocument(written).design.connections.map(({ kind, access, routes }) => ({ kind, access, routes }));
      expect(kinds(again)).toEqual(kinds(fragment));
    }), { numRuns: 60 });
    expect(compared).toBeGreaterThan(10);
  });

  it('comes back to the same text when what was pasted is deleted', () => {
    let compared = 0;
    fc.assert(fc.property(choosers, fc.constantFrom(...DOCUMENTS), (choose, text) => {
      const fragment = someFragment(text, choose);
      const after = pasted(text, fragment);
      // Where a section was empty or missing, its head stays behind, as after any deletion.
      const isGrown = ['nodes', 'connections', 'groups', 'notes'].every((section) => idsIn(fragment, section).length === 0 || idsIn(text, section).length > 0);
      if (after === undefined || !isGrown || !text.endsWith('\n')) return;
      const fresh = (section: string) => idsIn(after, section).filter((id) => !idsIn(text, section).includes(id));
      const removed = editsFor(after, { kind: 'delete', nodes: fresh('nodes'), connections: fresh('connections'), groups: fresh('groups'), notes: fresh('notes') });
      if (!removed.ok) return;
      compared += 1;
      expect(applyEdits(after, removed.value)).toBe(text);
    }), { numRuns: 60 });
    expect(compared).toBeGreaterThan(10);
  });
});
