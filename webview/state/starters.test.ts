import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { editsFor } from '../../src/core/document/edits.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import { catalog } from '../../src/services/catalog.ts';
import { STARTERS } from './starters.ts';

const EMPTY = 'version: 1\nname: new\nregion: us-east-1\n';

describe.each(STARTERS.map((starter) => [starter.id, starter] as const))('the starter %s', (_id, starter) => {
  it('is a design without errors and warnings that costs something', () => {
    const edits = editsFor(EMPTY, starter.intent());
    if (!edits.ok) throw new Error(edits.error.message.en);
    const text = applyEdits(EMPTY, edits.value);
    const analysis = createAnalyser(catalog).analyse(text);
    expect(analysis.findings.filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([]);
    expect(analysis.bill.total).toBeGreaterThan(0);
  });
});
