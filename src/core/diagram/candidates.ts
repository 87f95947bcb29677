import { lengthOf, segmentsOf, type Box, type Point } from './geometry.ts';
import { NORMAL, outside, SIDES, type Side } from './ports.ts';

/** Straight stub at both ends of a route: room for the arrow head and for telling lines apart. */
const STUB = 24;
/** Distances at which parallel lines may run beside a node. */
const LANES = [STUB, STUB + 10, STUB + 20, STUB + 30];
/** What one corner costs, in pixels of length. */
export const BEND = 30;

/** What it costs to leave (enter) by a side: diagrams read from left to right. */
export const LEAVE: Readonly<Record<Side, number>> = { right: 0, bottom: 40, top: 40, left: 90 };
export const ENTER: Readonly<Record<Side, number>> = { left: 0, top: 40, bottom: 40, right: 90 };

/** One way to draw a connection, before anything else on the canvas is considered. */
export interface Candidate {
  readonly points: readonly Point[];
  /** Length, corners and sides; lower is better. */
  readonly cost: number;
}

/** Lines of the grid on which routes may run: x of the upright, y of the flat stretches. */
export interface Channels {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Where a connection would leave and enter by two sides. */
export interface Ends {
  readonly leave: Side;
  readonly enter: Side;
  readonly start: Point;
  readonly end: Point;
  /** No way between these ends costs less. */
  readonly least: number;
}

/** The channels beside the given boxes. */
export function channelsBeside(boxes: readonly Box[]): Channels {
  const xs = new Set<number>();
  const ys = new Set<number>();
  for (const box of boxes) {
    for (const lane of LANES) {
      xs.add(box.x - lane).add(box.x + box.width + lane);
      ys.add(box.y - lane).add(box.y + box.height + lane);
    }
  }
  return { xs: [...xs], ys: [...ys] };
}

/** The sixteen pairs of sides, those that promise the shortest ways first. */
export function endsOf(starts: Readonly<Record<Side, Point>>, targets: Readonly<Record<Side, Point>>): readonly Ends[] {
  const all = SIDES.flatMap((leave) => SIDES.map((enter): Ends => {
    const [start, end] = [starts[leave], targets[enter]];
    const least = LEAVE[leave] + ENTER[enter] + Math.abs(start.x - end.x) + Math.abs(start.y - end.y);
    return { leave, enter, start, end, least };
  }));
  return all.sort((a, b) => a.least - b.least);
}

/** Every route with up to four corners between two ends along the channels, the cheapest first. */
export function candidates(ends: Ends, channels: Channels): readonly Candidate[] {
  const found: Candidate[] = [];
  const { leave, enter, start, end } = ends;
  const [out, into] = [outside(start, leave, STUB), outside(end, enter, STUB)];
  const sides = LEAVE[leave] + ENTER[enter];
  if (faces(ends)) add(found, [start, end], sides);
  for (const middle of middles(out, into, channels)) add(found, [start, out, ...middle, into, end], sides);
  return found.sort((a, b) => a.cost - b.cost);
}

function add(found: Candidate[], corners: readonly Point[], sides: number): void {
  const points = straighten(corners);
  if (points !== undefined) found.push({ points, cost: lengthAndBends(points) + sides });
}

/** What a way costs by itself. */
export function lengthAndBends(points: readonly Point[]): number {
  return segmentsOf(points).reduce((sum, segment) => sum + lengthOf(segment), 0) + BEND * (points.length - 2);
}

/** The corners between the two stubs: none, one, or two along each channel. */
function* middles(out: Point, into: Point, { xs, ys }: Channels): Iterable<readonly Point[]> {
  if (out.x === into.x || out.y === into.y) yield [];
  yield [{ x: into.x, y: out.y }];
  yield [{ x: out.x, y: into.y }];
  for (const x of [Math.round((out.x + into.x) / 2), ...xs]) yield [{ x, y: out.y }, { x, y: into.y }];
  for (const y of [Math.round((out.y + into.y) / 2), ...ys]) yield [{ x: out.x, y }, { x: into.x, y }];
}

function faces({ start, end, leave, enter }: Ends): boolean {
  const [out, into] = [NORMAL[leave], NORMAL[enter]];
  if (out.x + into.x !== 0 || out.y + into.y !== 0) return false;
  return out.x !== 0 ? start.y === end.y && (end.x - start.x) * out.x > 0 : start.x === end.x && (end.y - start.y) * out.y > 0;
}

/** Corners without repeated and collinear points; undefined where the line would turn back on itself. */
export function straighten(corners: readonly Point[]): readonly Point[] | undefined {
  const points: Point[] = [];
  for (const corner of corners) {
    const last = points.at(-1);
    const before = points.at(-2);
    if (last && last.x === corner.x && last.y === corner.y) continue;
    if (last && before && ((before.x === last.x && last.x === corner.x) || (before.y === last.y && last.y === corner.y))) {
      const back = (last.x - before.x) * (corner.x - last.x) + (last.y - before.y) * (corner.y - last.y) < 0;
      if (back) return undefined;
      points.pop();
    }
    points.push(corner);
  }
  return points;
}
