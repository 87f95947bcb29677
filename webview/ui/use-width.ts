import { useSyncExternalStore } from 'react';

/** Below these widths of the window panels give room to the canvas. */
export const PALETTE_COLLAPSES = 1000;
export const INSPECTOR_COLLAPSES = 1200;

/** Width of the webview in pixels. */
export function useWidth(): number {
  return useSyncExternalStore(subscribe, () => window.innerWidth);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
