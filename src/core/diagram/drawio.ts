import type { Drawing, DrawnGroup, DrawnNode } from './drawing.ts';
import { groupBox, noteBox, notePositions } from './frames.ts';
import { nodeBox, NODE_HEIGHT, NODE_WIDTH, type Box, type Point } from './geometry.ts';
import { layoutMissing } from './layout.ts';
import { routeConnections, type Route } from './route.ts';
import { element, escapeXml } from './svg-markup.ts';
import { labelWidth } from './svg-text.ts';

/** A shape of diagrams.net's AWS library, by its name without `mxgraph.aws4.`, and the colour of its ground. */
export interface DrawioShape {
  readonly shape: string;
  readonly fill: string;
}

const ICON = 34;
const ICON_AT = { x: 10, y: (NODE_HEIGHT - ICON) / 2 };
const DASHES = { sync: '', async: 'dashed=1;', authorize: 'dashed=1;dashPattern=1 2;' } as const;

type Position = readonly [number, number];

interface Sheet {
  readonly drawing: Drawing;
  readonly shapes: ReadonlyMap<string, DrawioShape>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly routes: ReadonlyMap<string, Route>;
  /** The group that a node stands in, the first that names it, with the group's box. */
  readonly frames: ReadonlyMap<string, { readonly group: DrawnGroup; readonly box: Box }>;
}

/**
 * The canvas as a file of diagrams.net: cards with AWS's shapes where the canvas shows them, in their groups, joined
 * by connectors along the same ways. Uncompressed, without dates, so that it can be committed and compared.
 */
export function printDrawio(drawing: Drawing, shapes: ReadonlyMap<string, DrawioShape>): string {
  const positions = layoutMissing(drawing.nodes, drawing.connections);
  const boxes = new Map([...positions].map(([id, at]) => [id, nodeBox(at)]));
  const routes = routeConnections({ boxes, connections: drawing.connections, measure: labelWidth });
  const sheet: Sheet = { drawing, shapes, positions, routes, frames: framesOf(drawing, positions) };
  const notes = notePositions(drawing.notes, positions.values());
  const cells = [
    element('mxCell', { id: '0' }),
    element('mxCell', { id: '1', parent: '0' }),
    ...groupCells(sheet),
    ...drawing.nodes.flatMap((node) => nodeCells(node, sheet)),
    ...drawing.connections.map((connection) => edgeCell(connection, sheet)),
    ...drawing.notes.map(({ id, text, size }, index) => noteCell(id, text, noteBox(notes[index] ?? [0, 0], size))),
  ];
  const model = element('mxGraphModel', { grid: 1, gridSize: 10, guides: 1, tooltips: 1, connect: 1, arrows: 1, fold: 1, page: 0, math: 0, shadow: 0 }, element('root', {}, ...cells));
  return `${element('mxfile', { host: 'serverless-canvas', compressed: 'false' }, element('diagram', { id: 'design', name: drawing.name || 'design' }, model))}\n`;
}

function framesOf({ groups }: Drawing, positions: ReadonlyMap<string, Position>): Sheet['frames'] {
  const frames = new Map<string, { readonly group: DrawnGroup; readonly box: Box }>();
  for (const group of groups) {
    const box = boxOf(group, positions);
    if (box) for (const id of group.contains) if (!frames.has(id)) frames.set(id, { group, box });
  }
  return frames;
}

function boxOf({ contains }: DrawnGroup, positions: ReadonlyMap<string, Position>): Box | undefined {
  return groupBox(contains.flatMap((id) => {
    const at = positions.get(id);
    return at ? [at] : [];
  }));
}

function groupCells({ drawing, positions }: Sheet): readonly string[] {
  return drawing.groups.flatMap((group) => {
    const box = boxOf(group, positions);
    const style = 'rounded=1;arcSize=4;whiteSpace=wrap;html=1;container=1;collapsible=0;recursiveResize=0;dashed=1;fillColor=none;strokeColor=#7D8998;fontColor=#5A6C86;verticalAlign=top;align=left;spacingLeft=10;spacingTop=2;';
    return box ? [vertex(`group-${group.id}`, '1', html(group.name), style, box)] : [];
  });
}

