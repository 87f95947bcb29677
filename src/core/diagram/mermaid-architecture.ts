import type { Category } from '../catalog/service.ts';
import type { RoutedConnection } from './connections.ts';
import { mermaidDescription } from './description.ts';
import type { Drawing, DrawnGroup, DrawnNode } from './drawing.ts';
import { layoutMissing } from './layout.ts';
import { sidesOfEdges, type Sides } from './mermaid-grid.ts';
import { createMermaidIds, plainLabel, type MermaidIds } from './mermaid-text.ts';
import { textWidth, type Type } from './svg-text.ts';

/** The five icons that mermaid brings along (https://mermaid.js.org/syntax/architecture.html#icons). */
type Icon = 'cloud' | 'database' | 'disk' | 'internet' | 'server';
const ICONS: Readonly<Record<Category, Icon>> = { traffic: 'internet', edge: 'cloud', api: 'cloud', compute: 'server', data: 'database', messaging: 'disk', identity: 'cloud' };

/**
 * The drawing as a Mermaid `architecture-beta`, placed as nearly as it can be to the canvas. It knows one
 * kind of line and no edge from a service to itself, which is left out, as notes are.
 */
export function printArchitecture(drawing: Drawing): string {
  const ids = createMermaidIds();
  // Nodes go first, so that where a group is called as a node it is the group that gets another id.
  for (const { id } of drawing.nodes) ids(id);
  const groupOf = firstGroups(drawing);
  const used = new Set(groupOf.values());
  const edges = drawing.connections.filter(({ from, to }) => from !== to);
  const sides = sidesOfEdges(drawing.nodes.map(({ id }) => id), edges, layoutMissing(drawing.nodes, drawing.connections));
  const name = plainLabel(drawing.name);
  const statements = [
    ...(name === '' ? [] : [`title ${name}`]),
    ...mermaidDescription(drawing),
    ...drawing.groups.filter((group) => used.has(group)).map((group) => `group ${groupId(group, ids)}(cloud)${titleOf(group.name)}`),
    ...drawing.nodes.map((node) => serviceLine(node, groupOf.get(node.id), ids)),
    ...edges.map((edge, index) => edgeLine(edge, sides[index] ?? ['R', 'L'], ids)),
  ];
  return [...room(edges), 'architecture-beta', ...statements.map((statement) => `    ${statement}`), ''].join('\n');
}

/** How mermaid sets an architecture if nothing is said: sizes of text and icons in pixels, and how many icons long a line is. */
const TEXT: Type = { size: 16 };
const ICON = 80;
const LINE = 1.5;
/** Longer labels are broken into lines. */
const LONGEST_LINE = 5;

/** Front matter with longer lines where a label would stand on the icons at their ends. A mermaid that does not know the setting passes over it. */
function room(edges: readonly RoutedConnection[]): readonly string[] {
  const longest = edges.reduce((most, { label }) => Math.max(most, textWidth(plainLabel(label), TEXT)), 0);
  const length = Math.min(LONGEST_LINE, Math.ceil((longest + 1.5 * ICON) / ICON));
  return longest === 0 || length <= LINE ? [] : ['---', 'config:', '    architecture:', `        idealEdgeLengthMultiplier: ${length}`, '---'];
}

/** A service stands in one group: the first that names it. */
function firstGroups({ groups }: Drawing): ReadonlyMap<string, DrawnGroup> {
  const groupOf = new Map<string, DrawnGroup>();
  for (const group of groups) for (const id of group.contains) if (!groupOf.has(id)) groupOf.set(id, group);
  return groupOf;
}

function groupId({ id }: DrawnGroup, ids: MermaidIds): string {
  return ids(`group ${id}`, id);
}

function serviceLine({ id, name, category }: DrawnNode, group: DrawnGroup | undefined, ids: MermaidIds): string {
  return `service ${ids(id)}(${category ? ICONS[category] : 'server'})${titleOf(name)}${group ? ` in ${groupId(group, ids)}` : ''}`;
}

function edgeLine({ from, to, label }: RoutedConnection, [leave, enter]: Sides, ids: MermaidIds): string {
  const title = titleOf(label);
  return `${ids(from)}:${leave} ${title === '' ? '--' : `-${title}-`}> ${enter}:${ids(to)}`;
}

/** In brackets as it is where every mermaid takes it (ASCII words), else quoted too, which mermaid reads from 11.13 on; empty for nothing. */
function titleOf(text: string): string {
  const plain = plainLabel(text);
  if (plain === '') return '';
  return /^[A-Za-z0-9_ ]+$/.test(plain) ? `[${plain}]` : `["${plain}"]`;
}
