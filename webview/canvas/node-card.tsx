import { Handle, Position as Side, useConnection, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { explainNodes } from '../state/actions.ts';
import { flowId, parseFlowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { say } from '../../src/core/model/text.ts';
import type { CardNode } from './flow.ts';
import { NameEditor } from './name-editor.tsx';

/** A node of the design: icon, name, its most important setting, what is wrong and what it costs. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const t = useText();
  const flow = flowId('node', data.id);
  const renaming = useApp((state) => state.renaming === flow);
  const locked = useApp((state) => state.model?.locked ?? true);
  const legality = useLegality(data.id);
  const classes = ['node-card', selected && 'is-selected', legality && `is-${legality}`].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      <Handle type="target" position={Side.Left} className="node-target" isConnectableStart={false} />
      <ServiceIcon service={data.service} size={34} />
      <div className="node-text">
        {renaming ? <NameEditor flow={flow} name={data.name} /> : <div className="node-name" title={data.name}>{data.name}</div>}
        <div className="node-summary" title={data.summary}>{data.summary}</div>
      </div>
      {data.severity && (
        <span className="node-badge" title={t(strings.findingCount(data.findings, data.severity))}>
          <SeverityIcon severity={data.severity} size={16} />
        </span>
      )}
      {data.cost !== undefined && <span className="node-cost">{data.cost}</span>}
      <Handle type="source" position={Side.Right} className="node-source" isConnectableEnd={false} isConnectable={!locked} />
    </div>
  );
});

/** While a connection is drawn: whether it may end here. */
function useLegality(id: string): 'legal' | 'illegal' | undefined {
  const from = useConnection((connection) => (connection.inProgress ? parseFlowId(connection.fromNode.id)?.id : undefined));
  return useApp(({ model }) => {
    if (from === undefined || from === id || !model) return undefined;
    return explainNodes(model, from, id).allowed ? 'legal' : 'illegal';
  });
}

/** The sentence that says why the connection being drawn may not end at the node under the pointer. */
export function useRefusal(): { readonly node: string; readonly reason: string } | undefined {
  const from = useConnection((connection) => (connection.inProgress ? parseFlowId(connection.fromNode.id)?.id : undefined));
  const to = useConnection((connection) => (connection.inProgress && connection.toNode ? parseFlowId(connection.toNode.id)?.id : undefined));
  const model = useApp((state) => state.model);
  const locale = useApp((state) => state.snapshot?.locale ?? 'en');
  if (from === undefined || to === undefined || from === to || !model) return undefined;
  const explanation = explainNodes(model, from, to);
  return explanation.allowed ? undefined : { node: to, reason: say(explanation.reason, locale) };
}
