import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { usageIn } from '../../scripts/gen/limit-usage.ts';

/** What counts as reading a limit in docs/limits.md, and what does not. */

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function partsReading(name: string, files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'limit-usage-'));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return usageIn(folder, 'queue', ['properties', 'facts', 'rules']).partsReading(`queue.${name}`);
}

const IMPORT = "import { limits } from './limits.ts';\n";

it.each([
  ['its value', `${IMPORT}export const max = limits['delay-max'].value;`],
  ['the limit as a whole', `${IMPORT}export const input = numberUpTo(limits['delay-max']);`],
  ['its id', "export const rule = { check: (context) => context.quota('queue.delay-max') };"],
  ['it under another name', "import { limits as documented } from './limits.ts';\nexport const max = documented['delay-max'].value;"],
  ['it by a computed name', `${IMPORT}const range = (name) => limits[name].value;\nexport const max = range('delay-max');`],
  ['it by a computed id', "const range = (name, quota) => quota(`queue.${name}`);\nexport const max = (quota) => range('delay-max', quota);"],
])('a part reads %s', (_what, text) => {
  expect(partsReading('delay-max', { 'rules.ts': text })).toEqual(['rules']);
});

it.each([
  ['a comment', "// as 'queue.delay-max' says, limits['delay-max'].value\nexport const rules = [];"],
  ['its source alone', `${IMPORT}export const source = limits['delay-max'].source;`],
  ['a name that starts like it', "export const id = 'queue.delay-max-of-fifo';"],
  ['the id of a rule', "export const rule = { id: 'queue.delay-max', severity: 'error' };"],
  ['a text around it', "export const message = 'See queue.delay-max.';"],
])('%s reads nothing', (_what, text) => {
  expect(partsReading('delay-max', { 'rules.ts': text })).toEqual([]);
});

it('follows what a part imports, declaration by declaration', () => {
  const files = {
    'rules.ts': "import { tooLong } from './rules/delay.ts';\nexport const rules = [tooLong];",
    'rules/delay.ts': "import { limits } from '../limits.ts';\nexport const tooLong = { max: limits['delay-max'].value };\nexport const forgotten = { max: limits['wait-max'].value };",
    'facts.ts': "import * as delay from './rules/delay.ts';\nexport const facts = delay.tooLong;",
  };
  expect(partsReading('delay-max', files)).toEqual(['facts', 'rules']);
  expect(partsReading('wait-max', files)).toEqual([]);
});

it('leaves out tests, and files that no part imports', () => {
  const read = `${IMPORT}export const max = limits['delay-max'].value;`;
  expect(partsReading('delay-max', { 'rules.ts': 'export const rules = [];', 'rules.test.ts': read, 'left-over.ts': read })).toEqual([]);
});
