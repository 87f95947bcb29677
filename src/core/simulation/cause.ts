/** What a call's time goes into. `work`: the node's own; `hop`: the way of a message, an invocation; the others are waits. */
export const CAUSES = ['work', 'hop', 'cold', 'retry', 'throttled', 'again', 'capacity'] as const;
export type Cause = (typeof CAUSES)[number];
/** Their places: `cold`: an environment starts; `retry`: before a call is made again; `throttled`, `again`: before an event that was turned away, or failed, is tried again; `capacity`: for units of a rate. */
export const CAUSE = { work: 0, hop: 1, cold: 2, retry: 3, throttled: 4, again: 5, capacity: 6 } as const;
