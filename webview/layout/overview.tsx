import { useReactFlow, useStore } from '@xyflow/react';
import { useMemo, type PointerEvent } from 'react';
import { bounds, inflate, NODE_HEIGHT, NODE_WIDTH, nodeBox } from '../../src/core/diagram/geometry.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { layoutStrings } from '../ui/layout-strings.ts';
import { useText } from '../ui/use-text.ts';

/** Room around the design, in its own pixels. */
const ROOM = 120;

/** The whole design in small, with a frame around what is seen of it: a click or a drag goes there. */
export function Overview({ model }: { readonly model: Model }) {
  const t = useText();
  const flow = useReactFlow();
  const isOpen = useApp((state) => state.view.overview);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { cards, box } = useMemo(() => {
    const places = [...model.positions.values()];
    return {
      cards: places.map(([left, top]) => `M${left} ${top}h${NODE_WIDTH}v${NODE_HEIGHT}h${-NODE_WIDTH}z`).join(''),
      box: inflate(bounds(places.map(nodeBox)) ?? { x: 0, y: 0, width: 1, height: 1 }, ROOM),
    };
  }, [model]);
  if (!isOpen) return null;
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(event.currentTarget.getScreenCTM()?.inverse());
    void flow.setCenter(at.x, at.y, { zoom });
  };
  return (
    <svg className="overview nopan" role="img" aria-label={t(layoutStrings.overviewPicture)} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} onPointerDown={go} onPointerMove={go}>
      <path className="overview-cards" d={cards} />
      <rect className="overview-seen" x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
