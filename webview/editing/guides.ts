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

/** Edges and middles of boxes in their order along an axis, so that the nearest is found without going through all of them. */
export interface Rulers {
  readonly x: Ruler;
  readonly y: Ruler;
}

interface Ruler {
  readonly edges: readonly Mark[];
  readonly middles: readonly Mark[];
}

interface Mark {
  readonly at: number;
  readonly box: Box;
}

/** Pixels that are no distance: what is left of adding fractions. */
const SAME = 1e-6;

/** What a drag is held against, made once when it begins. */
export function rulersOf(boxes: readonly Box[]): Rulers {
  const ruler = (start: (box: Box) => number, size: (box: Box) => number): Ruler => ({
    edges: inOrder(boxes.flatMap((box) => [{ at: start(box), box }, { at: start(box) + size(box), box }])),
    middles: inOrder(boxes.map((box) => ({ at: start(box) + size(box) / 2, box }))),
  });
  return { x: ruler(({ x }) => x, ({ width }) => width), y: ruler(({ y }) => y, ({ height }) => height) };
}

/** The nearest way to bring an edge or the middle of a box onto that of another, at most `reach` away on each axis, and the lines that show it. */
export function snapTo(box: Box, others: Rulers, reach: number): Snapped {
  const x = nearest([box.x, box.x + box.width / 2, box.x + box.width], others.x, reach);
  const y = nearest([box.y, box.y + box.height / 2, box.y + box.height], others.y, reach);
  const placed: Box = { ...box, x: box.x + x.by, y: box.y + y.by };
  return {
    dx: x.by,
    dy: y.by,
    guides: [
      ...lines(x.marks).map(({ at, boxes }): Guide => ({ axis: 'x', at, from: Math.min(placed.y, ...boxes.map((each) => each.y)), to: Math.max(placed.y + placed.height, ...boxes.map((each) => each.y + each.height)) })),
      ...lines(y.marks).map(({ at, boxes }): Guide => ({ axis: 'y', at, from: Math.min(placed.x, ...boxes.map((each) => each.x)), to: Math.max(placed.x + placed.width, ...boxes.map((each) => each.x + each.width)) })),
    ],
  };
}

/** The smallest distance within reach, in one direction, and all that stands there; 0 and nothing where there is none. */
function nearest([start, middle, end]: readonly [number, number, number], { edges, middles }: Ruler, reach: number): { readonly by: number; readonly marks: readonly Mark[] } {
  // A middle with a middle, an edge with an edge: anything else looks like an accident.
  const pairs = [[start, edges], [middle, middles], [end, edges]] as const;
  const distances = pairs.flatMap(([mine, marks]) => {
    const next = firstFrom(marks, mine);
    return [marks[next - 1], marks[next]].flatMap((mark) => (mark && Math.abs(mark.at - mine) <= reach ? mark.at - mine : []));
  });
  if (distances.length === 0) return { by: 0, marks: [] };
  const by = distances.reduce((least, distance) => (Math.abs(distance) < Math.abs(least) ? distance : least));
  return { by, marks: pairs.flatMap(([mine, marks]) => marks.slice(firstFrom(marks, mine + by - SAME), firstFrom(marks, mine + by + SAME))) };
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => a.at - b.at);
}

/** The number of marks before `at`. */
function firstFrom(marks: readonly Mark[], at: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((marks[half] as Mark).at < at) low = half + 1;
    else high = half;
  }
  return low;
}

function lines(marks: readonly Mark[]): readonly { readonly at: number; readonly boxes: readonly Box[] }[] {
  const byPlace = new Map<number, Box[]>();
  for (const { at, box } of marks) {
    const boxes = byPlace.get(at);
    if (boxes) boxes.push(box);
    else byPlace.set(at, [box]);
  }
  return [...byPlace].map(([at, boxes]) => ({ at, boxes }));
}
