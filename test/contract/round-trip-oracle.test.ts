import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printJson, printYaml } from '../../src/core/cloudformation/print.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';
import { corpusFiles, corpusText, imported, noCorpus } from '../support/corpus.ts';
import { differences, readTemplateText } from '../support/template-reader.ts';

/** Import, then export, judged by a reader that is not the product's: what both ends read alike wrongly shows here. */

const EXPANDED = new URL('../../../shared/corpus/sam-expanded/', import.meta.url);
const expanded = noCorpus ? [] : readdirSync(EXPANDED).filter((name) => name.endsWith('.cfn.json')).toSorted();

/** Differences in what is written and not in what is meant, each with its reason. */
const SAME_MEANING = [
  // CloudFormation takes a number as it is written: 2.0 is the text 2.0, and not 2.
  /: (\d+) became "\1\.0"$/,
  // Nothing, as an argument, is the Region of the stack, as is the empty text.
  /Fn::GetAZs: null became ""$/,
];

function exportedOf(template: string): Synthesis {
  const { design } = parseDocument(imported(template).text);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

/** The version of the format is always written; there is only one. */
function withoutVersion({ AWSTemplateFormatVersion: _, ...template }: JsonObject): JsonObject {
  return template;
}

function lostBetween(template: string, exported: string): readonly string[] {
  const found = differences(withoutVersion(readTemplateText(template)), withoutVersion(readTemplateText(exported)));
  return found.filter((difference) => !SAME_MEANING.some((same) => same.test(difference)));
}

describe.skipIf(noCorpus)(`import, then export, read by another reader${noCorpus ? ` (skipped: ${noCorpus})` : ''}`, () => {
  it.each(corpusFiles)('%s: YAML and JSON say the same as the template', (file) => {
    const synthesis = exportedOf(corpusText(file));
    expect(lostBetween(corpusText(file), printYaml(synthesis))).toEqual([]);
    expect(lostBetween(corpusText(file), printJson(synthesis))).toEqual([]);
  });

  it.each(expanded)('%s, what SAM makes of a template: the same', (file) => {
    const text = readFileSync(new URL(file, EXPANDED), 'utf8');
    expect(lostBetween(text, printYaml(exportedOf(text)))).toEqual([]);
  });

  it('builds nothing beside what was imported, and finds nothing wrong with it', () => {
    const found = corpusFiles.flatMap((file) => exportedOf(corpusText(file)).findings.map(({ rule }) => `${file}: ${rule}`));
    expect(found).toEqual([]);
  });
});
