import { inflate, isHorizontal, lengthOf, overlaps, segmentBox, segmentsOf, sharedLength, type Box, type Point, type Segment } from './geometry.ts';
import type { DrawnSegment, RoutedConnection, RouteInput } from './connections.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** Height of a label's box and its distance from the line it names. */
const HEIGHT = 16;
const OFF_LINE = 3;
/** Room for the arrow head and the stub at an end of a route. */
const END = 12;

/** What a bad place costs. A label on a node or on another label is not drawn at all. */
const FORBIDDEN = 1_000;
const ON_LINE = 120;
/** Beside a stretch that several connections share, a label would speak for all of them. */
const BESIDE_SHARED = 60;

/** Side of a badge's square, and the distance to the label that it stands before. */
const BADGE = 18;
/** What stands out of a node above and below: its badge and what it costs. */
const OUT_OF_NODE = 10;

export interface PlacedLabel {
  readonly box: Box;
  readonly text: string;
}

interface Spot {
  readonly box: Box;
  readonly cost: number;
  /** The stretch of the connection's own line that the label stands beside. */
  readonly beside: Segment;
}

export interface Placed {
  readonly labels: ReadonlyMap<string, PlacedLabel>;
  /** Centres: before the label where there is one, else half-way along the line. */
  readonly badges: ReadonlyMap<string, Point>;
}

/** A place for each label, pausing before each: where the connection enters its target if that is free, else along the line. */
export function* placeLabels(
  { connections, measure, badged, texts = [] }: RouteInput, ways: ReadonlyMap<string, readonly Point[]>, nodes: SpatialIndex<Box>, drawn: SpatialIndex<DrawnSegment>,
): Generator<void, Placed> {
  const labels = new Map<string, PlacedLabel>();
  const badges = new Map<string, Point>();
  const taken = createSpatialIndex<Box>();
  for (const text of texts) taken.add(text, text);
  const bare = connections.filter(({ id, label }) => badged?.has(id) && label === '');
  for (const { id } of bare) putHalfWay(id, ways.get(id), badges, taken);
  for (const connection of connections) {
    const points = ways.get(connection.id);
    if (!points || connection.label === '') continue;
    yield;
    const room = badged?.has(connection.id) ? BADGE : 0;
    const best = bestSpot(connection, points, measure(connection.label) + room, { nodes, drawn, taken });
    if (best) {
      taken.add(best, best);
      labels.set(connection.id, { box: { ...best, x: best.x + room, width: best.width - room }, text: connection.label });
      if (room > 0) badges.set(connection.id, { x: best.x + room / 2, y: best.y + best.height / 2 });
    } else if (room > 0) putHalfWay(connection.id, points, badges, taken);
  }
  return { labels, badges };
}

function putHalfWay(id: string, points: readonly Point[] | undefined, badges: Map<string, Point>, taken: SpatialIndex<Box>): void {
  const at = points && halfWay(points);
  if (!at) return;
  const box = { x: at.x - BADGE / 2, y: at.y - BADGE / 2, width: BADGE, height: BADGE };
  taken.add(box, box);
  badges.set(id, at);
}

/** The point in the middle of a route; undefined where there is none. */
export function halfWay(points: readonly Point[]): Point | undefined {
  const segments = segmentsOf(points);
  let left = segments.reduce((sum, segment) => sum + lengthOf(segment), 0) / 2;
  for (const segment of segments) {
    const length = lengthOf(segment);
    if (left <= length && length > 0) return { x: segment.from.x + ((segment.to.x - segment.from.x) * left) / length, y: segment.from.y + ((segment.to.y - segment.from.y) * left) / length };
    left -= length;
  }
  return points[0];
}

interface Surroundings {
  readonly nodes: SpatialIndex<Box>;
  readonly drawn: SpatialIndex<DrawnSegment>;
  readonly taken: SpatialIndex<Box>;
}

