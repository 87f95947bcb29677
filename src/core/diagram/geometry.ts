/** Canvas geometry, in CSS pixels at zoom 1; x to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** An axis-parallel stretch between two corners of a route. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

export const NODE_WIDTH = 200;
export const NODE_HEIGHT = 64;

/** The box of a node whose top left corner is at `position`. */
export function nodeBox(position: readonly [number, number]): Box {
  return { x: position[0], y: position[1], width: NODE_WIDTH, height: NODE_HEIGHT };
}

/** Whether two boxes share area; touching edges do not count. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The box grown by `margin` on every side. */
export function inflate(box: Box, margin: number): Box {
  return { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

/** The smallest box around both. */
export function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The smallest box around all, or undefined for none. */
export function bounds(boxes: Iterable<Box>): Box | undefined {
  let all: Box | undefined;
  for (const box of boxes) all = all ? union(all, box) : box;
  return all;
}

export function segmentBox({ from, to }: Segment): Box {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
}

export function isHorizontal({ from, to }: Segment): boolean {
  return from.y === to.y;
}

export function lengthOf({ from, to }: Segment): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}

export function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).map((to, index) => ({ from: points[index] as Point, to }));
}

/** Whether a segment runs through the inside of a box; running along its edge does not count. */
export function crossesBox(segment: Segment, box: Box): boolean {
  const line = segmentBox(segment);
  return line.x < box.x + box.width && box.x < line.x + line.width + (line.width === 0 ? 1e-9 : 0)
    && line.y < box.y + box.height && box.y < line.y + line.height + (line.height === 0 ? 1e-9 : 0)
    && (line.width > 0 || line.x > box.x) && (line.height > 0 || line.y > box.y);
}

/** Length of the stretch on which two parallel segments lie no more than `apart` from each other: on one line where it is 0. */
export function sharedLength(a: Segment, b: Segment, apart = 0): number {
  if (isHorizontal(a) !== isHorizontal(b)) return 0;
  const [p, q] = [segmentBox(a), segmentBox(b)];
  if (isHorizontal(a)) return Math.abs(p.y - q.y) <= apart ? Math.max(0, Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)) : 0;
  return Math.abs(p.x - q.x) <= apart ? Math.max(0, Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y)) : 0;
}

/** Whether a horizontal and a vertical segment cross in their insides. */
export function crosses(a: Segment, b: Segment): boolean {
  if (isHorizontal(a) === isHorizontal(b)) return false;
  const [flat, upright] = isHorizontal(a) ? [segmentBox(a), segmentBox(b)] : [segmentBox(b), segmentBox(a)];
  return upright.x > flat.x && upright.x < flat.x + flat.width && flat.y > upright.y && flat.y < upright.y + upright.height;
}
