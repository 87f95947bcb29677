import type { RandomStream } from '../kernel/random.ts';
import type { RetryPolicy } from './contract.ts';
import type { Step } from './plan-contract.ts';
import { SDK_RETRIES } from './retries.ts';

/** By step: calls that failed for good, calls that were made again, and the waits before those in milliseconds. */
export class StepFailures {
  declare readonly failed: Float64Array;
  declare readonly retried: Float64Array;
  declare readonly waits: Float64Array;

  /** Share of the calls that fail, whatever was answered, because the connection says so; and how those are tried again. */
  declare readonly share: Float64Array;
  declare readonly retries: readonly (RetryPolicy | undefined)[];

  constructor(steps: readonly Step[]) {
    this.failed = new Float64Array(steps.length);
    this.retried = new Float64Array(steps.length);
    this.waits = new Float64Array(steps.length);
    this.share = Float64Array.from(steps, ({ fails }) => fails?.share ?? 0);
    this.retries = steps.map(({ fails }) => fails && { ...SDK_RETRIES, attempts: fails.attempts });
  }

  fail(step: number): void {
    this.failed[step] = (this.failed[step] as number) + 1;
  }

  retry(step: number, wait: number): void {
    this.retried[step] = (this.retried[step] as number) + 1;
    this.waits[step] = (this.waits[step] as number) + wait;
  }
}

/** Milliseconds before a call is made again that has been tried so often. */
export function waitBefore({ wait, jitter }: RetryPolicy, attempts: number, random: RandomStream): number {
  return wait(attempts) * (jitter === 1 ? 1 : jitter + (1 - jitter) * random.uniform());
}
