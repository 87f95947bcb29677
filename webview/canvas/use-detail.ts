import { useStore } from '@xyflow/react';

/** Below this zoom text is too small to read: labels go, icons stay. */
const READABLE = 0.42;

/** The class that takes the small print away. */
export function useDetail(): 'is-far' | undefined {
  return useStore((state) => (state.transform[2] < READABLE ? 'is-far' : undefined));
}
