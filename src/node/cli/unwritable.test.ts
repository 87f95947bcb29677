import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { writeCdk } from '../../adapters/cdk.ts';
import type { ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import { runCli } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
/** Stands for mermaid. */
const readDiagram: ReadDiagram = () => Promise.resolve({ ok: true, value: { nodes: [{ id: 'orders', lines: ['OrdersTable'], classes: [] }], edges: [], frames: [] } });
const files = new Map([
  ['a.arch.yaml', conference],
  ['t.yaml', 'Resources:\n  Jobs: { Type: AWS::SQS::Queue }\n'],
  ['d.mmd', 'flowchart LR\n  client --> orders[OrdersTable]\n'],
  ['page.md', '<!-- arch:a.arch.yaml#bill -->\n<!-- /arch -->\n'],
]);

it.each([
  ['diff', 'a.arch.yaml', 'a.arch.yaml', '--out', 'full/x'], ['export', 'a.arch.yaml', '--out', 'full/x'], ['export', 'a.arch.yaml', '--sam', '--out', 'full/x'], ['export', 'a.arch.yaml', '--cdk', 'go', '--out', 'full/x'],
  ['diagram', 'a.arch.yaml', '--as', 'text', '--out', 'full/x'], ['cost', 'a.arch.yaml', '--out', 'full/x'], ['import', 't.yaml', '--out', 'full/x'], ['import', 'd.mmd', '--out', 'full/x'],
  ['readme', 'page.md'], ['simulate', 'a.arch.yaml', '--breaking-point', '--out', 'full/x'], ['test', 'a.arch.yaml', '--goal', 'cheap', '--out', 'full/x'],
].map((argv) => [argv.join(' '), argv] as const))('%s says in one line what it cannot write', async (_, argv) => {
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
  const { code, err } = await runCli(argv, files, { write: full, writeFolder: full, writeCdk, readDiagram });
  expect({ code, err: err.split('\n').filter((line) => line.includes('The disk is full')) }).toEqual({ code: 2, err: [`${argv[0] === 'readme' ? 'page.md' : 'full/x'}:1:1: The disk is full.`] });
});