function bestSpot(connection: RoutedConnection, points: readonly Point[], width: number, around: Surroundings): Box | undefined {
  let best: { readonly box: Box; readonly cost: number } | undefined;
  for (const spot of spots(points, width)) {
    const cost = spot.cost + trouble(spot, connection, around);
    if (cost < FORBIDDEN && (!best || cost < best.cost)) best = { box: spot.box, cost };
  }
  return best?.box;
}

/** Places along the line, the target's end first. */
function* spots(points: readonly Point[], width: number): Iterable<Spot> {
  const segments = segmentsOf(points).reverse();
  for (const [index, segment] of segments.entries()) {
    const cost = index === 0 ? 0 : index === segments.length - 1 ? 14 : 20 + index;
    yield* isHorizontal(segment) ? besideFlat(segment, width, cost) : besideUpright(segment, width, cost);
  }
}

function* besideFlat(segment: Segment, width: number, cost: number): Iterable<Spot> {
  const { x, y, width: length } = segmentBox(segment);
  const forward = segment.to.x >= segment.from.x;
  const nearTarget = forward ? x + length - END - width : x + END;
  const nearSource = forward ? x + END : x + length - END - width;
  const overhang = Math.max(0, width + END - length);
  const starts: readonly (readonly [number, number])[] = [[nearTarget, 0], [x + (length - width) / 2, 4], [nearSource, 6]];
  for (const [start, extra] of starts) {
    for (const [top, side] of [[y - OFF_LINE - HEIGHT, 0], [y + OFF_LINE, 5]] as const) {
      const box = { x: start, y: top, width, height: HEIGHT };
      yield { box, cost: cost + extra + side + overhang * 2, beside: stretch(segment, box) };
    }
  }
}

function* besideUpright(segment: Segment, width: number, cost: number): Iterable<Spot> {
  if (lengthOf(segment) < HEIGHT + 4) return;
  const { x, y, height: length } = segmentBox(segment);
  const down = segment.to.y >= segment.from.y;
  const nearTarget = down ? y + length - END - HEIGHT : y + END;
  const nearSource = down ? y + END : y + length - END - HEIGHT;
  for (const [top, extra] of [[y + (length - HEIGHT) / 2, 2], [nearTarget, 4], [nearSource, 6]] as const) {
    for (const [left, side] of [[x + 2 * OFF_LINE, 0], [x - 2 * OFF_LINE - width, 3]] as const) {
      const box = { x: left, y: top, width, height: HEIGHT };
      yield { box, cost: cost + 6 + extra + side, beside: stretch(segment, box) };
    }
  }
}

/** The part of a segment that runs along the box. */
function stretch(segment: Segment, box: Box): Segment {
  const line = segmentBox(segment);
  if (isHorizontal(segment)) {
    const [left, right] = [Math.max(line.x, box.x), Math.min(line.x + line.width, box.x + box.width)];
    return { from: { x: left, y: line.y }, to: { x: Math.max(left, right), y: line.y } };
  }
  const [top, bottom] = [Math.max(line.y, box.y), Math.min(line.y + line.height, box.y + box.height)];
  return { from: { x: line.x, y: top }, to: { x: line.x, y: Math.max(top, bottom) } };
}

function trouble({ box, beside }: Spot, connection: RoutedConnection, { nodes, drawn, taken }: Surroundings): number {
  const room = inflate(box, 2);
  const beyond = { x: room.x, y: room.y - OUT_OF_NODE, width: room.width, height: room.height + 2 * OUT_OF_NODE };
  if (nodes.some(beyond, (other) => overlaps(beyond, other))) return FORBIDDEN;
  if (taken.some(room, (other) => overlaps(room, other))) return FORBIDDEN;
  let cost = 0;
  for (const { segment, connection: other } of drawn.near(inflate(box, 2 * OFF_LINE))) {
    if (overlaps(thick(segment), box)) cost += ON_LINE;
    else if (other !== connection && sharedLength(beside, segment) > 0) cost += BESIDE_SHARED;
  }
  return cost;
}

function thick(segment: Segment): Box {
  return inflate(segmentBox(segment), 1);
}
