import { useViewport } from '@xyflow/react';
import { useEffect } from 'react';
import { NODE_HEIGHT } from '../../src/core/diagram/geometry.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { useApp } from '../state/store.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { useRefusal } from './node-card.tsx';

/** What the user is told while drawing or placing: why a target is refused, where the next click goes. */
export function CanvasHints() {
  return (
    <>
      <Refusal />
      <ArmedHint />
    </>
  );
}

function Refusal() {
  const refusal = useRefusal();
  const controller = useController();
  const model = useApp((state) => state.model);
  const { x, y, zoom } = useViewport();
  const reason = refusal?.reason;
  useEffect(() => {
    if (reason !== undefined) controller.announce({ en: reason, ko: reason });
  }, [reason, controller]);
  const at = refusal && model?.positions.get(refusal.node);
  if (!at) return null;
  return (
    <div className="refusal" style={{ left: at[0] * zoom + x, top: (at[1] + NODE_HEIGHT) * zoom + y + 10 }}>{reason}</div>
  );
}

function ArmedHint() {
  const t = useText();
  const armed = useApp((state) => state.armed);
  const descriptor = armed === undefined ? undefined : descriptorOf(armed);
  return descriptor ? <div className="armed-hint">{t(strings.armed(t(descriptor.short)))}</div> : null;
}
