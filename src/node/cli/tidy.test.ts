import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { layoutGraph } from '../../adapters/layout.ts';
import { nodeBox, overlaps } from '../../core/diagram/geometry.ts';
import { parseDocument } from '../../core/document/parser.ts';
import type { Io } from './io.ts';
import { READ_ONLY, runCli } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
/** Where everything lies on one heap. */
const heap = conference.replaceAll(/at: \[\d+, \d+\]/g, 'at: [0, 0]');
let files: Map<string, string>;
beforeEach(() => { files = new Map([['heap.arch.yaml', heap], ['broken.arch.yaml', 'nodes: [']]); });

const tidy = (argv: readonly string[], machine: Partial<Io> = {}) => runCli(['tidy', ...argv], files, { layoutGraph, ...machine });

const placesIn = (text: string) => new Map(parseDocument(text).design.nodes.map(({ id, at }) => [id, at ?? ([0, 0] as const)] as const));

it('shows what it would change, which is places and nothing else, and writes nothing', async () => {
  const { code, out } = await tidy(['heap.arch.yaml']);
  expect(code).toBe(0);
  expect(out).toMatch(/^--- a\/heap\.arch\.yaml\n\+\+\+ b\/heap\.arch\.yaml\n@@ /);
  const changed = out.split('\n').slice(2).filter((line) => /^[-+]/.test(line));
  expect(changed.length).toBeGreaterThan(20);
  for (const line of changed) expect(line).toMatch(/at: \[-?\d+, -?\d+\]/);
  expect(files.get('heap.arch.yaml')).toBe(heap);
});

it('with --write puts no node on another, clients to the left of what they call, and leaves the rest of the file', async () => {
  expect(await tidy(['heap.arch.yaml', '--write'])).toEqual({ code: 0, out: 'heap.arch.yaml: 13 nodes moved\n', err: '' });
  const text = files.get('heap.arch.yaml') ?? '';
  expect(text.replaceAll(/at: \[-?\d+, -?\d+\]/g, 'at: [0, 0]')).toBe(heap);
  const places = placesIn(text);
  const boxes = [...places.values()].map(nodeBox);
  for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  expect(places.get('visitors')?.[0]).toBeLessThan(places.get('cdn')?.[0] ?? 0);
});

it('runs downwards with --direction vertical', async () => {
  await tidy(['heap.arch.yaml', '--direction', 'vertical', '--write']);
  const places = placesIn(files.get('heap.arch.yaml') ?? '');
  expect(places.get('visitors')?.[1]).toBeLessThan(places.get('cdn')?.[1] ?? 0);
});

it('has nothing to do the second time', async () => {
  await tidy(['heap.arch.yaml', '--write']);
  expect(await tidy(['heap.arch.yaml', '--write'], READ_ONLY)).toEqual({ code: 0, out: 'heap.arch.yaml: it is tidy already\n', err: '' });
  expect(await tidy(['heap.arch.yaml'])).toEqual({ code: 0, out: '', err: '' });
});

it.each([
  [[], 'tidy takes one design'], [['heap.arch.yaml', 'b.arch.yaml'], 'tidy takes one design'], [['heap.arch.yaml', '--direction', 'up'], 'There is no direction "up".'],
  [['none.arch.yaml'], 'none.arch.yaml:1:1: There is no such file.'], [['broken.arch.yaml'], 'broken.arch.yaml cannot be read'], [['heap.arch.yaml', '--sideways'], '--sideways'],
])('%j is refused in one line', async (argv, line) => {
  const { code, err } = await tidy(argv);
  expect(code).toBe(2);
  expect(err.split('\n')).toHaveLength(2);
  expect(err).toContain(line);
});

it('says in one line what it cannot write', async () => {
  const { code, err } = await tidy(['heap.arch.yaml', '--write'], { write: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })) });
  expect({ code, err }).toEqual({ code: 2, err: 'heap.arch.yaml:1:1: The disk is full.\n' });
});
