import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useRef, useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useActions, useStore } from '../state/actions-context.ts';
import { besideSelection } from '../state/actions.ts';
import type { Descriptor } from '../state/descriptors.ts';
import type { Position } from '../state/store.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { useText } from '../ui/use-text.ts';

/** A pointer that moved less has clicked. */
const DRAG_FROM = 4;

interface PlaceGesture {
  /** What follows the pointer while dragging. */
  readonly ghost: ReactNode;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onDoubleClick: () => void;
  };
}

/**
 * Placing a service: drag to the canvas; click, then click the canvas; double click or Enter for the
 * place beside the selection, or the centre. Pointer events, since VS Code takes part in HTML's own drags.
 */
export function usePlaceGesture(descriptor: Descriptor): PlaceGesture {
  const store = useStore();
  const actions = useActions();
  const flow = useReactFlow();
  const internals = useStoreApi();
  const start = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  const dragged = useRef(false);
  const [pointer, setPointer] = useState<Position>();

  const placeAtOnce = (): void => {
    const { model, selection } = store.get();
    if (!model) return;
    const { transform: [left, top, zoom], width, height } = internals.getState();
    const centre: Position = [(width / 2 - left) / zoom, (height / 2 - top) / zoom];
    void actions.place(descriptor, besideSelection(model, selection) ?? centre);
  };
  const end = (): void => {
    start.current = undefined;
    setPointer(undefined);
  };
  const handlers: PlaceGesture['handlers'] = {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      start.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const from = start.current;
      if (!from) return;
      if (!dragged.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < DRAG_FROM) return;
      dragged.current = true;
      setPointer([event.clientX, event.clientY]);
    },
    onPointerUp: (event) => {
      const drop = dragged.current && document.elementFromPoint(event.clientX, event.clientY)?.closest('.canvas');
      end();
      if (!drop) return;
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      void actions.place(descriptor, [x, y]);
    },
    onPointerCancel: end,
    onClick: (event) => {
      if (dragged.current) dragged.current = false;
      else if (event.detail === 0) placeAtOnce();
      else if (event.detail === 1) store.set({ armed: store.get().armed === descriptor.service ? undefined : descriptor.service });
    },
    onDoubleClick: placeAtOnce,
  };
  return { ghost: pointer && <Ghost descriptor={descriptor} at={pointer} zoom={flow.getZoom()} />, handlers };
}

function Ghost({ descriptor, at: [x, y], zoom }: { readonly descriptor: Descriptor; readonly at: Position; readonly zoom: number }) {
  const t = useText();
  return createPortal(
    <div className="place-ghost" style={{ left: x, top: y, transform: `translate(-50%, -50%) scale(${zoom})` }}>
      <ServiceIcon service={descriptor.service} size={34} />
      <span className="node-name">{t(descriptor.short)}</span>
    </div>,
    document.body,
  );
}
