/** What became of a call. */
export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME];
export const OUTCOME = { ok: 0, error: 1, throttled: 2, timeout: 3 } as const;
