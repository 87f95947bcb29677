import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import type { Drawing } from '../../src/core/diagram/drawing.ts';
import { printArchitecture } from '../../src/core/diagram/mermaid-architecture.ts';
import { printFlowchart } from '../../src/core/diagram/mermaid-flowchart.ts';
import { visible } from '../../src/core/diagram/mermaid-text.ts';
import { printSvg } from '../../src/core/diagram/svg.ts';
import type { Design } from '../../src/core/model/design.ts';
import descriptors from '../../src/services/descriptors.generated.json' with { type: 'json' };
import { parseMermaid, readFlowchart } from '../golden/diagram-mermaid.ts';
import { catalog, randomDesign } from './random-design.ts';

const icons = new Map(descriptors.map(({ service, icon }) => [service, icon]));

/** What mermaid, Markdown, YAML, HTML and XML each take for more than text. */
const HOSTILE = [
  'end', '"', '\\"', '`bold`', '%%{init: {"theme": "dark"}}%%', '%% gone', '<script>alert(1)</script>', '</text></svg>', '<br/>', '<img src="https://x.test/a.png" onerror="a()">', '&lt;&amp;', '&unknown;',
  ']]>', '#quot;', '#35;', 'style a: b#c;', 'direction TB', 'direction  LR', '1. first', '- item', '---', '$$x^2$$', '[x](y)', '{', '}', '|', '-->', 'fa:fa-home', ':::', '참가자 👩‍👩‍👧', '\u202eabc', '\u0000\u0007', '\ud800',
  'a\nb', 'a\r\nb', 'accTitle: x', 'ﬂ°°60¶ß', '“—”', 'title x', "it's", '@{ shape: x }', '﻿', '\u2028', 'x'.repeat(300), '',
] as const;
const IDS = ['end', 'graph', 'subgraph', 'style', 'class', 'classDef', 'click', 'default', 'call', 'href', 'o', 'x', 'v', 'LR', 'T', 'L', 'title', 'title-page', 'titles', 'accTitle', 'accDescr', 'service', 'group', 'in', 'into', 'junction', 'align', 'row',
  'architecture', 'architecture-beta', 'direction', '__proto__', 'constructor', 'a-b', 'a_b', 'a.b', '1', '-', '참', 'flowchart', 'flowchart-elk', 'swimlane-beta', '_self', 'end-user', 'interpolate', 'linkStyle', 'toString'] as const;

const text = fc.oneof(fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')), fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...HOSTILE));
const position = fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 }));

interface Words {
  readonly texts: readonly string[];
  readonly ids: readonly string[];
  readonly places: readonly (readonly [number, number] | undefined)[];
}
const words: fc.Arbitrary<Words> = fc.record({
  texts: fc.array(text, { minLength: 1, maxLength: 12 }),
  ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 16, maxLength: 16 }),
  places: fc.array(fc.option(position, { nil: undefined }), { minLength: 1, maxLength: 8 }),
});

/** The drawing of a random design whose ids and texts are hostile, with two groups and two notes. */
function drawingWith(design: Design, { texts, ids, places }: Words): Drawing {
  const some = (index: number): string => texts[index % texts.length] ?? '';
  const idOf = new Map(design.nodes.map(({ id }, index) => [id, ids[index] ?? id]));
  const id = (old: string): string => idOf.get(old) ?? old;
  const nodes = design.nodes.map((node, index): Drawing['nodes'][number] => {
    const [at, category] = [places[index % places.length], catalog.kind(node.service)?.about.category];
    return { id: id(node.id), service: index % 7 === 6 ? some(index) : node.service, name: some(index), summary: some(index + 1), ...(category && { category }), ...(at && { at }) };
  });
  return {
    name: some(0), locale: 'en', nodes,
    connections: design.connections.map((connection, index) => ({
      id: connection.id, from: id(connection.from), to: id(connection.to), line: connectionKind(connection.kind ?? '')?.line ?? 'sync', label: some(index + 2),
    })),
    groups: [groupOf(nodes.slice(0, 3), some(3)), groupOf(nodes.slice(1, 6), some(4))],
    notes: [{ id: 'n', text: some(5) }, { id: 'm', text: some(6), at: [40, 40] }],
  };
}

