import { useActions } from '../state/actions-context.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { useInPlace } from './use-in-place.ts';

/** Edits a name where it stands. Enter and leaving it keep the new name, Escape the old one. */
export function NameEditor({ flow, name }: { readonly flow: string; readonly name: string }) {
  const t = useText();
  const actions = useActions();
  const field = useInPlace<HTMLInputElement>({ flow, text: name, keep: (written) => void actions.rename(flow, written), isDone: ({ key }) => key === 'Enter' });
  return <input {...field} className="name-editor nodrag nopan" aria-label={t(strings.rename)} maxLength={200} />;
}
