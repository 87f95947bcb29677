import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode } from './flow.ts';

/** A note: text beside the design, never a part of it. */
export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<NoteNode>) {
  return <div className={selected ? 'note-card is-selected' : 'note-card'} title={data.text}><span>{data.text}</span></div>;
});
