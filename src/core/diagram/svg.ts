import { descriptionOf } from './description.ts';
import type { Drawing, DrawnNode } from './drawing.ts';
import { groupBoxes, noteBox, notePositions } from './frames.ts';
import { bounds, inflate, nodeBox, NODE_HEIGHT, NODE_WIDTH, segmentBox, segmentsOf, type Box } from './geometry.ts';
import { layoutMissing } from './layout.ts';
import { routeConnections, type Route } from './route.ts';
import { iconOf, iconSymbols, ICON_SIZE } from './svg-icons.ts';
import { element, escapeXml, type Attributes } from './svg-markup.ts';
import { arrowPath, shaftPath } from './svg-path.ts';
import { fitted, FONT, LABEL_TYPE, labelWidth, wrapped, type Type } from './svg-text.ts';
import { THEMES, type Theme, type ThemeName } from './svg-theme.ts';

export type Mark = keyof Theme['marks'];

/** Said beside the colour, for whoever does not see it. */
const SIGNS: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: '~' };

export interface SvgOptions {
  readonly theme: ThemeName;
  /** SVG source of the icon of each service, by the value of `service:`. */
  readonly icons: ReadonlyMap<string, string>;
  /** What a comparison says of nodes and connections, by id. */
  readonly marks?: { readonly nodes: ReadonlyMap<string, Mark>; readonly connections: ReadonlyMap<string, Mark> };
}

/** Empty room around everything, in pixels. */
const MARGIN = 24;
const NAME: Type = { size: 14, bold: true };
const SUMMARY: Type = { size: 11 };
/** Large enough that `~` is no minus when the picture is drawn in half its size. */
const SIGN: Type = { size: 18, bold: true };
const FRAME: Type = { size: 12 };
const NOTE: Type = { size: 12 };
const NOTE_LINE = 16;
/** Where text begins in a card, and the room kept at its right. */
const CARD_TEXT = 53;
const CARD_END = 10;
const DASHES = { sync: undefined, async: '6 4', authorize: '1.6 3.4' } as const;

interface Canvas extends SvgOptions {
  readonly drawing: Drawing;
  readonly colors: Theme;
  readonly positions: ReadonlyMap<string, readonly [number, number]>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly notes: readonly Box[];
  readonly outlines: ReadonlyMap<string, Box>;
}

/**
 * The canvas as an SVG document: nodes where the canvas shows them, connections by the same router. It
 * refers to nothing outside itself, and the same drawing gives the same text on every machine.
 */
export function printSvg(drawing: Drawing, options: SvgOptions): string {
  const positions = layoutMissing(drawing.nodes, drawing.connections);
  const boxes = new Map([...positions].map(([id, at]) => [id, nodeBox(at)]));
  const routes = routeConnections({ boxes, connections: drawing.connections, measure: labelWidth });
  const places = notePositions(drawing.notes, positions.values());
  const notes = drawing.notes.map(({ size }, index) => noteBox(places[index] ?? [0, 0], size));
  const canvas: Canvas = { ...options, drawing, colors: THEMES[options.theme], positions, routes, notes, outlines: groupBoxes(drawing.groups, (id) => boxes.get(id)) };
  const { x, y, width, height } = inflate(bounds(extents(canvas)) ?? { x: 0, y: 0, width: NODE_WIDTH, height: NODE_HEIGHT }, MARGIN);
  return `${element('svg', { 'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': `${x} ${y} ${width} ${height}`, width, height, 'font-family': FONT, 'color': canvas.colors.text, 'role': 'img', 'aria-labelledby': 'design-name design-text' },
    element('title', { id: 'design-name' }, escapeXml(drawing.name)),
    element('desc', { id: 'design-text' }, escapeXml(descriptionOf(drawing))),
    iconSymbols(drawing.nodes, options.icons),
    element('rect', { x, y, width, height, fill: canvas.colors.canvas }),
    ...drawing.groups.map((group) => outline(group, canvas)),
    lines(canvas),
    ...drawing.connections.map(({ id }) => label(routes.get(id), canvas)),
    ...drawing.notes.map((note, index) => noteCard(note.text, canvas.notes[index] ?? noteBox([0, 0]), canvas)),
    ...drawing.nodes.map((node) => card(node, canvas)),
  )}\n`;
}

/** Everything that must be in the picture. */
function extents({ positions, routes, notes, outlines }: Canvas): readonly Box[] {
  return [
    ...[...positions.values()].map(nodeBox),
    ...outlines.values(),
    ...notes,
    ...[...routes.values()].flatMap(({ points, label: placed }) => [...segmentsOf(points).map(segmentBox), ...(placed ? [placed.box] : [])]),
  ];
}

