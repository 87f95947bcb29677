import type { Category } from '../catalog/service.ts';
import type { RoutedConnection } from './connections.ts';
import type { Drawing, DrawnGroup, DrawnNode } from './drawing.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import { layoutMissing } from './layout.ts';
import { createMermaidIds, plainLabel, type MermaidIds } from './mermaid-text.ts';

/** The five icons that mermaid brings along (https://mermaid.js.org/syntax/architecture.html#icons). */
type Icon = 'cloud' | 'database' | 'disk' | 'internet' | 'server';
const ICONS: Readonly<Record<Category, Icon>> = { traffic: 'internet', edge: 'cloud', api: 'cloud', compute: 'server', data: 'database', messaging: 'disk', identity: 'cloud' };

type Position = readonly [number, number];

/**
 * The drawing as a Mermaid `architecture-beta`. Mermaid places a service where its edges say, so each
 * edge leaves and enters on the sides that face each other on the canvas. It knows one kind of line and
 * no edge from a service to itself, which is left out, as notes are.
 */
export function printArchitecture(drawing: Drawing): string {
  const ids = createMermaidIds();
  // Nodes go first, so that where a group is called as a node it is the group that gets another id.
  for (const { id } of drawing.nodes) ids(id);
  const groupOf = firstGroups(drawing);
  const used = new Set(groupOf.values());
  const positions = layoutMissing(drawing.nodes, drawing.connections);
  const name = plainLabel(drawing.name);
  const statements = [
    ...(name === '' ? [] : [`title ${name}`]),
    ...drawing.groups.filter((group) => used.has(group)).map((group) => `group ${groupId(group, ids)}(cloud)${titleOf(group.name)}`),
    ...drawing.nodes.map((node) => serviceLine(node, groupOf.get(node.id), ids)),
    ...drawing.connections.filter(({ from, to }) => from !== to).map((connection) => edgeLine(connection, positions, ids)),
  ];
  return ['architecture-beta', ...statements.map((statement) => `    ${statement}`), ''].join('\n');
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

function edgeLine({ from, to, label }: RoutedConnection, positions: ReadonlyMap<string, Position>, ids: MermaidIds): string {
  const [leave, enter] = sides(positions.get(from) ?? [0, 0], positions.get(to) ?? [0, 0]);
  const title = titleOf(label);
  return `${ids(from)}:${leave} ${title === '' ? '--' : `-${title}-`}> ${enter}:${ids(to)}`;
}

/** In brackets as it is where mermaid's first grammar took it (ASCII words), else quoted too; empty for nothing. */
function titleOf(text: string): string {
  const plain = plainLabel(text);
  if (plain === '') return '';
  return /^[A-Za-z0-9_ ]+$/.test(plain) ? `[${plain}]` : `["${plain}"]`;
}

/** The sides on which a line leaves one node and enters another, of left, right, top, bottom. */
function sides([x, y]: Position, [toX, toY]: Position): readonly ['L' | 'R' | 'T' | 'B', 'L' | 'R' | 'T' | 'B'] {
  const [below, beside] = [toY > y ? 'B' : 'T', toX > x ? 'L' : 'R'] as const;
  if (Math.abs(toX - x) < NODE_WIDTH) return [below, toY > y ? 'T' : 'B'];
  return Math.abs(toY - y) < NODE_HEIGHT ? [toX > x ? 'R' : 'L', beside] : [below, beside];
}
