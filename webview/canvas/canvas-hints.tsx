import { useStore, useViewport } from '@xyflow/react';
import { useEffect } from 'react';
import { NODE_HEIGHT } from '../../src/core/diagram/geometry.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { useApp } from '../state/store.ts';
import { Prose } from '../ui/prose.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { useRefusal } from './use-legality.ts';

/** Room that a sentence may need, and its distance from the node that it is about. */
const ROOM = { width: 330, height: 110 };
const GAP = 12;

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
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const reason = refusal?.reason;
  useEffect(() => {
    if (reason !== undefined) controller.announce({ en: reason, ko: reason });
  }, [reason, controller]);
  const at = refusal && model?.positions.get(refusal.node);
  if (!at) return null;
  const left = Math.max(8, Math.min(at[0] * zoom + x, width - ROOM.width));
  const below = (at[1] + NODE_HEIGHT) * zoom + y + GAP;
  const place = below + ROOM.height < height ? { left, top: below } : { left, bottom: height - (at[1] * zoom + y) + GAP };
  return <div className="refusal" style={place}><Prose text={refusal.reason} /></div>;
}

function ArmedHint() {
  const t = useText();
  const armed = useApp((state) => state.armed);
  const descriptor = armed === undefined ? undefined : descriptorOf(armed);
  return descriptor ? <div className="armed-hint">{t(strings.armed(t(descriptor.short)))}</div> : null;
}
