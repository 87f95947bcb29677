import type { Box } from '../../src/core/diagram/geometry.ts';
import type { Position } from '../state/store.ts';

/** Something on the canvas that can be moved, by its flow id. */
export interface Piece {
  readonly flow: string;
  readonly box: Box;
}

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

/** New positions that bring an edge (or the middle) of all pieces onto one line: the outermost edge, or the middle of all. Only of those that move. */
export function align(pieces: readonly Piece[], edge: Edge): ReadonlyMap<string, Position> {
  const isAcross = edge === 'left' || edge === 'centre' || edge === 'right';
  const part = edge === 'left' || edge === 'top' ? 0 : edge === 'right' || edge === 'bottom' ? 1 : 0.5;
  const spans = pieces.map(({ box }) => (isAcross ? { from: box.x, size: box.width } : { from: box.y, size: box.height }));
  const [least, most] = [Math.min(...spans.map(({ from }) => from)), Math.max(...spans.map(({ from, size }) => from + size))];
  const line = least + (most - least) * part;
  return moved(pieces, ({ box }) => (isAcross ? [Math.round(line - box.width * part), box.y] : [box.x, Math.round(line - box.height * part)]));
}

/** New positions with the same room between all neighbours; the outermost two stay. Fewer than three have nothing between them. */
export function distribute(pieces: readonly Piece[], axis: Axis): ReadonlyMap<string, Position> {
  if (pieces.length < 3) return new Map();
  const [start, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const row = [...pieces].sort((a, b) => a.box[start] - b.box[start]);
  const [first, last] = [row[0] as Piece, row[row.length - 1] as Piece];
  const room = last.box[start] + last.box[size] - first.box[start] - row.reduce((sum, { box }) => sum + box[size], 0);
  const gap = room / (row.length - 1);
  const places = new Map<string, number>();
  let at = first.box[start];
  for (const { flow, box } of row) {
    places.set(flow, Math.round(at));
    at += box[size] + gap;
  }
  return moved(pieces, ({ flow, box }) => (axis === 'horizontal' ? [places.get(flow) ?? box.x, box.y] : [box.x, places.get(flow) ?? box.y]));
}

function moved(pieces: readonly Piece[], to: (piece: Piece) => Position): ReadonlyMap<string, Position> {
  const positions = pieces.map((piece) => [piece, to(piece)] as const);
  return new Map(positions.filter(([{ box }, [x, y]]) => x !== box.x || y !== box.y).map(([{ flow }, at]) => [flow, at]));
}
