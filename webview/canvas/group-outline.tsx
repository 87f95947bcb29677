import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { flowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import type { GroupNode } from './flow.ts';
import { NameEditor } from './name-editor.tsx';

/** A labelled outline behind the nodes that belong together. Only its label can be clicked. */
export const GroupOutline = memo(function GroupOutline({ data, selected }: NodeProps<GroupNode>) {
  const flow = flowId('group', data.id);
  const renaming = useApp((state) => state.renaming === flow);
  return (
    <div className={selected ? 'group-outline is-selected' : 'group-outline'}>
      {renaming ? <NameEditor flow={flow} name={data.label} /> : <span className="group-label" title={data.label}>{data.label}</span>}
    </div>
  );
});