function outline({ id, name }: Drawing['groups'][number], { outlines, colors }: Canvas): string {
  const box = outlines.get(id);
  if (!box) return '';
  return element('g', {},
    element('rect', { ...box, 'rx': 12, 'fill': 'none', 'stroke': colors.outline, 'stroke-dasharray': '3 3' }),
    text(fitted(name, box.width - 32, FRAME), box.x + 16, box.y + 18, FRAME, colors.muted));
}

function lines({ drawing, routes, colors, marks }: Canvas): string {
  const drawn = drawing.connections.flatMap(({ id, line }) => {
    const points = routes.get(id)?.points;
    const mark = marks?.connections.get(id);
    const marked = mark && { 'stroke': colors.marks[mark], 'stroke-width': 2.4, 'opacity': mark === 'removed' ? 0.6 : undefined };
    return points ? [element('path', { 'd': shaftPath(points), 'stroke-dasharray': DASHES[line], ...marked }), element('path', { d: arrowPath(points), fill: mark ? colors.marks[mark] : colors.line, stroke: 'none' })] : [];
  });
  return drawn.length === 0 ? '' : element('g', { 'fill': 'none', 'stroke': colors.line, 'stroke-width': 1.6 }, ...drawn);
}

/** A label on the canvas' colour, so that no line runs through it. */
function label(route: Route | undefined, { colors }: Canvas): string {
  if (!route?.label) return '';
  const { box, text: written } = route.label;
  return element('g', {},
    element('rect', { ...box, rx: 3, fill: colors.canvas }),
    text(written, box.x + box.width / 2, box.y + 12, LABEL_TYPE, colors.muted, 'middle'));
}

function noteCard(written: string, { x, y, width, height }: Box, { colors }: Canvas): string {
  const shown = wrapped(written, width - 24, Math.max(1, Math.floor((height - 13) / NOTE_LINE)), NOTE);
  return element('g', {},
    element('title', {}, escapeXml(written)),
    element('rect', { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 3, fill: colors.canvas, stroke: colors.border }),
    element('rect', { x, y, width: 3, height, rx: 1.5, fill: colors.line }),
    ...shown.map((line, row) => text(line, x + 13, y + 21 + row * NOTE_LINE, NOTE, colors.muted)));
}

function card(node: DrawnNode, { positions, colors, icons, marks }: Canvas): string {
  const [x, y] = positions.get(node.id) ?? [0, 0];
  const room = NODE_WIDTH - CARD_TEXT - CARD_END;
  const hasSummary = node.summary.trim() !== '';
  const mark = marks?.nodes.get(node.id);
  return element('g', { opacity: mark === 'removed' ? 0.7 : undefined },
    element('title', {}, escapeXml(hasSummary ? `${node.name}, ${node.summary}` : node.name)),
    element('rect', { x: x + 0.5, y: y + 0.5, width: NODE_WIDTH - 1, height: NODE_HEIGHT - 1, rx: 8, fill: colors.card, ...edgeOf(mark, colors) }),
    iconOf(node.service, icons, { x: x + 10, y: y + (NODE_HEIGHT - ICON_SIZE) / 2 }, colors),
    text(fitted(node.name, room, NAME), x + CARD_TEXT, y + (hasSummary ? 29 : 37), NAME, colors.text),
    hasSummary ? text(fitted(node.summary, room, SUMMARY), x + CARD_TEXT, y + 46, SUMMARY, colors.muted) : '',
    mark ? badge(mark, x + NODE_WIDTH, y, colors) : '');
}

function edgeOf(mark: Mark | undefined, { border, marks }: Theme): Attributes {
  return mark ? { 'stroke': marks[mark], 'stroke-width': 2.4, 'stroke-dasharray': mark === 'removed' ? '6 4' : undefined } : { stroke: border };
}

function badge(mark: Mark, x: number, y: number, { marks, canvas }: Theme): string {
  return element('g', {}, element('circle', { cx: x, cy: y, r: 10, fill: marks[mark] }), text(SIGNS[mark], x, y + 6, SIGN, canvas, 'middle'));
}

function text(written: string, x: number, y: number, { size, bold }: Type, fill: string, anchor?: 'middle'): string {
  return element('text', { x, y, 'font-size': size, 'font-weight': bold ? 600 : undefined, 'text-anchor': anchor, fill }, escapeXml(written));
}
