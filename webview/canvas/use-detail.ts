import { useStore } from '@xyflow/react';

/** Below these zooms text is too small to read: the small print goes and names grow, then only icons stay. */
export const SMALL_PRINT = 0.58;
export const NAMES = 0.36;

/** The class that takes away what cannot be read at this distance. */
export function useDetail(): 'is-far' | 'is-mid' | undefined {
  return useStore((state) => (state.transform[2] < NAMES ? 'is-far' : state.transform[2] < SMALL_PRINT ? 'is-mid' : undefined));
}

/**
 * Pixels of the design for one of the screen, from afar, for what keeps its size there; in steps of about a tenth, so that zooming
 * does not change it with every frame.
 */
export function useFarScale(): number | undefined {
  return useStore((state) => (state.transform[2] < NAMES ? 2 ** (Math.round(-Math.log2(state.transform[2]) * 8) / 8) : undefined));
}
