import type { Point } from './geometry.ts';

const RADIUS = 8;

/** The `d` of an SVG path through the corners, each rounded by up to 8 px. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M ${first.x} ${first.y}`;
  rest.forEach((corner, index) => {
    const before = index === 0 ? first : (rest[index - 1] as Point);
    const after = rest[index + 1];
    path += after ? roundedCorner(before, corner, after) : ` L ${corner.x} ${corner.y}`;
  });
  return path;
}

function roundedCorner(before: Point, corner: Point, after: Point): string {
  const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
  const enter = towards(corner, before, radius);
  const leave = towards(corner, after, radius);
  return ` L ${enter.x} ${enter.y} Q ${corner.x} ${corner.y} ${leave.x} ${leave.y}`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

/** Length of the arrow head; the line ends where it begins, so that the tip is sharp. */
const ARROW = 8;
const ARROW_HALF = 4;

/** The `d` of a connection's line without its arrow head; empty where there is no line. */
export function shaftPath(points: readonly Point[]): string {
  const [tip, before] = ends(points);
  return tip && before ? roundedPath([...points.slice(0, -1), back(tip, before, ARROW - 1)]) : '';
}

/** The `d` of the arrow head at the end of a connection's line. */
export function arrowPath(points: readonly Point[]): string {
  const [tip, before] = ends(points);
  if (!tip || !before) return '';
  const base = back(tip, before, ARROW);
  const [dx, dy] = [Math.sign(tip.y - before.y) * ARROW_HALF, Math.sign(tip.x - before.x) * ARROW_HALF];
  return `M ${tip.x} ${tip.y} L ${base.x + dx} ${base.y + dy} L ${base.x - dx} ${base.y - dy} Z`;
}

function ends(points: readonly Point[]): readonly [Point | undefined, Point | undefined] {
  return [points[points.length - 1], points[points.length - 2]];
}

/** The point `by` pixels before the tip, on the way from `before`. */
function back(tip: Point, before: Point, by: number): Point {
  return { x: tip.x - Math.sign(tip.x - before.x) * by, y: tip.y - Math.sign(tip.y - before.y) * by };
}
