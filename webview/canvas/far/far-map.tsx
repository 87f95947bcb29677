import { useStoreApi, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { bounds, inflate, segmentBox, segmentsOf, type Box } from '../../../src/core/diagram/geometry.ts';
import { createIcons } from './icons.ts';
import { paint, type FarColors } from './paint.ts';
import type { FarScene } from './scene.ts';

/** How much is painted beyond what is seen, as a share of it: so far one can pan before it is painted anew. */
const BEYOND = 0.4;
/** After zooming the picture is only stretched until the zoom rests, in milliseconds. */
const REST = 90;

/**
 * A large design from afar, as one picture in the place of thousands of elements. It moves with the viewport and is
 * painted anew only where something of it has changed, or where one has panned beyond its edge.
 */
export function FarMap({ scene }: { readonly scene: FarScene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const internals = useStoreApi();
  const painter = useRef<Painter>(undefined);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    painter.current ??= createPainter(canvas.current, () => internals.getState());
    painter.current.show(scene);
  }, [scene, internals]);
  useEffect(() => {
    const stop = internals.subscribe(() => painter.current?.follow());
    const themes = new MutationObserver(() => painter.current?.dress());
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    themes.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => {
      stop();
      themes.disconnect();
    };
  }, [internals]);
  return <ViewportPortal><canvas ref={canvas} className="far-map" aria-hidden="true" /></ViewportPortal>;
}

interface Painter {
  readonly show: (scene: FarScene) => void;
  /** The viewport has moved. */
  readonly follow: () => void;
  /** The theme may have changed. */
  readonly dress: () => void;
}

type Viewport = Pick<ReactFlowState, 'width' | 'height' | 'transform' | 'fitViewQueued'>;

function createPainter(canvas: HTMLCanvasElement, viewport: () => Viewport): Painter {
  const context = canvas.getContext('2d');
  let shown: { readonly scene: FarScene; readonly extent: Box } | undefined;
  let painted: { readonly area: Box; readonly zoom: number } | undefined;
  let colors = colorsOf(canvas);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const repaint = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    if (!shown || !context || viewport().width === 0 || viewport().fitViewQueued) return;
    const { transform: [, , zoom] } = viewport();
    const area = common(inflateBy(seen(viewport()), BEYOND), shown.extent);
    const scale = zoom * devicePixelRatio;
    canvas.width = Math.ceil(area.width * scale);
    canvas.height = Math.ceil(area.height * scale);
    canvas.style.transform = `translate(${area.x}px, ${area.y}px) scale(${1 / scale})`;
    paint(context, { scene: shown.scene, colors, icons, area, scale });
    painted = { area, zoom };
  };
  const icons = createIcons(() => {
    waiting ??= setTimeout(repaint);
  });
  return {
    show(scene) {
      shown = { scene, extent: extentOf(scene) };
      repaint();
    },
    follow() {
      if (!shown) return;
      if (!painted) repaint();
      else if (painted.zoom !== viewport().transform[2]) {
        clearTimeout(waiting);
        waiting = setTimeout(repaint, REST);
      } else if (!holds(painted.area, common(seen(viewport()), shown.extent))) repaint();
    },
    dress() {
      colors = colorsOf(canvas);
      repaint();
    },
  };
}

/** What of the design is in view. */
function seen({ width, height, transform: [x, y, zoom] }: Viewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function inflateBy({ x, y, width, height }: Box, share: number): Box {
  return { x: x - width * share, y: y - height * share, width: width * (1 + 2 * share), height: height * (1 + 2 * share) };
}

function common(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return { x, y, width: Math.max(1, Math.min(a.x + a.width, b.x + b.width) - x), height: Math.max(1, Math.min(a.y + a.height, b.y + b.height) - y) };
}

function holds(outer: Box, inner: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width + 1 && inner.y + inner.height <= outer.y + outer.height + 1;
}

/** All that is drawn, badges included. */
function extentOf({ cards, lines }: FarScene): Box {
  const all = bounds([...cards.map(({ box }) => box), ...lines.flatMap(({ points }) => segmentsOf(points).map(segmentBox))]);
  return inflate(all ?? { x: 0, y: 0, width: 1, height: 1 }, 40);
}

/** The style sheet's colours, as the canvas element would show them. */
function colorsOf(canvas: HTMLCanvasElement): FarColors {
  const color = (value: string): string => {
    canvas.style.color = value;
    const resolved = getComputedStyle(canvas).color;
    canvas.style.color = '';
    return resolved;
  };
  return {
    card: color('color-mix(in srgb, var(--text) 16%, var(--canvas))'), border: color('var(--card-border)'), line: color('var(--line)'), text: color('var(--text)'),
    error: color('var(--error)'), warning: color('var(--warning)'), busy: color('var(--warning)'),
  };
}
