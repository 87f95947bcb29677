/** Where the file says nothing. Shown in the bill as defaults; docs/cost.md gives the reasons. */
export const DEFAULT_TRANSITIONS = 5;
export const DEFAULT_ITEMS = 10;
export const DEFAULT_DURATION_MS = 1000;
export const DEFAULT_MEMORY_MB = 64;
export const DEFAULT_LOG_KB = 4;
