import type { RunComparisonSnapshot } from '../../src/protocol/run-comparison-messages.ts';
import type { Measured } from '../../src/protocol/simulation-messages.ts';

/** Of the drawing, in its own units. */
export const WAITS = { width: 560, left: 8, right: 552, top: 22, row: 46, bar: 14 } as const;

export interface WaitsBar {
  readonly side: 'before' | 'after';
  readonly y: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** More than one in a hundred was never answered: the bar goes on. */
  readonly endless: boolean;
}

export interface WaitsDrawing {
  readonly height: number;
  readonly ticks: readonly { readonly ms: number; readonly x: number }[];
  readonly rows: readonly { readonly flow: string; readonly y: number; readonly bars: readonly WaitsBar[] }[];
}

/** A row for each flow, a bar for each side from p50 to p99, all on one logarithmic axis of whole decades. */
export function waitsDrawing(waits: RunComparisonSnapshot['waits']): WaitsDrawing | undefined {
  const times = waits.flatMap(({ before, after }) => [before, after].flatMap((side) => (side ? [side.p50, side.p95, side.p99] : []))).filter((ms): ms is number => ms !== null && ms > 0);
  if (times.length === 0) return undefined;
  const [low, high] = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))];
  const decades = Math.max(1, high - low);
  const xOf = (ms: Measured): number => (ms === null ? WAITS.right : WAITS.left + (WAITS.right - WAITS.left) * Math.min(1, Math.max(0, (Math.log10(Math.max(ms, 1e-9)) - low) / decades)));
  return {
    height: WAITS.top + waits.length * WAITS.row + 18,
    ticks: Array.from({ length: decades + 1 }, (_, at) => ({ ms: 10 ** (low + at), x: WAITS.left + ((WAITS.right - WAITS.left) * at) / decades })),
    rows: waits.map(({ flow, ...sides }, at) => ({
      flow, y: WAITS.top + at * WAITS.row,
      bars: (['before', 'after'] as const).flatMap((side, place) => {
        const each = sides[side];
        return each ? [{ side, y: WAITS.top + at * WAITS.row + 18 + place * WAITS.bar, p50: xOf(each.p50), p95: xOf(each.p95), p99: xOf(each.p99), endless: each.p99 === null }] : [];
      }),
    })),
  };
}
