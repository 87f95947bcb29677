import { type Box, type Point, segmentsOf, lengthOf } from './geometry.ts';

/** Straight stub at both ends of a route: room for the arrow head and for telling lines apart. */
const STUB = 24;
/** Distances at which parallel lines may run beside a node. */
const LANES = [STUB, STUB + 16, STUB + 32];
/** What one corner costs, in pixels of length. */
const BEND = 30;

type Side = 'left' | 'right' | 'top' | 'bottom';

const NORMAL: Readonly<Record<Side, Point>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, top: { x: 0, y: -1 }, bottom: { x: 0, y: 1 } };

/** What it costs to leave (enter) by a side: diagrams read from left to right. */
const LEAVE: Readonly<Record<Side, number>> = { right: 0, bottom: 40, top: 40, left: 90 };
const ENTER: Readonly<Record<Side, number>> = { left: 0, top: 40, bottom: 40, right: 90 };
const SIDES: readonly Side[] = ['right', 'bottom', 'top', 'left'];

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

/** Every route with up to four corners from one box to another along the channels, the cheapest first. */
export function candidates(from: Box, to: Box, channels: Channels): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const leave of SIDES) {
    for (const enter of SIDES) {
      const [start, end] = [portOf(from, leave), portOf(to, enter)];
      const [out, into] = [step(start, leave), step(end, enter)];
      const sides = LEAVE[leave] + ENTER[enter];
      if (faces(start, end, leave, enter)) add(found, [start, end], sides);
      for (const middle of middles(out, into, channels)) add(found, [start, out, ...middle, into, end], sides);
    }
  }
  return found.sort((a, b) => a.cost - b.cost);
}

function add(found: Candidate[], corners: readonly Point[], sides: number): void {
  const points = straighten(corners);
  if (points === undefined) return;
  const length = segmentsOf(points).reduce((sum, segment) => sum + lengthOf(segment), 0);
  found.push({ points, cost: length + BEND * (points.length - 2) + sides });
}

/** The corners between the two stubs: none, one, or two along each channel. */
function* middles(out: Point, into: Point, { xs, ys }: Channels): Iterable<readonly Point[]> {
  if (out.x === into.x || out.y === into.y) yield [];
  yield [{ x: into.x, y: out.y }];
  yield [{ x: out.x, y: into.y }];
  for (const x of [(out.x + into.x) / 2, ...xs]) yield [{ x, y: out.y }, { x, y: into.y }];
  for (const y of [(out.y + into.y) / 2, ...ys]) yield [{ x: out.x, y }, { x: into.x, y }];
}

/** The middle of a side, where connections leave and enter. */
function portOf(box: Box, side: Side): Point {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const normal = NORMAL[side];
  return { x: x + (normal.x * box.width) / 2, y: y + (normal.y * box.height) / 2 };
}

function step(point: Point, side: Side): Point {
  return { x: point.x + NORMAL[side].x * STUB, y: point.y + NORMAL[side].y * STUB };
}

function faces(start: Point, end: Point, leave: Side, enter: Side): boolean {
  const [out, into] = [NORMAL[leave], NORMAL[enter]];
  if (out.x + into.x !== 0 || out.y + into.y !== 0) return false;
  return out.x !== 0 ? start.y === end.y && (end.x - start.x) * out.x > 0 : start.x === end.x && (end.y - start.y) * out.y > 0;
}

/** Corners without repeated and collinear points; undefined where the line would turn back on itself. */
function straighten(corners: readonly Point[]): readonly Point[] | undefined {
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