/** A group with the id of its first node. */
function groupOf(nodes: Drawing['nodes'], name: string): Drawing['groups'][number] {
  return { id: nodes[0]?.id ?? '', name, contains: nodes.map(({ id }) => id) };
}

const drawings = fc.tuple(randomDesign, words).map(([design, chosen]) => drawingWith(design, chosen));

/** Why a text is no XML document of plain drawing elements without scripts and references outside, or nothing. */
function faultOf(svg: string): string | undefined {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(svg)) return 'a character that XML does not allow';
  const [open, faults]: [string[], string[]] = [[], []];
  const rest = svg.replace(/<(\/?)([A-Za-z]+)((?: [A-Za-z-]+="[^"<]*")*)(\/?)>/g, (_tag, end: string, name: string, attributes: string, empty: string) => {
    if (!/^(svg|title|desc|defs|clipPath|symbol|g|path|rect|circle|use|text)$/.test(name)) faults.push(`an element ${name}`);
    if (/ (on\w*|style|src)=|href="(?!#)|url\((?!#)/.test(attributes)) faults.push(`attributes${attributes}`);
    if (end === '' && empty === '') open.push(name);
    if (end === '/' && open.pop() !== name) faults.push(`the end of ${name}`);
    return '';
  });
  return faults[0] ?? open[0] ?? /</.exec(rest)?.[0] ?? /&(?!#\d+;)/.exec(svg)?.[0];
}

/** A label as mermaid draws it: it keeps entity codes as marks of its own until then. */
function shown(label: string | undefined): string {
  return (label ?? '').replace(/ﬂ°°(\d+)¶ß/g, (_mark, code: string) => String.fromCodePoint(Number(code))).trim();
}

describe('any design, whatever its names', () => {
  it('prints a flowchart that mermaid reads as the same nodes, connections and groups', async () => {
    await fc.assert(fc.asyncProperty(drawings, async (drawing) => {
      const db = await readFlowchart(printFlowchart(drawing));
      expect([...db.getVertices().values()].map(({ text: label }) => shown(label)).sort()).toEqual(drawing.nodes.map(({ name, summary }) => [visible(name), visible(summary)].filter((line, row) => row === 0 || line !== '').join('<br/>').trim()).sort());
      expect(db.getEdges().map(({ text: label }) => shown(label))).toEqual(drawing.connections.map(({ label }) => visible(label)));
      expect(db.getSubGraphs().flatMap(({ nodes }) => nodes).length).toBe(new Set(drawing.groups.flatMap(({ contains }) => contains)).size);
    }), { numRuns: 60 });
  });

  it('prints an architecture that mermaid parses', async () => {
    await fc.assert(fc.asyncProperty(drawings, async (drawing) => {
      expect(await parseMermaid(printArchitecture(drawing))).toBe('architecture');
    }), { numRuns: 60 });
  });

  it('prints a picture that is well-formed, runs nothing, refers to nothing outside and shows each node', () => {
    fc.assert(fc.property(drawings, fc.constantFrom('light' as const, 'dark' as const), (drawing, theme) => {
      const svg = printSvg(drawing, { theme, icons });
      expect(faultOf(svg)).toBeUndefined();
      expect(svg.match(/font-weight="600"/g)?.length ?? 0).toBe(drawing.nodes.length);
      expect(printSvg(drawing, { theme, icons })).toBe(svg);
    }), { numRuns: 60 });
  });
});

it('the check of pictures sees scripts, references outside and open elements', () => {
  expect(faultOf('<svg><script/></svg>')).toBe('an element script');
  expect(faultOf('<svg><use href="https://x.test/#a"/></svg>')).toContain('attributes');
  expect(faultOf('<svg><g></svg>')).toBeDefined();
  expect(faultOf('<svg>a & b</svg>')).toBe('&');
});
