import { describe, expect, it } from 'vitest';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { differencesBetween } from '../../src/core/cloudformation/import/same-meaning.ts';
import { readTemplate } from '../../src/core/cloudformation/import/read-template.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';
import { corpusFiles, corpusText, imported, noCorpus } from '../support/corpus.ts';

/** The template that a design file gives, as it is printed. */
function exported(text: string): JsonObject {
  const { design } = parseDocument(text);
  return dataOf(printYaml(synthesize({ design, catalog, resolve: createResolver(design) })));
}

function dataOf(text: string): JsonObject {
  const read = readTemplate(text);
  if ('fault' in read) throw new Error(read.fault.message.en);
  return read.template.data;
}

describe.skipIf(noCorpus)(`import, then export${noCorpus ? ` (skipped: ${noCorpus})` : ''}`, () => {
  it.each(corpusFiles)('%s: is the same template in meaning', (file) => {
    const text = corpusText(file);
    expect(differencesBetween(dataOf(text), exported(imported(text).text))).toEqual([]);
  });
});
