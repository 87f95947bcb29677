import type { RoutedConnection } from './connections.ts';
import { noteBox } from './frames.ts';
import { bounds, inflate, nodeBox, NODE_HEIGHT, NODE_WIDTH, overlaps, type Box } from './geometry.ts';

type Position = readonly [number, number];

/** Columns from left to right, or rows from top to bottom. */
export type Direction = 'horizontal' | 'vertical';

export interface TidyInput {
  /** In the order of the file, which the layout keeps where it can. */
  readonly nodes: readonly string[];
  /** Where everything stands. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly connections: readonly RoutedConnection[];
  readonly groups: readonly { readonly id: string; readonly contains: readonly string[] }[];
  readonly notes: readonly { readonly id: string; readonly at: Position; readonly size?: Position | undefined }[];
  readonly direction: Direction;
  /** Ids of what is to be moved; absent: all of it. */
  readonly only?: ReadonlySet<string>;
  /** Width of a label's text in pixels. */
  readonly measure: (text: string) => number;
}

/** A graph as elkjs takes and returns it; `x` and `y` are from the corner of the parent. */
export interface ElkNode {
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly children?: readonly ElkNode[];
  readonly edges?: readonly ElkEdge[];
  readonly layoutOptions?: Readonly<Record<string, string>>;
}

/** Gives every node of a graph its place; the graph that it is given stays as it is. */
export type LayoutGraph = (graph: ElkNode) => Promise<ElkNode>;

interface ElkEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly labels?: readonly { readonly text: string; readonly width: number; readonly height: number }[];
}

const GRID = 10;
const LABEL_HEIGHT = 20;
/** Between rows (columns where the design runs down), and between what is laid out and what stays. */
const BETWEEN = 56;
const BETWEEN_LAYERS = 80;
/** What a group does not take over from the graph around it. */
const SPACING = {
  'elk.layered.spacing.nodeNodeBetweenLayers': `${BETWEEN_LAYERS}`,
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.spacing.nodeNode': `${BETWEEN}`,
  'elk.spacing.componentComponent': `${BETWEEN + 24}`,
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '16',
} as const;
const OPTIONS = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
} as const;
const IN_ORDER = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' } as const;
/** A group's name stands in the upper part of its outline. */
const GROUP_OPTIONS = { ...SPACING, 'elk.padding': '[top=48,left=24,bottom=24,right=24]' };

/** The graph to lay out. Groups are nodes around nodes; one that shares members with another without holding it is left out. */
function tidyGraph(isOrdered: boolean, { nodes, connections, groups, direction, only, measure }: TidyInput): ElkNode {
  const moved = nodes.filter((id) => !only || only.has(id));
  const there = new Set(moved);
  const edges = connections.filter(({ from, to }) => from !== to && there.has(from) && there.has(to)).map(({ id, from, to, label }): ElkEdge => ({
    id: `connection:${id}`, sources: [`node:${from}`], targets: [`node:${to}`],
    ...(label !== '' && { labels: [{ text: label, width: measure(label), height: LABEL_HEIGHT }] }),
  }));
  return { id: 'design', layoutOptions: { ...OPTIONS, ...(isOrdered && IN_ORDER), 'elk.direction': direction === 'horizontal' ? 'RIGHT' : 'DOWN' }, children: nested(moved, groups), edges };
}

/** Nodes within the groups that hold them, the largest groups outermost. */
function nested(nodes: readonly string[], groups: TidyInput['groups']): readonly ElkNode[] {
  const there = new Set(nodes);
  const inside = groups.map(({ id, contains }) => ({ id, members: new Set(contains.filter((node) => there.has(node))) })).filter(({ members }) => members.size > 0);
  const trees = inside.filter((group, index) => inside.every((other, row) => row >= index || apartOrNested(group.members, other.members)));
  const level = (members: readonly string[], within: typeof trees): readonly ElkNode[] => {
    const outer = within.filter((group) => !within.some((other) => other !== group && holds(other.members, group.members) && (other.members.size > group.members.size || within.indexOf(other) < within.indexOf(group))));
    const taken = new Set(outer.flatMap((group) => [...group.members]));
    return [
      ...outer.map((group): ElkNode => ({ id: `group:${group.id}`, layoutOptions: GROUP_OPTIONS, children: level([...group.members], within.filter((other) => other !== group && holds(group.members, other.members))) })),
      ...members.filter((id) => !taken.has(id)).map((id): ElkNode => ({ id: `node:${id}`, width: NODE_WIDTH, height: NODE_HEIGHT })),
    ];
  };
  return level(nodes, trees);
}

