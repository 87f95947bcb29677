import { describe, expect, it } from 'vitest';
import type { DiagramFault, ParsedDiagram, ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import { runCli, type Files } from './testing.ts';

const boxes: ParsedDiagram = {
  nodes: [{ id: 'fn', lines: ['Orders', 'Lambda'], classes: [] }, { id: 'orders', lines: ['orders table'], classes: [] }, { id: 'pay', lines: ['Payments'], classes: [] }],
  edges: [{ from: 'fn', to: 'orders', label: '', line: 'solid', head: 'arrow' }, { from: 'fn', to: 'pay', label: '', line: 'solid', head: 'arrow' }], frames: [],
};
const broken: DiagramFault = { code: 'broken', line: 2, detail: '(', unexpected: true };
/** Stands for mermaid: whatever holds `broken` is. */
const readDiagram: ReadDiagram = (text) => Promise.resolve(text.includes('broken') ? { ok: false, error: broken } : { ok: true, value: boxes });

const run = (argv: readonly string[], files: Files) => runCli(['import', ...argv], files, { readDiagram });

const markdown = ['# Orders', '', '```mermaid', 'flowchart', 'broken', '```', '', '```mermaid', 'flowchart', '```', ''].join('\n');

describe('import of a diagram', () => {
  it('prints the design, and says beside it what is a guess', async () => {
    const { code, out, err } = await run(['orders.mmd'], { 'orders.mmd': 'flowchart' });
    expect(code).toBe(0);
    expect(out).toMatch(/^version: 1\nname: orders\n[^]* {2}orders-lambda:|^version: 1\nname: orders\n[^]*service: lambda/);
    expect(err).toBe('orders.mmd:1:1: Of no service known here, and external nodes now: “Payments”. Set `service:` where you know better.\n');
  });
  it('writes the design to a file and says what became of the diagram', async () => {
    const files = new Map([['orders.mmd', 'flowchart']]);
    const { out } = await run(['orders.mmd', '--out', 'orders.arch.yaml'], files);
    expect(out).toBe('3 boxes of the diagram became 3 nodes, 2 connections and 0 groups.\n');
    expect([...files.keys()]).toEqual(['orders.mmd', 'orders.arch.yaml']);
  });
  it('takes the first block of a Markdown file that can be read, or the one asked for', async () => {
    expect((await run(['README.md'], { 'README.md': markdown })).err).toContain('README.md:9:1: The file has 2 Mermaid blocks; this is the first that can be read. --block N takes another.\n');
    expect(await run(['README.md', '--block', '1'], { 'README.md': markdown })).toMatchObject({ code: 2, err: 'README.md:5:1: Mermaid does not expect “(” here. A label with brackets or quotes stands in double quotes.\n' });
    expect(await run(['README.md', '--block', '3'], { 'README.md': markdown })).toMatchObject({ code: 2, err: 'README.md:1:1: There is no such `mermaid` block in this file.\n' });
  });
  it('ends with 2 where it is asked for something else', async () => {
    expect(await run(['README.md', '--block', 'x'], { 'README.md': markdown })).toMatchObject({ code: 2, out: '' });
  });
});
