/** Bills of two designs over the traffic, as it is written times a factor. */
export interface Curves {
  readonly points: readonly CurvePoint[];
  /** Where one becomes dearer than the other, ascending. */
  readonly crossings: readonly Crossing[];
}

export interface CurvePoint extends Costs {
  /** Times the traffic as it is written; 1: you are here. */
  readonly factor: number;
}

/** USD a month of both. */
interface Costs {
  readonly before: number;
  readonly after: number;
  /** What of it both have in common: lines that are the same. */
  readonly shared: number;
}

export interface Crossing {
  readonly factor: number;
  /** USD a month, of both. */
  readonly usd: number;
  /** Which of them is cheaper above. */
  readonly cheaperAbove: 'before' | 'after';
}

/** What both cost at a factor of the traffic. */
type CostsAt = (factor: number) => Costs;

export const FACTOR_RANGE = { from: 0.01, to: 100 } as const;
/** Points for each tenfold of traffic: 1 and every power of ten are among them. */
export const PER_DECADE = 20;
/** Halvings of a step of the curve: 2^-40 of an eighth is far below a cent's worth of traffic. */
const HALVINGS = 40;
/** Below this share of the bill two bills are equal: adding up in another order leaves as much. */
const EQUAL = 1e-12;

/** Factors from `from` to `to`, evenly spaced on a logarithmic axis. */
export function factorsOf({ from, to }: { readonly from: number; readonly to: number } = FACTOR_RANGE): readonly number[] {
  const [first, last] = [Math.round(Math.log10(from) * PER_DECADE), Math.round(Math.log10(to) * PER_DECADE)];
  return Array.from({ length: last - first + 1 }, (_, step) => Number((10 ** ((first + step) / PER_DECADE)).toPrecision(12)));
}

/**
 * The curves of two bills and the points where they cross, found by bisection between neighbouring points whose
 * difference has another sign. Stretches where both cost the same are no crossing, what lies at their ends is one
 * only where the other becomes the cheaper. Two crossings between two neighbouring points are not seen.
 *
 * A generator, since each point is a whole estimate: whoever runs it may do other things, or stop, between two.
 */
export function* curvesOf(costsAt: CostsAt, factors: readonly number[] = factorsOf()): Generator<undefined, Curves, unknown> {
  const points: CurvePoint[] = [];
  for (const factor of factors) {
    points.push({ factor, ...costsAt(factor) });
    yield undefined;
  }
  const crossings: Crossing[] = [];
  let last: CurvePoint | undefined;
  for (const point of points) {
    const sign = signOf(point);
    if (sign === 0) continue;
    if (last && signOf(last) !== sign) crossings.push(yield* crossingBetween(last, point, costsAt));
    last = point;
  }
  return { points, crossings };
}

/** 1: `after` is dearer, -1: cheaper, 0: they cost the same. */
function signOf({ before, after }: Pick<CurvePoint, 'before' | 'after'>): number {
  return Math.abs(after - before) <= EQUAL * Math.max(Math.abs(before), Math.abs(after)) ? 0 : Math.sign(after - before);
}

function* crossingBetween(from: CurvePoint, to: CurvePoint, costsAt: CostsAt): Generator<undefined, Crossing, unknown> {
  const below = signOf(from);
  let [low, high] = [from.factor, to.factor];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = Math.sqrt(low * high);
    const { before, after } = costsAt(middle);
    if (Math.sign(after - before) === below) low = middle;
    else high = middle;
    yield undefined;
  }
  return { factor: high, usd: costsAt(high).after, cheaperAbove: below > 0 ? 'after' : 'before' };
}
