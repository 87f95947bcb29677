import type { CSSProperties, ReactNode } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { useActions } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { Icon } from '../ui/icons.tsx';
import { RunFigures } from '../run/run-node.tsx';
import { NodeFigures } from '../simulation/node-figures.tsx';
import { ArrangeButtons } from '../editing/arrange-buttons.tsx';
import { editingStrings } from '../ui/editing-strings.ts';
import { strings } from '../ui/strings.ts';
import { INSPECTOR_COLLAPSES, useWidth } from '../ui/use-width.ts';
import { useText } from '../ui/use-text.ts';
import { ConnectionInspector } from './connection-inspector.tsx';
import { FindingCard } from './findings-list.tsx';
import { NodeInspector } from './node-inspector.tsx';
import { GroupInspector, NoteInspector } from './small-inspectors.tsx';

/** Settings of what is selected. Beside the canvas where there is room, else over it while something is selected. */
export function Inspector({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const selection = useApp((state) => state.selection);
  const closed = useApp((state) => state.view.inspector === 'closed');
  const overlay = useWidth() < INSPECTOR_COLLAPSES;
  const below = useApp(({ view }) => (view.results === 'closed' ? 0 : view.resultsHeight));
  const walking = useApp((state) => state.walking !== undefined);
  // What is told stands in the walk's own words; over a narrow canvas there is no room for both.
  if (overlay && (selection.size === 0 || walking)) return null;
  if (closed) {
    return (
      <button type="button" className="inspector-open" aria-label={t(strings.openInspector)} title={t(strings.openInspector)} onClick={() => controller.setView({ inspector: 'auto' })}>
        <Icon name="left" />
      </button>
    );
  }
  return (
    <aside className={overlay ? 'inspector is-overlay' : 'inspector'} style={{ '--below': `${below}px` } as CSSProperties} aria-label={t(strings.inspector)}>
      <button
        type="button" className="icon-button inspector-close" aria-label={t(strings.closeInspector)} title={t(strings.closeInspector)}
        onClick={() => (overlay ? controller.select([]) : controller.setView({ inspector: 'closed' }))}
      >
        <Icon name="close" />
      </button>
      <Selected snapshot={snapshot} model={model} selection={selection} />
    </aside>
  );
}

interface SelectedProps {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly selection: ReadonlySet<string>;
}

function Selected({ snapshot, model, selection }: SelectedProps): ReactNode {
  const [first, ...others] = selection;
  if (others.length > 0) return <Several count={selection.size} model={model} />;
  const ref = first === undefined ? undefined : parseFlowId(first);
  const node = ref?.kind === 'node' ? model.nodes.get(ref.id) : undefined;
  if (node) return <><NodeFigures node={node.id} model={model} /><RunFigures node={node.id} model={model} /><NodeInspector key={node.id} node={node} model={model} /></>;
  const connection = ref?.kind === 'connection' ? model.connections.get(ref.id) : undefined;
  if (connection) return <ConnectionInspector key={connection.id} connection={connection} model={model} />;
  const note = ref?.kind === 'note' ? snapshot.notes.find(({ id }) => id === ref.id) : undefined;
  if (note) return <NoteInspector key={note.id} note={note} locked={model.locked} />;
  const group = ref?.kind === 'group' ? snapshot.groups.find(({ id }) => id === ref.id) : undefined;
  if (group) return <GroupInspector key={group.id} group={group} model={model} />;
  return <Nothing snapshot={snapshot} model={model} />;
}

/** As many findings as leave room for the rest; the others are in the list below the canvas. */
const SHOWN_FINDINGS = 3;

/** What is wrong with the design as a whole, and how to get further. */
function Nothing({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const general = snapshot.findings.filter((finding) => finding.node === undefined && finding.connection === undefined);
  return (
    <div className="inspector-body">
      <h2 className="inspector-title inspector-design">{snapshot.name || snapshot.file}</h2>
      {general.slice(0, SHOWN_FINDINGS).map((finding, index) => <FindingCard key={`${finding.rule} ${index}`} finding={finding} model={model} />)}
      {general.length > SHOWN_FINDINGS && (
        <button type="button" className="link" onClick={() => controller.setView({ results: 'findings' })}>{t(strings.moreFindings(general.length - SHOWN_FINDINGS))}</button>
      )}
      <p className="muted inspector-nothing">{t(strings.nothingSelected)}</p>
      {!model.locked && <Shortcuts />}
    </div>
  );
}

const SHORTCUTS = [
  ['Enter', strings.keyPlace], ['C', strings.keyConnect], ['F2', strings.keyRename], [strings.arrows, strings.keyMove], ['Delete', strings.keyDelete], ['0', strings.keyFit], ['Shift+F10', editingStrings.keyMenu], ['?', editingStrings.showKeys],
] as const;

function Shortcuts() {
  const t = useText();
  return (
    <section className="inspector-section" aria-label={t(strings.shortcuts)}>
      <h3>{t(strings.shortcuts)}</h3>
      <dl className="shortcuts">
        {SHORTCUTS.map(([key, what]) => (
          <div key={what.en}><dt><kbd>{typeof key === 'string' ? key : t(key)}</kbd></dt><dd className="muted">{t(what)}</dd></div>
        ))}
      </dl>
    </section>
  );
}

function Several({ count, model }: { readonly count: number; readonly model: Model }) {
  const t = useText();
  const actions = useActions();
  return (
    <div className="inspector-body">
      <h2 className="inspector-title">{t(strings.severalSelected(count))}</h2>
      {!model.locked && (
        <div className="inspector-buttons">
          <button type="button" className="button" onClick={() => void actions.group()}>{t(editingStrings.group)}</button>
          <button type="button" className="button" onClick={() => void actions.duplicate()}>{t(editingStrings.duplicate)}</button>
          <button type="button" className="button" onClick={() => void actions.removeSelected()}>{t(strings.deleteNode)}</button>
        </div>
      )}
      {!model.locked && <ArrangeButtons />}
    </div>
  );
}
