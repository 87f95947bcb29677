import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { importTemplate, type Imported } from '../../src/core/cloudformation/import/import-template.ts';
import { samImport } from '../../src/sam/import/sam-import.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Real templates of others, read where they are; the repository holds no copy. */
const FOLDER = new URL('../../../shared/corpus/', import.meta.url);

/** Why tests on the corpus are skipped, or false where it is there. */
export const noCorpus: string | false = existsSync(new URL('templates/', FOLDER)) ? false : '../shared/corpus is not here';

export const corpusFiles: readonly string[] = noCorpus ? [] : readdirSync(new URL('templates/', FOLDER)).filter((name) => name !== 'index.json').sort();

export function corpusText(file: string): string {
  return readFileSync(new URL(`templates/${file}`, FOLDER), 'utf8');
}

export interface Truth {
  readonly file: string;
  readonly nodes: readonly { readonly id: string; readonly tier: Tier }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly tier: Tier }[];
}

type Tier = 'core' | 'extended' | 'optional';

/** What people drew for some of the templates. */
export function truths(): readonly Truth[] {
  return noCorpus ? [] : (JSON.parse(readFileSync(new URL('truth.json', FOLDER), 'utf8')) as readonly Truth[]);
}

/** Imports a text as the product does; a template that cannot be read is an error of the test. */
export function imported(text: string, name = 'test'): Imported {
  const result = importTemplate({ text, name, catalog, dialects: [samImport] });
  if ('fault' in result) throw new Error(`${result.fault.line}:${result.fault.column}: ${result.fault.message.en}`);
  return result.imported;
}
