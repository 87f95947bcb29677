import { NodeResizeControl, type NodeProps } from '@xyflow/react';
import { memo, useState, type CSSProperties } from 'react';
import { NoteEditor } from '../editing/note-editor.tsx';
import { useActions } from '../state/actions-context.ts';
import { flowId } from '../state/flow-ids.ts';
import { useApp } from '../state/store.ts';
import type { NoteNode } from './flow.ts';

/** Pixels above and below the text, and of one line near by and from further away. */
const MARGIN = 16;
const LINE = 16;
const LINE_MID = 20;

/** How many lines have room, so that the last one says that there are more. */
function linesIn(height: number): CSSProperties {
  const lines = (each: number): number => Math.max(1, Math.floor((height - MARGIN) / each));
  return { '--lines': lines(LINE), '--lines-mid': lines(LINE_MID) } as CSSProperties;
}

/** A note: text beside the design, never a part of it. */
export const NoteCard = memo(function NoteCard({ data, selected, height = 0 }: NodeProps<NoteNode>) {
  const actions = useActions();
  const renaming = useApp((state) => state.renaming === flowId('note', data.id));
  const locked = useApp((state) => state.model?.locked ?? true);
  // While it is resized, the file does not know of it.
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  const resized = (width: number, height: number): void => {
    void actions.resizeNote(data.id, [width, height]).then(() => setSize(undefined));
  };
  return (
    <div style={{ ...size, ...linesIn(size?.height ?? height) }} className={selected ? 'note-card is-selected' : 'note-card'} title={renaming ? undefined : data.text}>
      {renaming ? <NoteEditor id={data.id} text={data.text} /> : <span>{data.text}</span>}
      {selected && !locked && !renaming && (
        <NodeResizeControl position="bottom-right" minWidth={80} minHeight={34} className="note-resize" onResize={(_event, { width, height }) => setSize({ width, height })} onResizeEnd={(_event, { width, height }) => resized(width, height)} />
      )}
    </div>
  );
});
