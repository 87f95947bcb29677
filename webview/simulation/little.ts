import type { NodeSimulation } from '../../src/protocol/simulation-messages.ts';

/**
 * How many calls are at a node at once by Little's law: the rate of those that were answered times their mean time.
 * Undefined where nothing was answered, or where calls were turned away: their time is not that of work.
 */
export function littleOf({ requests, throttles, unfinished, latency }: Pick<NodeSimulation, 'requests' | 'throttles' | 'unfinished' | 'latency'>, endedMs: number): number | undefined {
  const answered = requests - unfinished;
  return throttles === 0 && answered > 0 && endedMs > 0 && latency.mean !== null ? (answered * latency.mean) / endedMs : undefined;
}
