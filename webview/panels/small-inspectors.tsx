import type { Group, Note } from '../../src/core/model/design.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { flowId } from '../state/flow-ids.ts';
import { relabel } from '../state/intents.ts';
import type { Model } from '../state/model.ts';
import { TextField } from '../ui/controls.tsx';
import { editingStrings } from '../ui/editing-strings.ts';
import { CanvasLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

/** A note: its text, which is written where the note stands. */
export function NoteInspector({ note, locked }: { readonly note: Note; readonly locked: boolean }) {
  const t = useText();
  const store = useStore();
  const flow = flowId('note', note.id);
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t(strings.noteRole)}</h2>
      <p className="note-text">{note.text}</p>
      {!locked && (
        <div className="inspector-buttons">
          <button type="button" className="button" onClick={() => store.set({ renaming: flow, reveal: flow })}>{t(editingStrings.editNote)}</button>
          <DeleteButton />
        </div>
      )}
    </div>
  );
}

/** A group: its name and who belongs to it. */
export function GroupInspector({ group, model }: { readonly group: Group; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const actions = useActions();
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{group.label ?? group.id}</h2>
      <TextField
        label={t(strings.label)} value={group.label ?? ''} placeholder={group.id} disabled={model.locked}
        onCommit={(text) => void controller.edit(relabel(['groups', group.id], text, group.id), strings.editRename(group.id), strings.changed)}
      />
      <ul className="given">
        {group.contains.filter((id) => model.nodes.has(id)).map((id) => <li key={id}><CanvasLink kind="node" id={id}>{model.nodes.get(id)?.label ?? id}</CanvasLink></li>)}
      </ul>
      {!model.locked && (
        <div className="inspector-buttons">
          <button type="button" className="button" onClick={() => void actions.toggleGroup()}>{t(group.collapsed ? editingStrings.expand : editingStrings.collapse)}</button>
          <button type="button" className="button" onClick={() => void actions.ungroup()}>{t(editingStrings.ungroup)}</button>
        </div>
      )}
    </div>
  );
}

function DeleteButton() {
  const t = useText();
  const actions = useActions();
  return <button type="button" className="button" onClick={() => void actions.removeSelected()}>{t(strings.deleteNode)}</button>;
}
