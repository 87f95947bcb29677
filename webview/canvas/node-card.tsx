import { Handle, Position as Side, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { flowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { RunMark } from '../run/run-node.tsx';
import { NodeLoad, useNodeShown } from '../simulation/node-load.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import type { CardNode } from './flow.ts';
import { NameEditor } from './name-editor.tsx';
import { useLegality } from './use-legality.ts';

/** A word that a card has no room for in the larger letters of names from further away. */
const LONG_WORD = /[^\s-]{11}/;

/** A node of the design: icon, name, its most important setting, what is wrong and what it costs. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const t = useText();
  const flow = flowId('node', data.id);
  const renaming = useApp((state) => state.renaming === flow);
  const locked = useApp((state) => state.model?.locked ?? true);
  const showsCost = useApp((state) => state.view.nodeCosts);
  const legality = useLegality(data.id);
  const shown = useNodeShown(data.id);
  const classes = ['node-card', selected && 'is-selected', legality && `is-${legality}`, shown && `is-load-${shown.level}`].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      <Handle type="target" position={Side.Left} className="node-target" isConnectableStart={false} />
      <ServiceIcon service={data.service} size={34} />
      <div className="node-text">
        {renaming ? <NameEditor flow={flow} name={data.name} /> : <div className={LONG_WORD.test(data.name) ? 'node-name has-long-word' : 'node-name'} title={data.name}>{data.name}</div>}
        <div className="node-summary" title={shown?.text ?? data.summary}>{shown?.text ?? data.summary}</div>
      </div>
      {data.severity && (
        <span className="node-badge" title={t(strings.findingCount(data.findings, data.severity))}>
          <SeverityIcon severity={data.severity} size={16} />
        </span>
      )}
      {showsCost && !shown && data.cost !== undefined && <span className="node-cost">{data.cost}</span>}
      {shown && <NodeLoad shown={shown} />}
      <RunMark id={data.id} />
      <DeployState id={data.id} />
      <Handle type="source" position={Side.Right} className="node-source" isConnectableEnd={false} isConnectable={!locked} />
    </div>
  );
});

export const STATE_SIGNS = { moving: '↻', done: '✓', failed: '✕', 'rolled-back': '↩', drifted: '≠', 'as-deployed': '=' } as const;

/** How far a node's resources are while it is deployed, or whether they are as they were deployed. */
function DeployState({ id }: { readonly id: string }) {
  const t = useText();
  const deployment = useApp((state) => state.deployment.get(id));
  if (!deployment) return null;
  const { state, done, resources, note } = deployment;
  const words = note ?? t(strings.deploying(done, resources, state));
  const isDrift = state === 'drifted' || state === 'as-deployed';
  return (
    <span className={`node-deploy is-${state}`} role="img" aria-label={words} title={words}>
      <span aria-hidden="true">{STATE_SIGNS[state]} {isDrift ? t(strings.drift(state)) : `${done}/${resources}`}</span>
    </span>
  );
}
