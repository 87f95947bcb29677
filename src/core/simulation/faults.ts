import type { RandomStream } from '../kernel/random.ts';
import type { Fault } from './contract.ts';

/** What faults of a scenario do to calls, by node. */
export class Faults {
  /** Whether a fault makes calls fail, and whether one makes the node slow: 0 or 1, asked for every call. */
  declare readonly fails: Uint8Array;
  declare readonly slows: Uint8Array;
  private declare readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    this.faults = faults;
    this.fails = Uint8Array.from(faults, ({ errors, throttles }) => Number(errors > 0 || throttles > 0));
    this.slows = Uint8Array.from(faults, ({ slower }) => Number(slower !== 1));
  }

  /** What happens to one call at a node; undefined: nothing. */
  strikes(node: number, now: number, random: RandomStream): 'throttle' | 'error' | undefined {
    const { errors, throttles, from, to } = this.faults[node] as Fault;
    if (now < from || now >= to) return undefined;
    const chance = random.uniform();
    return chance <= throttles ? 'throttle' : chance <= throttles + errors ? 'error' : undefined;
  }

  /** How long some work of a node takes. */
  slowed(node: number, now: number, duration: number): number {
    const { slower, from, to } = this.faults[node] as Fault;
    return now >= from && now < to ? duration * slower : duration;
  }
}
