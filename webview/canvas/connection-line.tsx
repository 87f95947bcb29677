import { EdgeLabelRenderer, type ConnectionLineComponentProps, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { arrowPath, shaftPath } from '../../src/core/diagram/svg-path.ts';
import { RunPulse } from '../run/pulse.tsx';
import { useConnectionShown } from '../simulation/node-load.tsx';
import { useApp } from '../state/store.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { usualPlace } from './flow-places.ts';
import type { FlowEdge } from './flow.ts';
import { useFlowPlace, useRoute } from './route-store.ts';

/** A connection along its route, its label on the canvas' colour where it enters the target. */
export const ConnectionLine = memo(function ConnectionLine({ id, data, selected }: EdgeProps<FlowEdge>) {
  const t = useText();
  const shown = useConnectionShown(id);
  const route = useRoute(data?.id ?? '');
  const free = useFlowPlace(data?.id ?? '');
  if (!data || !route) return null;
  const { line, severity, findings } = data;
  const classes = ['connection', `is-${line}`, selected && 'is-selected', severity && `has-${severity}`, shown && 'has-flow', shown?.waits && 'is-waiting'].filter(Boolean).join(' ');
  const label = route.label;
  const place = !shown ? undefined : free === 'anywhere' ? usualPlace(route) : free;
  return (
    <>
      <g className={classes}>
        <path className="connection-hit" d={route.path} />
        <path className="connection-line" d={shaftPath(route.points)} {...(shown && { style: { strokeWidth: shown.width } })} />
        <path className="connection-arrow" d={arrowPath(route.points)} />
        <RunPulse flow={id} path={route.path} />
      </g>
      {severity && route.badge && (
        <EdgeLabelRenderer>
          <div className="connection-badge" aria-hidden="true" title={t(strings.findingCount(findings, severity))} style={{ transform: `translate(-50%, -50%) translate(${route.badge.x}px, ${route.badge.y}px)` }}>
            <SeverityIcon severity={severity} />
          </div>
        </EdgeLabelRenderer>
      )}
      {shown && shown.text !== '' && place && (
        <EdgeLabelRenderer>
          <div className={shown.waits ? 'connection-flow is-waiting' : 'connection-flow'} style={{ transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px)` }}>{shown.text}</div>
        </EdgeLabelRenderer>
      )}
      {label && (
        <EdgeLabelRenderer>
          <div
            className={selected ? 'connection-label is-selected' : 'connection-label'} aria-hidden="true"
            style={{ transform: `translate(${label.box.x}px, ${label.box.y}px)`, width: label.box.width, height: label.box.height }}
          >
            {label.text}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The line that follows the pointer while a connection is drawn. */
export function DraggedLine({ fromX, fromY, toX, toY, connectionStatus }: ConnectionLineComponentProps) {
  const isCalledOff = useApp((state) => state.connecting === 'called-off');
  if (isCalledOff) return null;
  return <path className={`connection-line is-drawn is-${connectionStatus ?? 'open'}`} d={`M ${fromX} ${fromY} L ${toX} ${toY}`} />;
}
