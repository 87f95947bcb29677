import { BEND, ENTER, LEAVE, straighten } from './candidates.ts';
import { inflate, union, type Box, type Point, type Segment } from './geometry.ts';
import { createHeap } from './heap.ts';
import { outside, SIDES, type Side } from './ports.ts';
import type { SpatialIndex } from './spatial-index.ts';

/** Straight at both ends: the arrow head. */
const STUB = 12;
/** How far around both ends ways are looked for, first and then. */
const REACHES = [160, 700];
/** Larger grids than this are not searched: nobody waits for one line that long. */
const LARGEST = 60_000;

export interface Maze {
  readonly from: Box;
  readonly to: Box;
  readonly starts: Readonly<Record<Side, Point>>;
  readonly targets: Readonly<Record<Side, Point>>;
  readonly nodes: SpatialIndex<Box>;
  /** Kept from nodes that the way does not belong to, in pixels. */
  readonly clearance: number;
  /** What a stretch costs by what is drawn there already. */
  readonly meets: (segment: Segment) => number;
}

/**
 * The cheapest way around all nodes, with any number of corners, on the grid of lines beside them (A*); undefined where
 * there is none. Far dearer than comparing ways with few corners, so it is asked only where all of those hit a node.
 */
export function wayThrough(maze: Maze): readonly Point[] | undefined {
  for (const reach of REACHES) {
    const way = search(maze, inflate(union(maze.from, maze.to), reach));
    if (way) return way;
  }
  return undefined;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By row and column: whether the step to the right (down) runs through a node. */
  readonly flat: Uint8Array;
  readonly upright: Uint8Array;
}

function search(maze: Maze, region: Box): readonly Point[] | undefined {
  const own = [maze.from, maze.to];
  const walls = [...own.map((box) => inflate(box, STUB - 1)), ...maze.nodes.near(region).filter((box) => !own.includes(box)).map((box) => inflate(box, maze.clearance))];
  const starts = SIDES.map((side) => ({ port: maze.starts[side], at: outside(maze.starts[side], side, STUB), cost: LEAVE[side], side }));
  const targets = SIDES.map((side) => ({ port: maze.targets[side], at: outside(maze.targets[side], side, STUB), cost: ENTER[side], side }));
  const grid = gridOf(walls, [...starts, ...targets].map(({ at }) => at), region);
  if (!grid) return undefined;
  const found = cheapest(grid, starts, targets, maze.meets);
  return found && straighten([found.start.port, ...found.points, found.target.port]);
}

/** The lines along the walls and through the ends, and which steps between their crossings are free. */
function gridOf(walls: readonly Box[], ends: readonly Point[], region: Box): Grid | undefined {
  const within = (values: readonly number[], low: number, high: number): number[] => [...new Set(values)].filter((value) => value >= low && value <= high).sort((a, b) => a - b);
  const xs = within([...walls.flatMap(({ x, width }) => [x, x + width]), ...ends.map(({ x }) => x)], region.x, region.x + region.width);
  const ys = within([...walls.flatMap(({ y, height }) => [y, y + height]), ...ends.map(({ y }) => y)], region.y, region.y + region.height);
  if (xs.length * ys.length > LARGEST) return undefined;
  const [flat, upright] = [new Uint8Array(xs.length * ys.length), new Uint8Array(xs.length * ys.length)];
  for (const { x, y, width, height } of walls) {
    const [left, right, top, bottom] = [lowerBound(xs, x), lowerBound(xs, x + width), lowerBound(ys, y), lowerBound(ys, y + height)];
    for (let row = top; row <= bottom && row < ys.length; row++) {
      for (let column = left; column <= right && column < xs.length; column++) {
        const [px, py] = [xs[column] as number, ys[row] as number];
        if (py > y && py < y + height && px < x + width) flat[row * xs.length + column] = 1;
        if (px > x && px < x + width && py < y + height) upright[row * xs.length + column] = 1;
      }
    }
  }
  return { xs, ys, flat, upright };
}

function lowerBound(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface End {
  readonly port: Point;
  readonly at: Point;
  readonly cost: number;
  readonly side: Side;
}

interface State {
  readonly column: number;
  readonly row: number;
  readonly heading: Side;
  readonly cost: number;
  readonly before?: State;
  readonly start: End;
}

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

function cheapest(grid: Grid, starts: readonly End[], targets: readonly End[], meets: Maze['meets']): { readonly start: End; readonly target: End; readonly points: readonly Point[] } | undefined {
  const goals = new Map(targets.flatMap((target) => {
    const place = placeOf(grid, target.at);
    return place ? [[place.row * grid.xs.length + place.column, target] as const] : [];
  }));
  const least = (at: Point): number => targets.reduce((lowest, target) => Math.min(lowest, target.cost + Math.abs(target.at.x - at.x) + Math.abs(target.at.y - at.y)), Infinity);
  const open = createHeap<State | { readonly done: State; readonly target: End }>();
  for (const start of starts) {
    const place = placeOf(grid, start.at);
    if (place) open.push({ ...place, heading: start.side, cost: start.cost, start }, start.cost + least(start.at));
  }
  const closed = new Uint8Array(grid.xs.length * grid.ys.length * SIDES.length);
  for (let next = open.pop(); next; next = open.pop()) {
    if ('done' in next) return { start: next.done.start, target: next.target, points: pointsOf(next.done, grid) };
    const key = (next.row * grid.xs.length + next.column) * SIDES.length + SIDES.indexOf(next.heading);
    if (closed[key] === 1) continue;
    closed[key] = 1;
    const target = goals.get(next.row * grid.xs.length + next.column);
    if (target) open.push({ done: next, target }, next.cost + target.cost + (OPPOSITE[target.side] === next.heading ? 0 : BEND));
    for (const step of stepsFrom(next, grid, meets)) open.push(step, step.cost + least({ x: grid.xs[step.column] as number, y: grid.ys[step.row] as number }));
  }
  return undefined;
}

function placeOf({ xs, ys }: Grid, { x, y }: Point): { readonly column: number; readonly row: number } | undefined {
  const [column, row] = [lowerBound(xs, x), lowerBound(ys, y)];
  return xs[column] === x && ys[row] === y ? { column, row } : undefined;
}

function* stepsFrom(state: State, { xs, ys, flat, upright }: Grid, meets: Maze['meets']): Iterable<State> {
  const { column, row, heading, start } = state;
  for (const side of SIDES) {
    if (side === OPPOSITE[heading]) continue;
    const [toColumn, toRow] = [column + (side === 'right' ? 1 : side === 'left' ? -1 : 0), row + (side === 'bottom' ? 1 : side === 'top' ? -1 : 0)];
    if (toColumn < 0 || toRow < 0 || toColumn >= xs.length || toRow >= ys.length) continue;
    const step = Math.min(row, toRow) * xs.length + Math.min(column, toColumn);
    if ((toRow === row ? flat : upright)[step] === 1) continue;
    const segment = { from: { x: xs[column] as number, y: ys[row] as number }, to: { x: xs[toColumn] as number, y: ys[toRow] as number } };
    const length = Math.abs(segment.to.x - segment.from.x) + Math.abs(segment.to.y - segment.from.y);
    yield { column: toColumn, row: toRow, heading: side, start, before: state, cost: state.cost + length + (side === heading ? 0 : BEND) + meets(segment) };
  }
}

function pointsOf(last: State, { xs, ys }: Grid): readonly Point[] {
  const points: Point[] = [];
  for (let state: State | undefined = last; state; state = state.before) points.push({ x: xs[state.column] as number, y: ys[state.row] as number });
  return points.reverse();
}
