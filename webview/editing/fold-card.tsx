import { Handle, Position as Side, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { FoldNode } from '../canvas/flow.ts';
import { NameEditor } from '../canvas/name-editor.tsx';
import { NodeLoad } from '../simulation/node-load.tsx';
import type { NodeShown } from '../simulation/shown.ts';
import { flowId } from '../state/flow-ids.ts';
import { useApp, type AppState } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { GroupToggle } from './group-toggle.tsx';

/** A collapsed group: how many nodes are in it, the worst that is wrong with one, what all of them cost, and the highest load. */
export const FoldCard = memo(function FoldCard({ data, selected }: NodeProps<FoldNode>) {
  const t = useText();
  const flow = flowId('group', data.id);
  const renaming = useApp((state) => state.renaming === flow);
  const showsCost = useApp((state) => state.view.nodeCosts);
  const busiest = useApp((state) => busiestOf(state, data.members));
  const classes = ['node-card', 'fold-card', selected && 'is-selected', busiest && `is-load-${busiest.level}`].filter(Boolean).join(' ');
  const count = t(editingStrings.foldedCard(data.members.length));
  return (
    <div className={classes}>
      <Handle type="target" position={Side.Left} className="node-target" isConnectable={false} />
      <GroupToggle id={data.id} collapsed />
      <div className="node-text">
        {renaming ? <NameEditor flow={flow} name={data.label} /> : <div className="node-name" title={data.label}>{data.label}</div>}
        <div className="node-summary">{busiest && busiest.text !== '' ? `${count} · ${busiest.text}` : count}</div>
      </div>
      {data.severity && <span className="node-badge" title={t(strings.findingCount(data.findings, data.severity))}><SeverityIcon severity={data.severity} size={16} /></span>}
      {showsCost && !busiest && data.cost !== undefined && <span className="node-cost">{data.cost}</span>}
      {busiest && <NodeLoad shown={busiest} />}
      <Handle type="source" position={Side.Right} className="node-source" isConnectable={false} />
    </div>
  );
});

/** What the run shows of the member with the highest load. */
function busiestOf({ view, shown }: AppState, members: readonly string[]): NodeShown | undefined {
  if (view.mode !== 'simulate' || !shown) return undefined;
  const all = members.flatMap((id) => shown.nodes.get(id) ?? []);
  return all.reduce<NodeShown | undefined>((best, each) => (!best || rank(each) > rank(best) ? each : best), undefined);
}

function rank({ level, load }: NodeShown): number {
  return (level === 'wrong' ? 1_000 : 0) + (load ?? 0);
}
