import type { RunNote } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import type { Model } from '../state/model.ts';
import { CanvasLink } from '../ui/links.tsx';
import { runStrings } from '../ui/run-strings.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import { useText } from '../ui/use-text.ts';

/** What is said of a node, which leads to it. Most texts begin with its id: then that is the link. */
export function NoteText({ text, node, model }: { readonly text: string; readonly node: string | undefined; readonly model: Model }) {
  if (node === undefined) return text;
  const isNamed = text.startsWith(node);
  return <><CanvasLink kind="node" id={node}>{isNamed ? node : nameOf(node, model)}</CanvasLink>{isNamed ? text.slice(node.length) : ` ${text}`}</>;
}

/** What has no local form, and what went wrong, at its nodes. */
export function NotesList({ notes, model }: { readonly notes: readonly RunNote[]; readonly model: Model }) {
  const t = useText();
  if (notes.length === 0) return <p className="muted">{t(runStrings.noNotes)}</p>;
  return (
    <ul className="findings">
      {notes.map(({ severity, text, node }) => (
        <li key={`${node} ${text}`}>
          <SeverityIcon severity={severity} />
          <span className="finding-text"><NoteText text={text} node={node} model={model} /></span>
        </li>
      ))}
    </ul>
  );
}
