import { describe, expect, it } from 'vitest';
import { placesIn } from '../../src/core/cloudformation/import/assemble.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { corpusFiles, corpusText, imported, noCorpus, truths } from '../support/corpus.ts';
import { f1, scoreOf } from '../support/score.ts';

describe.skipIf(noCorpus)(`templates of others${noCorpus ? ` (skipped: ${noCorpus})` : ''}`, () => {
  it.each(corpusFiles)('%s: every resource stands in the design once', (file) => {
    const { design, report } = imported(corpusText(file));
    const places = placesIn(design);
    expect(report.resources.filter(({ logicalId }) => places.get(logicalId)?.length !== 1)).toEqual([]);
    expect([...places.keys()].sort()).toEqual(report.resources.map(({ logicalId }) => logicalId).sort());
  });

  it.each(corpusFiles)('%s: the text of the design says what the design says', (file) => {
    const { design, text } = imported(corpusText(file));
    const document = parseDocument(text);
    expect(document.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(document.design).toEqual(design);
  });

  it.each(corpusFiles)('%s: no connection is without a reason, and each reason is a place in the template', (file) => {
    const { design, report } = imported(corpusText(file));
    const known = new Set(['Globals', ...report.resources.map(({ logicalId }) => logicalId)]);
    for (const { realizedBy } of design.connections) {
      expect(realizedBy.length).toBeGreaterThan(0);
      expect(realizedBy.filter((place) => !known.has(place.split('.')[0] ?? ''))).toEqual([]);
    }
  });

  it('draws what people drew: nodes with F1 of at least 0.98, connections of at least 0.95', () => {
    const scores = truths().map((truth) => ({ file: truth.file, ...scoreOf(imported(corpusText(truth.file)).design, truth) }));
    const unlike = scores.flatMap(({ file, nodes, edges }) => [nodes, edges].flatMap(({ missing, wrong }) => (missing.length + wrong.length === 0 ? [] : [{ file, missing, wrong }])));
    expect(f1(scores.map(({ nodes }) => nodes)), JSON.stringify(unlike, null, 1)).toBeGreaterThanOrEqual(0.98);
    expect(f1(scores.map(({ edges }) => edges)), JSON.stringify(unlike, null, 1)).toBeGreaterThanOrEqual(0.95);
  });
});
