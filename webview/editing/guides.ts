import type { Box } from '../../src/core/diagram/geometry.ts';

/** A helper line: along which the thing that is dragged stands with others. */
export interface Guide {
  readonly axis: 'x' | 'y';
  /** Where it runs across its axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  /** How far to move so that the lines meet. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly other: Box;
}

/** The nearest way to bring an edge or the middle of a box onto that of another, at most `reach` away on each axis, and the lines that show it. */
export function snapTo(box: Box, others: readonly Box[], reach: number): Snapped {
  const x = nearest(box, others, reach, (each) => [each.x, each.x + each.width / 2, each.x + each.width]);
  const y = nearest(box, others, reach, (each) => [each.y, each.y + each.height / 2, each.y + each.height]);
  const placed: Box = { ...box, x: box.x + (x[0]?.by ?? 0), y: box.y + (y[0]?.by ?? 0) };
  return {
    dx: x[0]?.by ?? 0,
    dy: y[0]?.by ?? 0,
    guides: [
      ...lines(x).map(({ at, boxes }): Guide => ({ axis: 'x', at, from: Math.min(placed.y, ...boxes.map((each) => each.y)), to: Math.max(placed.y + placed.height, ...boxes.map((each) => each.y + each.height)) })),
      ...lines(y).map(({ at, boxes }): Guide => ({ axis: 'y', at, from: Math.min(placed.x, ...boxes.map((each) => each.x)), to: Math.max(placed.x + placed.width, ...boxes.map((each) => each.x + each.width)) })),
    ],
  };
}

/** All matches at the smallest distance, in one direction. */
function nearest(box: Box, others: readonly Box[], reach: number, edgesOf: (box: Box) => readonly number[]): readonly Match[] {
  const own = edgesOf(box);
  let best: Match[] = [];
  for (const other of others) {
    for (const [place, at] of edgesOf(other).entries()) {
      for (const [mine, edge] of own.entries()) {
        // A middle with a middle, an edge with an edge: anything else looks like an accident.
        if ((place === 1) !== (mine === 1)) continue;
        const by = at - edge;
        const least = best[0] ? Math.abs(best[0].by) : reach;
        if (Math.abs(by) > least) continue;
        if (Math.abs(by) < least || (best[0] && best[0].by !== by)) best = [];
        best.push({ by, at, other });
      }
    }
  }
  return best;
}

function lines(matches: readonly Match[]): readonly { readonly at: number; readonly boxes: readonly Box[] }[] {
  const byPlace = new Map<number, Box[]>();
  for (const { at, other } of matches) byPlace.set(at, [...(byPlace.get(at) ?? []), other]);
  return [...byPlace].map(([at, boxes]) => ({ at, boxes }));
}
