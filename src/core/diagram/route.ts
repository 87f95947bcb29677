import { candidates, channelsBeside, type Candidate } from './candidates.ts';
import { crosses, crossesBox, inflate, lengthOf, segmentBox, segmentsOf, sharedLength, union, type Box, type Point, type Segment } from './geometry.ts';
import type { DrawnSegment, RoutedConnection, RouteInput } from './connections.ts';
import { placeLabels, type PlacedLabel } from './labels.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';
import { roundedPath } from './svg-path.ts';

/** What a bad meeting costs, in pixels of detour. */
const THROUGH_NODE = 5_000;
const ON_FOREIGN_LINE = 160;
const CROSSING = 36;
/** Distance that a line keeps from nodes it does not belong to. */
const CLEARANCE = 10;
/** How far beside the direct way an obstacle is looked for. */
const CORRIDOR = 90;

/** How hard the search tries: from how many boxes it takes channels, and how many ways it compares. */
interface Effort {
  readonly channelBoxes: number;
  readonly candidates: number;
}

const THOROUGH: Effort = { channelBoxes: 8, candidates: 400 };
/** Above so many connections nobody reads single lines, and the drawing has to stay quick. */
const MANY_CONNECTIONS = 400;
const QUICK: Effort = { channelBoxes: 1, candidates: 40 };

export interface Route {
  /** Corners from the source's side to the target's side; only horizontal and vertical stretches. */
  readonly points: readonly Point[];
  /** The same as the `d` of an SVG path with rounded corners. */
  readonly path: string;
  /** Where the label stands; absent where there is none or no place for it. */
  readonly label?: PlacedLabel;
}

/**
 * Orthogonal routes for all connections: around nodes, apart from lines of others; connections of one
 * line style may share the stretch out of one source or into one target. The
 * shortest are drawn first and the others give way. Deterministic: same design, same picture.
 */
export function routeConnections(input: RouteInput): ReadonlyMap<string, Route> {
  const nodes = createSpatialIndex<Box>();
  for (const box of input.boxes.values()) nodes.add(box, box);
  const drawn = createSpatialIndex<DrawnSegment>();
  const ways = new Map<string, readonly Point[]>();
  const effort = input.connections.length > MANY_CONNECTIONS ? QUICK : THOROUGH;
  for (const connection of inOrderOfDistance(input)) {
    const [from, to] = [input.boxes.get(connection.from) as Box, input.boxes.get(connection.to) as Box];
    const points = bestWay(connection, { from, to, nodes, drawn }, effort);
    ways.set(connection.id, points);
    for (const segment of segmentsOf(points)) drawn.add(segmentBox(segment), { segment, connection });
  }
  const labels = placeLabels(input, ways, nodes, drawn);
  return new Map([...ways].map(([id, points]) => {
    const label = labels.get(id);
    return [id, { points, path: roundedPath(points), ...(label && { label }) }];
  }));
}

function inOrderOfDistance({ boxes, connections }: RouteInput): readonly RoutedConnection[] {
  const distance = (connection: RoutedConnection): number => {
    const [from, to] = [boxes.get(connection.from) as Box, boxes.get(connection.to) as Box];
    return Math.abs(from.x - to.x) + 2 * Math.abs(from.y - to.y);
  };
  return connections
    .filter(({ from, to }) => from !== to && boxes.has(from) && boxes.has(to))
    .map((connection) => ({ connection, distance: distance(connection) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ connection }) => connection);
}

/** The candidate with the lowest cost after what it meets; the list is sorted, so the search ends early. */
function bestWay(connection: RoutedConnection, around: Surroundings, effort: Effort): readonly Point[] {
  const { from, to, nodes } = around;
  const obstacles = nodes.near(inflate(union(from, to), CORRIDOR)).filter((box) => box !== from && box !== to);
  const nearest = [...obstacles].sort((a, b) => offWay(a, from, to) - offWay(b, from, to)).slice(0, effort.channelBoxes);
  let best: Candidate | undefined;
  let lowest = Infinity;
  for (const way of candidates(from, to, channelsBeside([from, to, ...nearest])).slice(0, effort.candidates)) {
    if (way.cost >= lowest) break;
    const cost = way.cost + meetings(way, connection, around, lowest - way.cost);
    if (cost < lowest) [best, lowest] = [way, cost];
  }
  return best?.points ?? [];
}

function offWay(box: Box, from: Box, to: Box): number {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return Math.abs(box.x - middle.x) + Math.abs(box.y - middle.y);
}

interface Surroundings {
  readonly from: Box;
  readonly to: Box;
  readonly nodes: SpatialIndex<Box>;
  readonly drawn: SpatialIndex<DrawnSegment>;
}

/** What a way costs besides itself; not counted to the end once it is above `budget`. */
function meetings(way: Candidate, connection: RoutedConnection, { from, to, nodes, drawn }: Surroundings, budget: number): number {
  let cost = 0;
  for (const segment of segmentsOf(way.points)) {
    nodes.some(inflate(segmentBox(segment), CLEARANCE), (box) => {
      if (crossesBox(segment, box === from || box === to ? box : inflate(box, CLEARANCE))) cost += THROUGH_NODE;
      return cost > budget;
    });
    if (cost > budget) return cost;
  }
  for (const segment of segmentsOf(way.points)) {
    drawn.some(segmentBox(segment), (other) => {
      cost += meeting(segment, connection, other);
      return cost > budget;
    });
    if (cost > budget) return cost;
  }
  return cost;
}

function meeting(segment: Segment, connection: RoutedConnection, other: DrawnSegment): number {
  if (crosses(segment, other.segment)) return belongTogether(connection, other.connection) ? 0 : CROSSING;
  const shared = sharedLength(segment, other.segment);
  if (shared === 0) return 0;
  // A shared stretch is drawn once, so it counts as saved ink where the two belong together.
  return belongTogether(connection, other.connection) ? -0.25 * Math.min(shared, lengthOf(segment)) : ON_FOREIGN_LINE + shared;
}

/** Whether two connections may run on one line: drawn in one style, out of one source or into one target. */
function belongTogether(a: RoutedConnection, b: RoutedConnection): boolean {
  return a.line === b.line && (a.from === b.from || a.to === b.to);
}
