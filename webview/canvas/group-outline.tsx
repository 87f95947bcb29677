import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { GroupToggle } from '../editing/group-toggle.tsx';
import { flowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import type { GroupNode } from './flow.ts';
import { NameEditor } from './name-editor.tsx';

/** A labelled outline behind the nodes that belong together. Only its label can be clicked, and moves all of it. */
export const GroupOutline = memo(function GroupOutline({ data, selected }: NodeProps<GroupNode>) {
  const flow = flowId('group', data.id);
  const renaming = useApp((state) => state.renaming === flow);
  const classes = ['group-outline', selected && 'is-selected', data.isTarget && 'is-target'].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      {renaming ? <NameEditor flow={flow} name={data.label} /> : <span className="group-label" title={data.label}><GroupToggle id={data.id} collapsed={false} /><span className="group-name">{data.label}</span></span>}
    </div>
  );
});
