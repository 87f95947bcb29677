import type { Hook } from './run.ts';

/** What is computed from every document besides reading and editing it. */
export const hooks: readonly Hook[] = [];
