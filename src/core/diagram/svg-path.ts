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
