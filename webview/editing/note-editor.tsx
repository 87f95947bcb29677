import { useInPlace } from '../canvas/use-in-place.ts';
import { useActions } from '../state/actions-context.ts';
import { flowId } from '../state/flow-ids.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { useText } from '../ui/use-text.ts';

/** Edits a note where it stands. Leaving it and Ctrl+Enter keep the text, Escape what was there before. */
export function NoteEditor({ id, text }: { readonly id: string; readonly text: string }) {
  const t = useText();
  const actions = useActions();
  const field = useInPlace<HTMLTextAreaElement>({
    flow: flowId('note', id), text,
    keep: (written) => void actions.setNoteText(id, written),
    isDone: ({ key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey),
  });
  return <textarea {...field} className="note-editor nodrag nopan nowheel" aria-label={t(editingStrings.noteText)} maxLength={4_000} />;
}
