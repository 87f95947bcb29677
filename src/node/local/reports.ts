import type { Design } from '../../core/model/design.ts';
import type { Measured } from './contract.ts';
import { Measurements } from './measurements.ts';

export interface LogText {
  /** Whose log it is; undefined: its lines say so. */
  readonly node: string | undefined;
  readonly text: string;
}

/**
 * Durations out of `REPORT` lines, as Lambda and a local run write them. A line tells its function by `[node]` at its
 * beginning, as `run` writes, or by the log group or stream in it; else the whole log is one function's.
 *
 * @returns `unknown`: lines of no function that the design has
 */
export function readReports(logs: readonly LogText[], design: Design): { readonly measured: readonly Measured[]; readonly unknown: number } {
  const measurements = new Measurements();
  const functions = design.nodes.filter(({ service }) => service === 'lambda').map(({ id }) => id);
  let unknown = 0;
  for (const { node, text } of logs) {
    for (const line of text.split(/\r?\n/)) {
      const duration = /\bREPORT RequestId: \S+.*?\bDuration: ([\d.]+) ms/.exec(line)?.[1];
      if (duration === undefined) continue;
      const said = node ?? /^\[([^\]]+)\]/.exec(line)?.[1] ?? functions.find((id) => new RegExp(`/aws/lambda/\\S*\\b${id}\\b`).test(line)) ?? (functions.length === 1 ? functions[0] : undefined);
      if (said !== undefined && functions.includes(said)) measurements.duration(said, Number(duration));
      else unknown += 1;
    }
  }
  return { measured: measurements.result(design).filter(({ path }) => path.startsWith('duration')), unknown };
}
