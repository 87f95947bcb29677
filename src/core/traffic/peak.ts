import type { Flow, Stream, Usage } from './contract.ts';
import { CONSTANT, type Shape } from './shapes.ts';

/** Reads the rates of streams: what to hold against limits that count by the second. */
export interface Peaks {
  /** Requests a second of the streams when every flow is at its peak. */
  readonly rate: (streams: readonly Stream[]) => number;
  /** The same, averaged over the month. */
  readonly mean: (streams: readonly Stream[]) => number;
  /** How the flow of a stream varies over time. */
  readonly shape: (stream: Stream) => Shape;
}

const known = new WeakMap<readonly Flow[], { readonly seconds: number; readonly peaks: Peaks }>();

/** The peaks of a design's flows; computed once for the same flows. */
export function peaksOf({ usage }: { readonly usage: Usage }): Peaks {
  const seconds = usage.hoursPerMonth * 3600;
  const before = known.get(usage.flows);
  if (before?.seconds === seconds) return before.peaks;
  const shapes = new Map(usage.flows.map(({ id, shape }) => [id, shape]));
  const shape = ({ flow }: Stream): Shape => shapes.get(flow) ?? CONSTANT;
  const peaks: Peaks = {
    shape,
    rate: (streams) => streams.reduce((sum, stream) => sum + (stream.perMonth / seconds) * shape(stream).peak, 0),
    mean: (streams) => streams.reduce((sum, stream) => sum + stream.perMonth / seconds, 0),
  };
  known.set(usage.flows, { seconds, peaks });
  return peaks;
}
