import { straighten } from './candidates.ts';
import type { RouteInput } from './connections.ts';
import type { Box, Point } from './geometry.ts';
import type { Route } from './route.ts';
import { roundedPath } from './svg-path.ts';

/** Straight at both ends. */
const STUB = 24;

/**
 * The simplest lines that could be drawn, through whatever stands between: what is seen of a large design until its
 * routes are there. A route of `before` whose two ends are where they were is better and stays.
 */
export function sketchRoutes({ boxes, connections }: RouteInput, before: ReadonlyMap<string, Route>): ReadonlyMap<string, Route> {
  return new Map(connections.flatMap(({ id, from: source, to: target }): [string, Route][] => {
    const [from, to, known] = [boxes.get(source), boxes.get(target), before.get(id)];
    if (!from || !to || source === target) return [];
    if (known && touches(from, known.points[0]) && touches(to, known.points.at(-1))) return [[id, known]];
    const points = straighten(corners(from, to)) ?? [];
    return [[id, { points, path: roundedPath(points) }]];
  }));
}

function corners(from: Box, to: Box): readonly Point[] {
  const [fromX, fromY, toX, toY] = [from.x + from.width / 2, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height / 2];
  if (to.x >= from.x + from.width + STUB) {
    const x = to.x - STUB;
    return [{ x: from.x + from.width, y: fromY }, { x, y: fromY }, { x, y: toY }, { x: to.x, y: toY }];
  }
  const down = toY >= fromY;
  const [start, end] = [down ? from.y + from.height : from.y, down ? to.y : to.y + to.height];
  const y = Math.round((start + end) / 2);
  return [{ x: fromX, y: start }, { x: fromX, y }, { x: toX, y }, { x: toX, y: end }];
}

function touches(box: Box, point: Point | undefined): boolean {
  return point !== undefined && point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}
