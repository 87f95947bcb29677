import { candidates, channelsBeside, endsOf, lengthAndBends, type Candidate } from './candidates.ts';
import { mayShare, type DrawnSegment, type RoutedConnection, type RouteInput } from './connections.ts';
import { crosses, crossesBox, inflate, lengthOf, segmentBox, segmentsOf, sharedLength, union, type Box, type Point, type Segment } from './geometry.ts';
import { placeLabels, type PlacedLabel } from './labels.ts';
import { wayThrough } from './maze.ts';
import { createPorts, SIDES, type Ports, type Side } from './ports.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';
import { roundedPath } from './svg-path.ts';

/** What a bad meeting costs, in pixels of detour. */
const THROUGH_NODE = 5_000;
const ON_FOREIGN_LINE = 2_000;
const CLOSE_TO_FOREIGN_LINE = 400;
const CROSSING = 36;
/** Lines as close as that are read as one. */
const CLOSE = 6;
/** Distance that a line keeps from nodes it does not belong to. */
const CLEARANCE = 10;
/** How far beside the direct way an obstacle is looked for. */
const CORRIDOR = 90;

/** How hard the search tries: from how many boxes it takes channels, and how many ways it compares. */
interface Effort {
  readonly channelBoxes: number;
  readonly candidates: number;
  /** Whether a way with many corners keeps off other lines. */
  readonly keepsOff: boolean;
}

const THOROUGH: Effort = { channelBoxes: 8, candidates: 400, keepsOff: true };
/** Above so many connections nobody reads single lines, and the drawing has to stay quick. */
const MANY_CONNECTIONS = 400;
const QUICK: Effort = { channelBoxes: 1, candidates: 24, keepsOff: false };

export interface Route {
  /** Corners from the source's side to the target's side; only horizontal and vertical stretches. */
  readonly points: readonly Point[];
  /** The same as the `d` of an SVG path with rounded corners. */
  readonly path: string;
  /** Where the label stands; absent where there is none or no place for it. */
  readonly label?: PlacedLabel;
  /** The centre of the badge, where the connection carries one. */
  readonly badge?: Point;
}

/**
 * Orthogonal routes for all connections: around nodes, apart from lines of others; connections of one
 * line style share their last stretch into one target. The shortest are drawn first and the others give way.
 * Deterministic: same design, same picture.
 */
export function routeConnections(input: RouteInput): ReadonlyMap<string, Route> {
  const steps = routeSteps(input);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** `routeConnections`, pausing between connections, for those who have something else to do in between. */
export function* routeSteps(input: RouteInput): Generator<void, ReadonlyMap<string, Route>> {
  const nodes = createSpatialIndex<Box>();
  for (const box of input.boxes.values()) nodes.add(box, box);
  const around = { nodes, drawn: createSpatialIndex<DrawnSegment>(), ports: createPorts() };
  const ways = new Map<string, readonly Point[]>();
  const effort = input.connections.length > MANY_CONNECTIONS ? QUICK : THOROUGH;
  for (const connection of inOrderOfDistance(input)) {
    const [from, to] = [input.boxes.get(connection.from) as Box, input.boxes.get(connection.to) as Box];
    const points = bestWay(connection, { ...around, from, to }, effort);
    ways.set(connection.id, points);
    around.ports.take(connection, points);
    for (const segment of segmentsOf(points)) around.drawn.add(segmentBox(segment), { segment, connection });
    yield;
  }
  const { labels, badges } = yield* placeLabels(input, ways, nodes, around.drawn);
  const routes = new Map<string, Route>();
  for (const [id, points] of ways) {
    const [label, badge] = [labels.get(id), badges.get(id)];
    routes.set(id, { points, path: roundedPath(points), ...(label && { label }), ...(badge && { badge }) });
    yield;
  }
  return routes;
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

/** The candidate with the lowest cost after what it meets; both lists are sorted, so the search ends early. */
function bestWay(connection: RoutedConnection, around: Surroundings, effort: Effort): readonly Point[] {
  const { from, to, nodes, ports } = around;
  const obstacles = nodes.near(inflate(union(from, to), CORRIDOR)).filter((box) => box !== from && box !== to);
  const nearest = obstacles.sort((a, b) => offWay(a, from, to) - offWay(b, from, to)).slice(0, effort.channelBoxes);
  const channels = channelsBeside([from, to, ...nearest]);
  const starts = onSides((side) => ports.leaving(connection, side, from, centreOf(to)));
  const targets = onSides((side) => ports.entering(connection, side, to, starts[side === 'left' || side === 'right' ? 'right' : 'bottom']));
  let best: Candidate | undefined;
  let lowest = Infinity;
  for (const ends of endsOf(starts, targets)) {
    if (ends.least >= lowest) break;
    for (const way of candidates(ends, channels).slice(0, effort.candidates)) {
      if (way.cost >= lowest) break;
      const cost = way.cost + meetings(way, connection, around, lowest - way.cost);
      if (cost < lowest) [best, lowest] = [way, cost];
    }
  }
  if (lowest < THROUGH_NODE) return best?.points ?? [];
  const meets = (segment: Segment): number => (effort.keepsOff ? meetingsOf(segment, connection, around.drawn, Infinity) : 0);
  const way = wayThrough({ from, to, starts, targets, nodes, clearance: CLEARANCE, meets });
  return way && lengthAndBends(way) < lowest ? way : best?.points ?? [];
}

function onSides(portOf: (side: Side) => Point): Readonly<Record<Side, Point>> {
  const [right, bottom, top, left] = SIDES.map(portOf) as [Point, Point, Point, Point];
  return { right, bottom, top, left };
}

function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
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
  readonly ports: Ports;
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
    cost += meetingsOf(segment, connection, drawn, budget - cost);
    if (cost > budget) return cost;
  }
  return cost;
}

function meetingsOf(segment: Segment, connection: RoutedConnection, drawn: SpatialIndex<DrawnSegment>, budget: number): number {
  let cost = 0;
  drawn.some(inflate(segmentBox(segment), CLOSE), (other) => {
    cost += meeting(segment, connection, other);
    return cost > budget;
  });
  return cost;
}

function meeting(segment: Segment, connection: RoutedConnection, other: DrawnSegment): number {
  if (crosses(segment, other.segment)) return mayShare(connection, other.connection) ? 0 : CROSSING;
  const shared = sharedLength(segment, other.segment);
  // A shared stretch is drawn once, so it counts as saved ink where the two belong together.
  if (mayShare(connection, other.connection)) return -0.25 * Math.min(shared, lengthOf(segment));
  if (shared > 0) return ON_FOREIGN_LINE + shared;
  const close = sharedLength(segment, other.segment, CLOSE);
  return close > 0 ? CLOSE_TO_FOREIGN_LINE + close : 0;
}