/** The card and, inside it, the icon, so that both move as one. */
function nodeCells(node: DrawnNode, { positions, frames, shapes }: Sheet): readonly string[] {
  const [x, y] = positions.get(node.id) ?? [0, 0];
  const frame = frames.get(node.id);
  const [left, top] = frame ? [x - frame.box.x, y - frame.box.y] : [x, y];
  const id = `node-${node.id}`;
  const label = `<b>${html(node.name)}</b>${node.summary.trim() === '' ? '' : `<br><font style="font-size: 11px;" color="#5A6C86">${html(node.summary)}</font>`}`;
  const style = 'rounded=1;arcSize=12;whiteSpace=wrap;html=1;container=1;collapsible=0;recursiveResize=0;fillColor=#FFFFFF;strokeColor=#AEB6C1;fontColor=#232F3E;fontSize=14;align=left;verticalAlign=middle;spacingLeft=48;spacingRight=6;overflow=hidden;';
  return [
    vertex(id, frame ? `group-${frame.group.id}` : '1', label, style, { x: left, y: top, width: NODE_WIDTH, height: NODE_HEIGHT }),
    vertex(`icon-${node.id}`, id, '', iconStyle(shapes.get(node.service)), { ...ICON_AT, width: ICON, height: ICON }),
  ];
}

function iconStyle(shape: DrawioShape | undefined): string {
  const common = 'sketch=0;html=1;aspect=fixed;part=1;connectable=0;strokeColor=#ffffff;gradientColor=none;';
  return shape ? `${common}fillColor=${shape.fill};shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.${shape.shape};` : `${common}fillColor=#5A6C86;shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.general;`;
}

/** Where it leaves and enters the cards, and its corners, are those of the canvas; diagrams.net routes on when they are moved. */
function edgeCell({ id, from, to, line, label }: Drawing['connections'][number], { routes, positions }: Sheet): string {
  const points = routes.get(id)?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  const style = [
    'edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;endFill=1;strokeColor=#545B64;fontColor=#545B64;fontSize=11;labelBackgroundColor=default;',
    DASHES[line], first ? anchor('exit', first, positions.get(from)) : '', last ? anchor('entry', last, positions.get(to)) : '',
  ].join('');
  const corners = points.slice(1, -1).map(({ x, y }) => element('mxPoint', { x, y }));
  const way = corners.length > 0 ? element('Array', { as: 'points' }, ...corners) : '';
  return element('mxCell', { id: `edge-${id}`, value: html(label), style, edge: 1, parent: '1', source: `node-${from}`, target: `node-${to}` }, element('mxGeometry', { relative: 1, as: 'geometry' }, way));
}

/** A point on the edge of a card as a share of its width and height. */
function anchor(end: 'exit' | 'entry', { x, y }: Point, at: Position | undefined): string {
  if (!at) return '';
  const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return `${end}X=${share((x - at[0]) / NODE_WIDTH)};${end}Y=${share((y - at[1]) / NODE_HEIGHT)};${end}Dx=0;${end}Dy=0;${end}Perimeter=0;`;
}

function noteCell(id: string, text: string, box: Box): string {
  return vertex(`note-${id}`, '1', html(text), 'shape=note;size=12;whiteSpace=wrap;html=1;align=left;verticalAlign=top;spacing=6;fillColor=#FFF9E5;strokeColor=#D9C99A;fontColor=#232F3E;fontSize=12;overflow=hidden;', box);
}

function vertex(id: string, parent: string, value: string, style: string, { x, y, width, height }: Box): string {
  return element('mxCell', { id, value, style, vertex: 1, parent }, element('mxGeometry', { x, y, width, height, as: 'geometry' }));
}

/** Labels are HTML in diagrams.net. */
function html(text: string): string {
  return escapeXml(text);
}
