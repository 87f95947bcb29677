import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { FIT } from './fit.ts';
import { NAMES } from './use-detail.ts';

/** What is seen of the canvas: its size, and where and how large the design is drawn on it. */
interface Seen {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [x: number, y: number, zoom: number];
}

/**
 * Who sees the whole design goes on seeing it when a panel opens or the window becomes smaller. Who has gone nearer to
 * a part of it stays there. Names that could be read before stay readable, even where that leaves an end of a wide
 * design outside of a narrow canvas.
 */
export function useRefit(): void {
  const flow = useReactFlow();
  const internals = useStoreApi();
  useEffect(() => internals.subscribe((now, before) => {
    const isSameSize = now.width === before.width && now.height === before.height;
    if (isSameSize || before.width === 0 || now.width === 0) return;
    const bounds = flow.getNodesBounds(flow.getNodes());
    if (shows(bounds, before) && !shows(bounds, now)) void flow.fitView({ ...FIT, minZoom: Math.min(NAMES, before.transform[2]) });
  }), [flow, internals]);
}

function shows(bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, { width, height, transform: [left, top, zoom] }: Seen): boolean {
  const [x, y] = [bounds.x * zoom + left, bounds.y * zoom + top];
  return x >= 0 && y >= 0 && x + bounds.width * zoom <= width && y + bounds.height * zoom <= height;
}
