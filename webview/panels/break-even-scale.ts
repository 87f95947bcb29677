import type { ComparisonSnapshot } from '../../src/protocol/messages.ts';

type Curves = ComparisonSnapshot['curves'];

/** The drawing and the field within it that the axes span, in its own units. */
export const BOX = { width: 520, height: 250, left: 62, right: 506, top: 22, bottom: 210 } as const;

/** Tens of USD between the lowest and the highest that is drawn, at most: what is less by more is at the floor. */
const MOST_DECADES = 6;

export interface Chart {
  readonly across: readonly { readonly factor: number; readonly x: number }[];
  readonly up: readonly { readonly usd: number; readonly y: number }[];
  /** SVG paths; a curve is broken where it costs nothing, which a logarithmic axis does not have. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Those too near to the one before have no label of their own. */
  readonly crossings: readonly { readonly factor: number; readonly x: number; readonly y: number; readonly labelled: boolean }[];
  /** Where the traffic is as it is written. */
  readonly here: number;
  /** Of a point of the curves, by its place. */
  readonly xOf: (place: number) => number;
}

/** Where everything of the curves stands, both axes logarithmic; undefined where the two never differ. What both have in common is left out: it would hide the difference. */
export function chartOf({ points, crossings }: Curves): Chart | undefined {
  const own = points.map(({ factor, before, after, shared }) => ({ factor, before: above(before, shared), after: above(after, shared) }));
  const amounts = own.flatMap(({ before, after }) => [before, after]).filter((usd) => usd > 0);
  const [first, last] = [points[0], points.at(-1)];
  if (amounts.length === 0 || !first || !last) return undefined;
  const high = Math.ceil(Math.log10(Math.max(...amounts)));
  const low = Math.max(high - MOST_DECADES, Math.min(high - 1, Math.floor(Math.log10(Math.min(...amounts)))));
  const x = scale(Math.log10(first.factor), Math.log10(last.factor), BOX.left, BOX.right);
  const y = scale(low, high, BOX.bottom, BOX.top);
  const place = (factor: number, usd: number) => ({ x: x(Math.log10(factor)), y: y(Math.max(low, Math.log10(usd))) });
  const decades = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return {
    across: decades(Math.ceil(Math.log10(first.factor)), Math.floor(Math.log10(last.factor))).map((exponent) => ({ factor: power(exponent), x: x(exponent) })),
    up: decades(low, high).map((exponent) => ({ usd: power(exponent), y: y(exponent) })),
    before: paths(own.map(({ factor, before }) => (before > 0 ? place(factor, before) : undefined))),
    after: paths(own.map(({ factor, after }) => (after > 0 ? place(factor, after) : undefined))),
    crossings: spaced(crossings.map(({ factor }) => ({ factor, ...place(factor, ownAt(factor, own)) }))),
    here: x(0),
    xOf: (at) => x(Math.log10(points[at]?.factor ?? 1)),
  };
}

/** How far apart labels stand at least: the width of one. */
const LABEL_WIDTH = 56;

function spaced<T extends { readonly x: number }>(marks: readonly T[]): readonly (T & { readonly labelled: boolean })[] {
  let last = -Infinity;
  return marks.map((mark) => {
    const labelled = mark.x - last >= LABEL_WIDTH;
    if (labelled) last = mark.x;
    return { ...mark, labelled };
  });
}

/** What is not shared; what adding up in another order leaves is nothing. */
function above(usd: number, shared: number): number {
  const rest = usd - shared;
  return rest > 1e-9 * Math.abs(usd) ? rest : 0;
}

function power(exponent: number): number {
  return Number(`1e${exponent}`);
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Lines through the points that follow each other without a gap. */
function paths(points: readonly ({ readonly x: number; readonly y: number } | undefined)[]): readonly string[] {
  const found: string[] = [];
  let path = '';
  for (const point of [...points, undefined]) {
    if (point) path += `${path === '' ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    else if (path !== '') {
      found.push(path);
      path = '';
    }
  }
  return found;
}

/** The amount at a crossing, between the points around it on the logarithmic axes. */
function ownAt(factor: number, points: readonly { readonly factor: number; readonly after: number }[]): number {
  const next = points.findIndex((point) => point.factor >= factor);
  const [a, b] = [points[Math.max(0, next - 1)], points[Math.max(0, next)]];
  if (!a || !b) return 1;
  if (a.after <= 0 || b.after <= 0 || a.factor === b.factor) return Math.max(a.after, b.after);
  const share = Math.log(factor / a.factor) / Math.log(b.factor / a.factor);
  return a.after * (b.after / a.after) ** share;
}
