import type { Cancellation } from '../../protocol/channel.ts';

/** How long a computation may keep the thread before others get their turn: less than a frame. */
const SLICE_MS = 8;

/** Runs a computation step by step, letting other requests in between; undefined where nobody waits for it any more. */
export async function inSlices<T>(steps: Generator<unknown, T, unknown>, cancellation: Pick<Cancellation, 'cancelled'>): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => { setTimeout(resolve); });
    if (cancellation.cancelled) return undefined;
  }
}
