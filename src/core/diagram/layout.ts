import { inflate, nodeBox, NODE_HEIGHT, NODE_WIDTH, overlaps, type Box } from './geometry.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** Distance between columns (room for a label between them) and between rows. */
const COLUMN = NODE_WIDTH + 140;
const ROW = NODE_HEIGHT + 56;
/** Kept free around every node. */
const MARGIN = 28;

type Position = readonly [number, number];

interface LayoutNode {
  readonly id: string;
  readonly at?: Position | undefined;
}

interface LayoutConnection {
  readonly from: string;
  readonly to: string;
}

/**
 * A position for every node: placed ones stay where they are, the others are laid out left to right
 * along the connections, in free space. A pure function of the design, so that a file without positions
 * looks the same each time it is opened, and nothing need be written.
 */
export function layoutMissing(nodes: readonly LayoutNode[], connections: readonly LayoutConnection[]): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  const taken = createSpatialIndex<Box>();
  for (const node of nodes) if (node.at) place(node.id, node.at, positions, taken);
  const missing = nodes.filter((node) => !node.at);
  if (missing.length === 0) return positions;
  const neighbours = neighboursOf(nodes, connections);
  const layers = layersOf(nodes, neighbours);
  const origin = originOf(positions);
  const ordered = [...missing].sort((a, b) => (layers.get(a.id) ?? 0) - (layers.get(b.id) ?? 0));
  for (const { id } of ordered) {
    const wanted = wantedPosition(id, layers.get(id) ?? 0, neighbours, positions, origin);
    place(id, freePosition(wanted, taken), positions, taken);
  }
  return positions;
}

interface Neighbours {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

function place(id: string, at: Position, positions: Map<string, Position>, taken: SpatialIndex<Box>): void {
  positions.set(id, at);
  taken.add(nodeBox(at), nodeBox(at));
}

/** Below everything that is placed, at its left edge; the origin of an empty canvas. */
function originOf(positions: ReadonlyMap<string, Position>): Position {
  if (positions.size === 0) return [0, 0];
  let [left, bottom] = [Infinity, -Infinity];
  for (const [x, y] of positions.values()) [left, bottom] = [Math.min(left, x), Math.max(bottom, y)];
  return [left, bottom + ROW];
}

function neighboursOf(nodes: readonly LayoutNode[], connections: readonly LayoutConnection[]): Neighbours {
  const before = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  const after = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  for (const { from, to } of connections) {
    if (from === to || !before.has(from) || !before.has(to)) continue;
    after.get(from)?.push(to);
    before.get(to)?.push(from);
  }
  return { before, after };
}

/** The column of each node: one more than the last of those before it; connections that close a circle do not count. */
function layersOf(nodes: readonly LayoutNode[], { before, after }: Neighbours): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  const waiting = new Map(nodes.map((node) => [node.id, before.get(node.id)?.length ?? 0]));
  const ready = nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  const inCircle = nodes.map((node) => node.id);
  let nextInCircle = 0;
  for (let head = 0; layers.size < nodes.length; ) {
    const id = head < ready.length ? ready[head++] : inCircle[nextInCircle++];
    if (id === undefined) break;
    if (layers.has(id)) continue;
    layers.set(id, Math.max(0, ...(before.get(id) ?? []).map((other) => (layers.get(other) ?? -1) + 1)));
    for (const other of after.get(id) ?? []) {
      const left = (waiting.get(other) ?? 0) - 1;
      waiting.set(other, left);
      if (left === 0) ready.push(other);
    }
  }
  return besideTheirTargets(nodes, layers, before, after);
}

/** Nodes that nothing precedes move up to the column before the first node that they lead to. */
function besideTheirTargets(nodes: readonly LayoutNode[], layers: ReadonlyMap<string, number>, before: Neighbours['before'], after: Neighbours['after']): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }) => {
    const targets = (after.get(id) ?? []).map((other) => layers.get(other) ?? 0);
    const isSource = (before.get(id) ?? []).length === 0 && targets.length > 0;
    return [id, isSource ? Math.max(0, Math.min(...targets) - 1) : (layers.get(id) ?? 0)];
  }));
}

function wantedPosition(id: string, layer: number, neighbours: Neighbours, positions: ReadonlyMap<string, Position>, origin: Position): Position {
  const placed = (ids: readonly string[] | undefined): Position[] => (ids ?? []).map((other) => positions.get(other)).filter((at) => at !== undefined);
  const before = placed(neighbours.before.get(id));
  if (before.length > 0) return [Math.max(...before.map(([x]) => x)) + COLUMN, mean(before.map(([, y]) => y))];
  const after = placed(neighbours.after.get(id));
  if (after.length > 0) return [Math.min(...after.map(([x]) => x)) - COLUMN, mean(after.map(([, y]) => y))];
  return [origin[0] + layer * COLUMN, origin[1]];
}

/** The wanted place or the nearest free one above or below it in the same column. */
function freePosition([x, y]: Position, taken: SpatialIndex<Box>): Position {
  const [column, row] = [Math.round(x / 10) * 10, Math.round(y / 10) * 10];
  for (let step = 0; ; step++) {
    const offset = Math.ceil(step / 2) * (step % 2 === 0 ? -1 : 1) * (ROW / 2);
    const at: Position = [column, row + offset];
    const room = inflate(nodeBox(at), MARGIN);
    if (!taken.near(room).some((box) => overlaps(box, room))) return at;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
