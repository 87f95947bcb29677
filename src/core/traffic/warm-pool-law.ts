/**
 * The exact law of the warm pool: Poisson arrivals, exponential durations, the environment used last is used next,
 * and an idle one is gone after a while. The k-th environment is there as long as k were busy at once within that
 * while, so there are as many as the most that were busy: the running maximum of M/M/inf (M/M/c/c with a cap). How
 * likely it is not to have gone above m follows from the generator that is killed above m; its exponential is found
 * by inverting the Laplace transform (Abate and Valkó, 2004), which takes one tridiagonal system a point.
 * Units: requests a second, seconds.
 */
export interface PoolLaw {
  /** Of the requests that are taken on. */
  readonly coldShare: number;
  readonly environments: number;
}

/** More busy at once than so many would take seconds to compute. */
export const MOST_BUSY = 500;
/** Points of the contour: more would lose to rounding what they win. */
const POINTS = 22;
const ENOUGH = 1e-11;

/** @param cap environments at most; Infinity where nothing bounds them. */
export function poolLaw(rate: number, duration: number, idle: number, cap = Infinity): PoolLaw | undefined {
  const load = rate * duration;
  if (!(load > 0) || !(idle > 0) || load > MOST_BUSY) return undefined;
  const busy = busyLaw(load, cap);
  const contour = contourOf(idle);
  let [environments, cold, level] = [0, 0, 0];
  // Below, more were busy within the while, as good as certainly.
  for (; level < load - 8 * Math.sqrt(load) - 1; level++) environments++;
  for (; level < busy.length; level++) {
    const { all, top } = level === cap ? { all: 1, top: 0 } : stayed(busy, level, rate, duration, contour);
    environments += Math.max(0, 1 - all);
    cold += Math.max(0, top);
    if (1 - all < ENOUGH) break;
  }
  const taken = 1 - (Number.isFinite(cap) ? busy[cap] ?? 0 : 0);
  return { coldShare: cold / taken, environments };
}

/** How likely it is that so many are busy: Poisson, cut at the cap. */
function busyLaw(load: number, cap: number): Float64Array {
  const most = Math.min(cap, Math.ceil(load + 12 * Math.sqrt(load) + 30));
  const law = new Float64Array(most + 1);
  // From the mode outwards, so that nothing underflows on the way.
  const mode = Math.min(most, Math.floor(load));
  law[mode] = 1;
  for (let n = mode; n < most; n++) law[n + 1] = ((law[n] as number) * load) / (n + 1);
  for (let n = mode; n > 0; n--) law[n - 1] = ((law[n] as number) * n) / load;
  const sum = law.reduce((total, each) => total + each, 0);
  return law.map((each) => each / sum);
}

interface Point {
  readonly re: number;
  readonly im: number;
  /** What the transform at this point counts for. */
  readonly weightRe: number;
  readonly weightIm: number;
}

function contourOf(time: number): readonly Point[] {
  const r = (2 * POINTS) / (5 * time);
  const points: Point[] = [{ re: r, im: 0, weightRe: (0.5 * Math.exp(r * time) * r) / POINTS, weightIm: 0 }];
  for (let k = 1; k < POINTS; k++) {
    const angle = (k * Math.PI) / POINTS;
    const cot = Math.cos(angle) / Math.sin(angle);
    const [re, im] = [r * angle * cot, r * angle];
    const slope = angle + (angle * cot - 1) * cot;
    const size = (Math.exp(re * time) * r) / POINTS;
    const [cos, sin] = [Math.cos(im * time), Math.sin(im * time)];
    points.push({ re, im, weightRe: size * (cos - slope * sin), weightIm: size * (sin + slope * cos) });
  }
  return points;
}

/** How likely it is that never more than `level` were busy in the while, and that so many are busy at its end. */
function stayed(busy: Float64Array, level: number, rate: number, duration: number, contour: readonly Point[]): { readonly all: number; readonly top: number } {
  let [all, top] = [0, 0];
  for (const { re, im, weightRe, weightIm } of contour) {
    const [sumRe, sumIm, topRe, topIm] = resolvent(busy, level, rate, 1 / duration, re, im);
    all += weightRe * sumRe - weightIm * sumIm;
    top += weightRe * topRe - weightIm * topIm;
  }
  return { all, top };
}

/** The transform: the row vector of the law times (s - Q)^-1, its sum and its last entry. A tridiagonal system in complex numbers, by elimination from below. */
function resolvent(busy: Float64Array, level: number, rate: number, leaving: number, re: number, im: number): readonly [number, number, number, number] {
  const [diagonalRe, diagonalIm, rightRe, rightIm] = [new Float64Array(level + 1), new Float64Array(level + 1), new Float64Array(level + 1), new Float64Array(level + 1)];
  for (let n = 0; n <= level; n++) {
    let [dRe, bRe, bIm, dIm] = [re + rate + n * leaving, busy[n] as number, 0, im];
    if (n > 0) {
      const [pRe, pIm] = [diagonalRe[n - 1] as number, diagonalIm[n - 1] as number];
      const size = pRe * pRe + pIm * pIm;
      const [fRe, fIm] = [(rate * pRe) / size, (-rate * pIm) / size];
      dRe -= fRe * n * leaving;
      dIm -= fIm * n * leaving;
      bRe += fRe * (rightRe[n - 1] as number) - fIm * (rightIm[n - 1] as number);
      bIm = fRe * (rightIm[n - 1] as number) + fIm * (rightRe[n - 1] as number);
    }
    [diagonalRe[n], diagonalIm[n], rightRe[n], rightIm[n]] = [dRe, dIm, bRe, bIm];
  }
  let [xRe, xIm, sumRe, sumIm, topRe, topIm] = [0, 0, 0, 0, 0, 0];
  for (let n = level; n >= 0; n--) {
    const [dRe, dIm] = [diagonalRe[n] as number, diagonalIm[n] as number];
    const [bRe, bIm] = [(rightRe[n] as number) + (n + 1) * leaving * xRe, (rightIm[n] as number) + (n + 1) * leaving * xIm];
    const size = dRe * dRe + dIm * dIm;
    [xRe, xIm] = [(bRe * dRe + bIm * dIm) / size, (bIm * dRe - bRe * dIm) / size];
    if (n === level) [topRe, topIm] = [xRe, xIm];
    sumRe += xRe;
    sumIm += xIm;
  }
  return [sumRe, sumIm, topRe, topIm];
}