function holds(outer: ReadonlySet<string>, inner: ReadonlySet<string>): boolean {
  return [...inner].every((id) => outer.has(id));
}

function apartOrNested(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return holds(a, b) || holds(b, a) || ![...a].some((id) => b.has(id));
}

export interface Tidied {
  readonly nodes: ReadonlyMap<string, Position>;
  readonly notes: ReadonlyMap<string, Position>;
}

/**
 * Lays the design out: in the order of the file, or, where the layout fails over that (it does, with connections
 * in and out of groups), as it thinks best.
 */
export async function tidy(input: TidyInput, layout: LayoutGraph): Promise<Tidied> {
  const graph = await layout(tidyGraph(true, input)).catch(() => layout(tidyGraph(false, input)));
  return tidied(graph, input);
}

/**
 * Where everything stands after the layout: the corner of what was laid out stays where it was, unless that would lie on
 * nodes that stay; notes go along with the node that they stood nearest to.
 */
function tidied(graph: ElkNode, input: TidyInput): Tidied {
  const collected = new Map<string, Position>();
  collect(graph, [0, 0], collected);
  // On the grid before corners are compared, or what is tidied again and again would wander.
  const laid = new Map([...collected].map(([id, [x, y]]) => [id, [onGrid(x), onGrid(y)] as const]));
  const [before, after] = [bounds([...laid.keys()].map((id) => nodeBox(input.positions.get(id) ?? [0, 0]))), bounds([...laid.values()].map(nodeBox))];
  if (!before || !after) return { nodes: new Map(), notes: new Map() };
  const staying = [...input.positions].filter(([id]) => !laid.has(id)).map(([, at]) => nodeBox(at));
  let by: Position = [onGrid(before.x - after.x), onGrid(before.y - after.y)];
  const shifted = (): ReadonlyMap<string, Position> => new Map([...laid].map(([id, [x, y]]) => [id, [x + by[0], y + by[1]]]));
  while ([...shifted().values()].some((at) => staying.some((box) => overlaps(inflate(nodeBox(at), BETWEEN / 2), box)))) by = [by[0], by[1] + BETWEEN];
  const nodes = shifted();
  return { nodes, notes: input.only ? new Map() : notesBeside(nodes, input) };
}

function collect(node: ElkNode, [left, top]: Position, into: Map<string, Position>): void {
  const at: Position = [left + (node.x ?? 0), top + (node.y ?? 0)];
  if (node.id.startsWith('node:')) into.set(node.id.slice('node:'.length), at);
  for (const child of node.children ?? []) collect(child, at, into);
}

function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/** Each note as far from its nearest node as before, further down where something stands there now. */
function notesBeside(nodes: ReadonlyMap<string, Position>, { notes, positions }: TidyInput): ReadonlyMap<string, Position> {
  const taken: Box[] = [...nodes.values()].map(nodeBox);
  return new Map(notes.map(({ id, at, size }) => {
    const distance = (node: string): number => {
      const [x, y] = positions.get(node) ?? [0, 0];
      return Math.hypot(x - at[0], y - at[1]);
    };
    const nearest = [...nodes.keys()].reduce<string | undefined>((best, node) => (best === undefined || distance(node) < distance(best) ? node : best), undefined);
    const [from, to] = [positions.get(nearest ?? ''), nodes.get(nearest ?? '')];
    let place: Position = from && to ? [at[0] + to[0] - from[0], at[1] + to[1] - from[1]] : at;
    while (taken.some((box) => overlaps(inflate(noteBox(place, size), GRID), box))) place = [place[0], place[1] + GRID];
    taken.push(noteBox(place, size));
    return [id, place];
  }));
}
