import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeDefinition } from '../../src/adapters/definitions.ts';
import { indexOf, logicalIdOf, type Node } from '../../src/core/model/design.ts';
import { completeAnalysis } from '../../src/node/cli/complete-analysis.ts';
import { corpusFiles, corpusText, imported, noCorpus } from '../support/corpus.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The rows of docs/corpus-findings.md: template, logical id and rule of each error, and what was found of it. */
const rows = readFileSync(`${root}docs/corpus-findings.md`, 'utf8').split('\n').filter((line) => line.startsWith('| ')).slice(1)
  .map((line) => line.slice(2, -2).split(' | ')).map(([template = '', id = '', rule = '', verdict = '']) => ({ error: `${template} ${id} ${rule.replaceAll('`', '')}`, verdict }));

async function errorsOn(file: string): Promise<readonly string[]> {
  const specification = (): Promise<string> => Promise.resolve(readFileSync(`${root}media/specification/resource-types.txt`, 'utf8'));
  const { design, text } = imported(corpusText(file));
  const { findings } = await completeAnalysis(text, { judge: judgeDefinition, specification, read: () => Promise.reject(new Error('nothing stands beside it')) });
  const nameOf = (id: string): string => logicalIdOf(indexOf(design).node(id) as Node);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, node, connection }) => `${file} ${node === undefined ? connection ?? '' : nameOf(node)} ${rule}`);
}

describe('errors on templates of others', () => {
  it('are all true, by the verdict of somebody who read them', () => {
    expect(rows.filter(({ verdict }) => !verdict.startsWith('True.'))).toEqual([]);
  });

  it.skipIf(noCorpus)(`are those of the table${noCorpus ? ` (skipped: ${noCorpus})` : ''}`, async () => {
    const errors: string[] = [];
    for (const file of corpusFiles) errors.push(...await errorsOn(file));
    expect(errors.toSorted()).toEqual(rows.map(({ error }) => error).toSorted());
  });
});
