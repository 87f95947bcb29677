import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../golden/diagram-mermaid.ts';
import { readMermaid } from '../../src/adapters/mermaid/read.ts';
import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import { designOf } from '../../src/core/diagram/import-design.ts';
import { vocabularyOf } from '../../src/core/diagram/import-services.ts';
import { importedText } from '../../src/core/diagram/import-text.ts';
import { createParser } from '../../src/core/document/parser.ts';
import { printFlowchart } from '../../src/core/diagram/mermaid-flowchart.ts';
import type { Drawing } from '../../src/core/diagram/drawing.ts';
import type { ParsedDiagram } from '../../src/core/diagram/parsed-diagram.ts';
import type { Design } from '../../src/core/model/design.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { OTHER_NAMES } from '../../src/services/other-names.ts';
import { catalog, randomDesign } from './random-design.ts';

const vocabulary = vocabularyOf(catalog, OTHER_NAMES);
const name = fc.oneof(fc.constantFrom('주문', 'Lambda', 'users table', 'S3 → SNS', '<b>x</b>', '"q"', 'a|b', '#1;', 'subgraph', 'end'), fc.string({ maxLength: 12 }));

/** What the canvas shows of a design, its nodes called as `names` says in turn, the first ones in a group. */
function drawingOf(design: Design, names: readonly string[]): Drawing {
  const kindOf = (id: string): string => design.nodes.find((node) => node.id === id)?.service ?? '';
  const resolve = createResolver(design);
  const nodes = design.nodes.map(({ id, service }, index): Drawing['nodes'][number] => {
    const category = catalog.kind(service)?.about.category;
    return { id, service, name: names[index % names.length]?.trim() || id, summary: index % 2 === 0 ? `${service} · DynamoDB` : '', ...(category && { category }) };
  });
  const connections = design.connections.filter(({ from, to }) => from !== to && kindOf(from) !== '' && kindOf(to) !== '').map((connection) => {
    const [from, to] = [connection.from, connection.to].map((id) => design.nodes.find((node) => node.id === id));
    const kind = from && to ? catalog.kindOf(connection, from, to, resolve) : undefined;
    const known = connectionKind(kind ?? '');
    return { id: connection.id, from: connection.from, to: connection.to, line: known?.line ?? 'sync', label: known?.title.en ?? '' };
  });
  const members = design.nodes.slice(0, 3).map(({ id }) => id);
  return { name: design.name, locale: 'en', nodes, connections, groups: members.length > 0 ? [{ id: 'group-one', name: 'One', contains: members }] : [], notes: [] };
}

describe('a flowchart of ours, read back', () => {
  it('is the same services, connections and groups, whatever they are called', async () => {
    await fc.assert(fc.asyncProperty(randomDesign, fc.array(name, { minLength: 1, maxLength: 6 }), async (design, names) => {
      const drawing = drawingOf(design, names);
      const read = await readMermaid(printFlowchart(drawing));
      if (!read.ok) throw new Error(read.error.detail);
      const text = importedText(designOf(read.value, vocabulary, catalog), 'again');
      const again = createParser().parse(text.ok ? text.value : '').design;
      const byId = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(again.nodes.map(({ id, service }) => ({ id, service })))).toEqual(byId(design.nodes.map(({ id, service }) => ({ id, service }))));
      expect(again.connections.map(({ from, to }) => `${from} ${to}`)).toEqual(drawing.connections.map(({ from, to }) => `${from} ${to}`));
      expect(again.groups.map(({ contains }) => [...contains].sort())).toEqual(drawing.groups.map(({ contains }) => [...contains].sort()));
    }), { numRuns: 40 });
  });
});

const words = fc.oneof(
  fc.constantFrom('Lambda', 'users table', 'API Gateway', 'EventBridge', 'SQS queue', 'DLQ', '사용자', 'S3', 'Cognito', 'POST /orders', '/orders GET', 'permission policies', '__proto__', 'constructor', 'CloudFront', 'on failure', '/api/*', '/default/*', 'read', '\u202eabc', '\ufeffx', '\u2028', ''),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const id = fc.constantFrom('a', 'b', 'users', '__proto__', 'constructor', 'toString', 'S3_1', '참', 'x y', 'lambda');
const parsedDiagrams: fc.Arbitrary<ParsedDiagram> = fc.record({
  nodes: fc.uniqueArray(fc.record({ id, lines: fc.array(words, { minLength: 1, maxLength: 3 }), classes: fc.array(fc.constantFrom('arch_lambda', 'aws', 'sqs'), { maxLength: 1 }) }), { selector: (node) => node.id, maxLength: 8 }),
  edges: fc.array(fc.record({ from: id, to: id, label: words, line: fc.constantFrom('solid' as const, 'dotted' as const), head: fc.constantFrom('arrow' as const, 'both' as const, 'none' as const, 'ring' as const) }), { maxLength: 14 }),
  frames: fc.uniqueArray(fc.record({ id: fc.constantFrom('f', 'g', 'subGraph0'), title: words, contains: fc.array(fc.oneof(id, fc.constantFrom('f', 'g')), { maxLength: 5 }) }), { selector: (frame) => frame.id, maxLength: 3 }),
});

describe('any diagram, whatever it says', () => {
  it('becomes a design file that reads without a fault, each box once or in the report, and the same each time', () => {
    fc.assert(fc.property(parsedDiagrams, (diagram) => {
      const design = designOf(diagram, vocabulary, catalog);
      const text = importedText(design, 'any');
      if (!text.ok) throw new Error(text.error.message.en);
      const document = createParser().parse(text.value);
      expect(document.findings).toEqual([]);
      expect(document.design.nodes.map((node) => node.id)).toEqual(design.nodes.map((node) => node.id));
      expect(designOf(diagram, vocabulary, catalog)).toEqual(design);
    }), { numRuns: 150 });
  });
});
