/**
 * Where an `architecture-beta` puts its services follows from the sides of its edges alone: mermaid walks
 * from the first service along the edges and moves one cell for each, whatever is there already (its
 * `architectureDb.getDataStructures`). So edges that would lead two services into one cell must not count.
 */
export type Side = 'L' | 'R' | 'T' | 'B';
/** The side on which an edge leaves its source and the one on which it enters its target. */
export type Sides = readonly [Side, Side];
type Position = readonly [number, number];

interface Edge {
  readonly from: string;
  readonly to: string;
}

interface Step {
  readonly cell: Position;
  /** Leaving above or below and entering beside is the order in which mermaid reads a corner rightly. */
  readonly sides: Sides;
}

const STEPS: readonly Step[] = [
  { cell: [1, 0], sides: ['R', 'L'] }, { cell: [-1, 0], sides: ['L', 'R'] }, { cell: [0, 1], sides: ['B', 'T'] }, { cell: [0, -1], sides: ['T', 'B'] },
  { cell: [1, 1], sides: ['B', 'L'] }, { cell: [1, -1], sides: ['T', 'L'] }, { cell: [-1, 1], sides: ['B', 'R'] }, { cell: [-1, -1], sides: ['T', 'R'] },
];
/** About what a column and a row of a design measure on the canvas. */
const [COLUMN, ROW] = [340, 120];

/**
 * The sides of each edge, in their order. Along a tree of edges each service comes into a free cell on the
 * side on which it stands on the canvas; mermaid takes no place from an edge that leaves and enters on the
 * same side, as all others do, on the side of the target that faces the source.
 */
export function sidesOfEdges(nodes: readonly string[], edges: readonly Edge[], positions: ReadonlyMap<string, Position>): readonly Sides[] {
  const beside = edgesByNode(nodes, edges);
  const cells = new Map<string, Position>();
  const tree = new Map<number, Sides>();
  for (const root of nodes) if (!cells.has(root)) walk(root, { edges, beside, positions, cells, tree });
  return edges.map(({ from, to }, index) => tree.get(index) ?? facing(cells.get(to) ?? [0, 0], cells.get(from) ?? [0, 0]));
}

interface Walk {
  readonly edges: readonly Edge[];
  readonly beside: ReadonlyMap<string, readonly (readonly [index: number, other: string])[]>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly cells: Map<string, Position>;
  readonly tree: Map<number, Sides>;
}

/** Gives a cell to all that can be reached from `root` through free cells, in mermaid's order. */
function walk(root: string, { edges, beside, positions, cells, tree }: Walk): void {
  cells.set(root, [0, 0]);
  const taken = new Set(['0 0']);
  const queue = [root];
  for (const id of queue) {
    const [x, y] = cells.get(id) ?? [0, 0];
    for (const [index, other] of beside.get(id) ?? []) {
      if (cells.has(other)) continue;
      const step = nearest(id, other, positions).find(({ cell }) => !taken.has(`${x + cell[0]} ${y + cell[1]}`));
      if (!step) continue;
      const cell: Position = [x + step.cell[0], y + step.cell[1]];
      cells.set(other, cell);
      taken.add(cell.join(' '));
      tree.set(index, edges[index]?.from === id ? step.sides : [step.sides[1], step.sides[0]]);
      queue.push(other);
    }
  }
}

/** The side of a cell that faces another, for both ends. */
function facing([x, y]: Position, [otherX, otherY]: Position): Sides {
  const side = Math.abs(otherX - x) >= Math.abs(otherY - y) ? (otherX > x ? 'R' : 'L') : (otherY > y ? 'B' : 'T');
  return [side, side];
}

/** The edges at each node, in their order, with the node at the other end. */
function edgesByNode(nodes: readonly string[], edges: readonly Edge[]): ReadonlyMap<string, readonly (readonly [index: number, other: string])[]> {
  const beside = new Map<string, [number, string][]>(nodes.map((id) => [id, []]));
  for (const [index, { from, to }] of edges.entries()) {
    beside.get(from)?.push([index, to]);
    beside.get(to)?.push([index, from]);
  }
  return beside;
}

/** The steps from one node, that which leads most nearly towards the other first. */
function nearest(id: string, other: string, positions: ReadonlyMap<string, Position>): readonly Step[] {
  const [[x, y], [toX, toY]] = [positions.get(id) ?? [0, 0], positions.get(other) ?? [0, 0]];
  const [dx, dy] = [(toX - x) / COLUMN, (toY - y) / ROW];
  const along = ({ cell: [stepX, stepY] }: Step): number => (dx * stepX + dy * stepY) / Math.hypot(stepX, stepY);
  return [...STEPS].sort((a, b) => along(b) - along(a));
}
