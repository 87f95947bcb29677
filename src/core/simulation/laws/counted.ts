import type { Sample } from '../result-contract.ts';
import type { Counted } from './contract.ts';

/** Fewer parts tell nothing about how certain an average is. */
const FEWEST = 5;

/** What was counted from a time on; undefined where the run goes on for too short a time after it. */
export function countedAfter(samples: readonly Sample[], fromMs: number): Counted | undefined {
  const rest = samples.filter(({ ms }) => ms >= fromMs);
  if (rest.length <= FEWEST) return undefined;
  const value = ({ ms, requests, throttles, own }: Sample, name: string): number => {
    switch (name) {
      case 'ms': return ms;
      case 'requests': return requests;
      case 'throttles': return throttles;
      default: return own[name] ?? 0;
    }
  };
  const parts = (name: string): readonly number[] => rest.slice(1).map((sample, at) => value(sample, name) - value(rest[at] as Sample, name));
  const sum = (name: string): number => parts(name).reduce((total, part) => total + part, 0);
  return {
    sum,
    ratio: (of, by) => {
      const [above, below] = [parts(of), parts(by)];
      const [all, whole] = [sum(of), sum(by)];
      if (whole === 0) return { value: 0, error: 0 };
      const ratio = all / whole;
      // Of a ratio of sums over n parts (Law, Simulation Modeling and Analysis, ch. 9): by what the parts deviate from it.
      const squares = above.reduce((total, part, at) => total + (part - ratio * (below[at] as number)) ** 2, 0);
      return { value: ratio, error: Math.sqrt((squares * above.length) / (above.length - 1)) / Math.abs(whole) };
    },
  };
}
