import type { CourseSimulation, Measured } from '../../src/protocol/simulation-messages.ts';

/** Of one pane of the drawing, in its own units. */
export const PANE = { width: 560, left: 52, right: 548, top: 14, height: 66, gap: 26 } as const;

export interface Pane {
  readonly paths: readonly { readonly name: 'requests' | 'failures' | 'latency'; readonly d: string }[];
  readonly top: number;
  readonly bottom: number;
  /** The highest value, which the top of the pane stands for. */
  readonly max: number;
}

export interface CourseDrawing {
  readonly rates: Pane;
  readonly times: Pane;
  readonly height: number;
  readonly xOf: (at: number) => number;
  readonly points: number;
}

/**
 * A course as two panes over one time axis: requests and failures a second, and the mean time to answer. `failures`
 * are counts by interval.
 */
export function courseDrawing({ stepMs, requests, latency }: CourseSimulation, failures: readonly number[]): CourseDrawing {
  const points = requests.length;
  const xOf = (at: number): number => PANE.left + ((PANE.right - PANE.left) * (at + 0.5)) / Math.max(1, points);
  const perSecond = (counts: readonly number[]): readonly number[] => counts.map((count) => count / (stepMs / 1000));
  const [came, failed] = [perSecond(requests), perSecond(failures)];
  const rates = paneAt(PANE.top, highest([...came, ...failed]));
  const times = paneAt(PANE.top + PANE.height + PANE.gap, highest(latency));
  const isFailing = failures.some((count) => count > 0);
  return {
    points, xOf, height: times.bottom + 20,
    rates: { ...rates, paths: [{ name: 'requests', d: pathOf(came, rates, xOf) }, ...(isFailing ? [{ name: 'failures' as const, d: pathOf(failed, rates, xOf) }] : [])] },
    times: { ...times, paths: [{ name: 'latency', d: pathOf(latency, times, xOf) }] },
  };
}

function paneAt(top: number, max: number): Omit<Pane, 'paths'> {
  return { top, bottom: top + PANE.height, max };
}

function highest(values: readonly Measured[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

/** A line through what there is; it pauses where there is nothing. */
function pathOf(values: readonly Measured[], { bottom, max }: Omit<Pane, 'paths'>, xOf: (at: number) => number): string {
  let isDown = false;
  return values.map((value, at) => {
    if (value === null) {
      isDown = false;
      return '';
    }
    const step = `${isDown ? 'L' : 'M'} ${xOf(at).toFixed(1)} ${(bottom - (max > 0 ? (PANE.height * value) / max : 0)).toFixed(1)}`;
    isDown = true;
    return step;
  }).filter((step) => step !== '').join(' ');
}
