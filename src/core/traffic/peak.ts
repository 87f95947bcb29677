import type { Design } from '../model/design.ts';
import type { Flow, Stream, Usage } from './contract.ts';
import { hoursPerMonthOf } from './propagate.ts';
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

const known = new WeakMap<readonly Flow[], Peaks>();

/**
 * The peaks of a design's flows; computed once for the same flows, which are read anew where the
 * account counts the hours of a month otherwise.
 */
export function peaksOf(context: { readonly usage: Usage; readonly design: Design }): Peaks {
  const { flows } = context.usage;
  const before = known.get(flows);
  if (before) return before;
  // Read only here: a rule that looks at the whole design is asked again after every edit.
  const seconds = hoursPerMonthOf(context.design) * 3600;
  const shapes = new Map(flows.map(({ id, shape }) => [id, shape]));
  const shape = ({ flow }: Stream): Shape => shapes.get(flow) ?? CONSTANT;
  const peaks: Peaks = {
    shape,
    rate: (streams) => streams.reduce((sum, stream) => sum + (stream.perMonth / seconds) * shape(stream).peak, 0),
    mean: (streams) => streams.reduce((sum, stream) => sum + stream.perMonth / seconds, 0),
  };
  known.set(flows, peaks);
  return peaks;
}
