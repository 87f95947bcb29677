import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { drawingOf, type Drawing } from '../../src/core/diagram/drawing.ts';
import { printDrawio } from '../../src/core/diagram/drawio.ts';
import { nodeBox } from '../../src/core/diagram/geometry.ts';
import { layoutMissing } from '../../src/core/diagram/layout.ts';
import { routeConnections } from '../../src/core/diagram/route.ts';
import { textWidth } from '../../src/core/diagram/svg-text.ts';
import { catalog } from '../../src/services/catalog.ts';

const shapes = new Map(catalog.services.flatMap(({ kinds }) => kinds.flatMap(({ service, about: { drawio } }) => (drawio ? [[service, drawio] as const] : []))));

interface Cell {
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: Readonly<Record<string, string>>;
  readonly geometry: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [number, number])[];
}

const decoded = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const attributesOf = (tag: string): Record<string, string> => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decoded(value)]));

/** What diagrams.net reads: the cells of an uncompressed file, by id; throws where the tags do not nest. */
function readBack(xml: string): ReadonlyMap<string, Cell> {
  const open: string[] = [];
  for (const [, end, name = '', , empty] of xml.matchAll(/<(\/?)([A-Za-z]+)((?: [\w-]+="[^"<]*")*)(\/?)>/g)) {
    if (end === '' && empty === '') open.push(name);
    if (end === '/' && open.pop() !== name) throw new Error(`the end of ${name}`);
  }
  if (open.length > 0 || /<|&(?!#\d+;)/.test(xml.replace(/<\/?[A-Za-z]+(?: [\w-]+="[^"<]*")*\/?>/g, ''))) throw new Error('no XML');
  return new Map([...xml.matchAll(/<mxCell ([^>]*?)(\/>|>([^]*?)<\/mxCell>)/g)].map(([, head = '', , body = '']) => {
    const attributes = attributesOf(head);
    const style = Object.fromEntries((attributes['style'] ?? '').split(';').filter((entry) => entry !== '').map((entry) => entry.split('=') as [string, string]));
    const points = [...body.matchAll(/<mxPoint x="([-\d.]+)" y="([-\d.]+)"\/>/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    return [attributes['id'] ?? '', { attributes, style, geometry: attributesOf(/<mxGeometry ([^>]*)>/.exec(body)?.[1] ?? ''), points }];
  }));
}

/** The absolute place of a cell, through its parents. */
function placeOf(id: string, cells: ReadonlyMap<string, Cell>): readonly [number, number] {
  const cell = cells.get(id);
  if (!cell || id === '1') return [0, 0];
  const [x, y] = placeOf(cell.attributes['parent'] ?? '1', cells);
  return [x + Number(cell.geometry['x'] ?? 0), y + Number(cell.geometry['y'] ?? 0)];
}

describe.each(['conference', 'conference-sync'])('the sample %s as a file of diagrams.net', (name) => {
  const analysis = createAnalyser(catalog).analyse(readFileSync(new URL(`../../samples/${name}/${name}.arch.yaml`, import.meta.url), 'utf8'));
  const drawing = drawingOf(analysis, catalog, 'en');
  const text = printDrawio(drawing, shapes);
  const cells = readBack(text);
  const positions = layoutMissing(drawing.nodes, drawing.connections);

  it('is this text', async () => {
    await expect(text).toMatchFileSnapshot(`./diagram-${name}.drawio`);
  });
  it('has each node where the canvas shows it, with the shape of its service inside', () => {
    for (const { id, service } of drawing.nodes) {
      expect(placeOf(`node-${id}`, cells)).toEqual(positions.get(id));
      expect(cells.get(`icon-${id}`)?.attributes['parent']).toBe(`node-${id}`);
      expect(cells.get(`icon-${id}`)?.style).toMatchObject({ shape: 'mxgraph.aws4.resourceIcon', resIcon: `mxgraph.aws4.${shapes.get(service)?.shape}` });
    }
  });
  it('has the members of each group in it', () => {
    for (const { id, contains } of drawing.groups) expect([...cells.values()].filter(({ attributes }) => attributes['parent'] === `group-${id}`).map(({ attributes }) => attributes['id'])).toEqual(drawing.nodes.filter((node) => contains.includes(node.id)).map((node) => `node-${node.id}`));
  });
  it('has each connection between its nodes, around the corners of the canvas, dashed where the caller does not wait', () => {
    const boxes = new Map([...positions].map(([id, at]) => [id, nodeBox(at)]));
    const routes = routeConnections({ boxes, connections: drawing.connections, measure: (label) => Math.ceil(textWidth(label, { size: 11 })) + 8 });
    for (const { id, from, to, line } of drawing.connections) {
      const edge = cells.get(`edge-${id}`);
      expect(edge?.attributes).toMatchObject({ edge: '1', source: `node-${from}`, target: `node-${to}` });
      expect(edge?.points).toEqual(routes.get(id)?.points.slice(1, -1).map(({ x, y }) => [x, y]));
      expect(edge?.style['dashed']).toBe(line === 'sync' ? undefined : '1');
    }
  });
});

it('whatever names hold, the file is XML whose labels are the names as text', () => {
  const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('<b>x</b>', '"]]>', '&amp;', "it's", '참가자'));
  fc.assert(fc.property(name, name, (first, second) => {
    const drawing: Drawing = {
      name: first, locale: 'en', notes: [{ id: 'n', text: second }], groups: [{ id: 'g', name: second, contains: ['a'] }],
      nodes: [{ id: 'a', service: 'lambda', name: first, summary: second }, { id: 'b', service: 'external', name: second, summary: '' }],
      connections: [{ id: 'a-b', from: 'a', to: 'b', line: 'async', label: first }],
    };
    const cells = readBack(printDrawio(drawing, shapes));
    expect([...cells.keys()].sort()).toEqual(['0', '1', 'edge-a-b', 'group-g', 'icon-a', 'icon-b', 'node-a', 'node-b', 'note-n']);
    expect(cells.get('node-b')?.attributes['value']).not.toMatch(/<(?!\/?b>)/);
  }), { numRuns: 100 });
});

it('every kind of node has a shape of its own', () => {
  expect(catalog.services.flatMap(({ kinds }) => kinds).filter(({ about }) => !about.drawio).map(({ service }) => service)).toEqual([]);
});
