import type { RoutedConnection } from './connections.ts';
import type { Box, Point } from './geometry.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';

export const SIDES: readonly Side[] = ['right', 'bottom', 'top', 'left'];
export const NORMAL: Readonly<Record<Side, Point>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, top: { x: 0, y: -1 }, bottom: { x: 0, y: 1 } };

/** Where connections meet a side, from its middle: first so far apart that a label fits between. Corners stay free: badges stand there. */
const SLOTS = [0, 20, -20, 10, -10];

/** The places on the sides of nodes, each given to one connection, or to those that share their last stretch. */
export interface Ports {
  /** The free place nearest to the middle, `towards` the other end first; the middle where none is left. */
  readonly leaving: (connection: RoutedConnection, side: Side, box: Box, towards: Point) => Point;
  readonly entering: (connection: RoutedConnection, side: Side, box: Box, towards: Point) => Point;
  /** Keeps both places for the connection. */
  readonly take: (connection: RoutedConnection, points: readonly Point[]) => void;
}

export function createPorts(): Ports {
  const holders = new Map<string, string>();
  const free = (node: string, holder: string, side: Side, box: Box, towards: Point): Point => {
    const middle = onSide(box, side, 0);
    const wanted = side === 'left' || side === 'right' ? towards.y - middle.y : towards.x - middle.x;
    const slots = SLOTS.map((slot) => (wanted < 0 ? -slot : slot));
    const own = slots.find((slot) => holders.get(keyOf(node, onSide(box, side, slot))) === holder);
    const straight = slots.find((slot) => slot === wanted && !holders.has(keyOf(node, onSide(box, side, slot))));
    const slot = own ?? straight ?? slots.find((each) => !holders.has(keyOf(node, onSide(box, side, each)))) ?? 0;
    return onSide(box, side, slot);
  };
  return {
    leaving: (connection, side, box, towards) => free(connection.from, connection.id, side, box, towards),
    entering: (connection, side, box, towards) => free(connection.to, ENTERING[connection.line], side, box, towards),
    take(connection, points) {
      const [first, last] = [points[0], points.at(-1)];
      if (first) holders.set(keyOf(connection.from, first), connection.id);
      if (last) holders.set(keyOf(connection.to, last), ENTERING[connection.line]);
    },
  };
}

/** No id of a connection holds a line break. */
const ENTERING = { sync: '\nsync', async: '\nasync', authorize: '\nauthorize' } as const;

function keyOf(node: string, { x, y }: Point): string {
  return `${x} ${y} ${node}`;
}

/** The point of a side that lies so far from its middle, to the right or down. */
function onSide(box: Box, side: Side, slot: number): Point {
  const normal = NORMAL[side];
  const [x, y] = [box.x + box.width / 2 + (normal.x * box.width) / 2, box.y + box.height / 2 + (normal.y * box.height) / 2];
  return normal.x === 0 ? { x: x + slot, y } : { x, y: y + slot };
}

/** The point `by` pixels outside of a side. */
export function outside(point: Point, side: Side, by: number): Point {
  return { x: point.x + NORMAL[side].x * by, y: point.y + NORMAL[side].y * by };
}
