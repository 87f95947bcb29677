import { ViewportPortal } from '@xyflow/react';
import { useApp } from '../state/store.ts';

/** Beyond what they join, in pixels. */
const OVERHANG = 12;

/** The helper lines of the drag under way. */
export function GuideLines() {
  const guides = useApp((state) => state.guides);
  if (!guides || guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="guide-lines" aria-hidden="true">
        {guides.map(({ axis, at, from, to }) => (axis === 'x'
          ? <line key={`x ${at}`} x1={at} x2={at} y1={from - OVERHANG} y2={to + OVERHANG} />
          : <line key={`y ${at}`} y1={at} y2={at} x1={from - OVERHANG} x2={to + OVERHANG} />))}
      </svg>
    </ViewportPortal>
  );
}
