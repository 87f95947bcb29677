import type { Snapshot } from '../../src/protocol/messages.ts';
import type { RunSnapshot } from '../../src/protocol/run-messages.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { RUN_VIEWS } from '../state/view.ts';
import { nameOf } from '../simulation/names.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';
import { MeasuredView } from './measured-view.tsx';
import { NotesList, NoteText } from './notes-list.tsx';
import { RequestsView } from './requests-view.tsx';
import { ResourcesView } from './resources-view.tsx';
import { RunButtons } from './run-buttons.tsx';

/** The design on this machine: where it answers, what passes through it, what is in it, what it takes. */
export function RunPanel({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const run = useApp((state) => state.run?.snapshot);
  const isUp = run?.status === 'running';
  return (
    <div className="run-panel">
      <div className="run-head">
        <RunButtons inPanel />
        {run && <span className={`run-status is-${run.status}`}>{t(runStrings.status(run.status))}</span>}
        {run && isUp && <Addresses run={run} model={model} />}
      </div>
      {!run && <p className="muted">{t(runStrings.nothingYet)}</p>}
      {isUp && run.hash !== snapshot.hash && <p className="simulation-note is-stale" role="status">{t(runStrings.changed)}</p>}
      {run?.notes.filter(({ severity }) => severity === 'error').map(({ text, node }) => (
        <p key={text} className="simulation-note is-wrong" role="alert"><NoteText text={text} node={node} model={model} /></p>
      ))}
      {run && run.users.map(({ email, password }) => <p key={email} className="muted">{t(runStrings.firstPassword(email, password))}</p>)}
      {run && <Views run={run} snapshot={snapshot} model={model} />}
    </div>
  );
}

function Addresses({ run, model }: { readonly run: RunSnapshot; readonly model: Model }) {
  const t = useText();
  const { runner } = useController();
  return (
    <ul className="run-addresses" aria-label={t(runStrings.addresses)}>
      {run.addresses.map(({ node, url }) => (
        <li key={node + url}><span className="muted">{nameOf(node, model)}</span> <button type="button" className="link" onClick={() => runner.open(url)}>{url}</button></li>
      ))}
    </ul>
  );
}

function Views({ run, snapshot, model }: { readonly run: RunSnapshot; readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const view = useApp((state) => state.view.runView);
  const names = { requests: runStrings.requests, resources: runStrings.resources, measured: runStrings.measured, notes: runStrings.notes(run.notes.length) };
  return (
    <>
      <div className="bill-groups" role="group" aria-label={t(runStrings.show)}>
        {RUN_VIEWS.map((id) => <button key={id} type="button" className="button" aria-pressed={id === view} onClick={() => controller.setView({ runView: id })}>{t(names[id])}</button>)}
      </div>
      {view === 'requests' && <RequestsView model={model} />}
      {view === 'resources' && <ResourcesView model={model} isUp={run.status === 'running'} />}
      {view === 'measured' && <MeasuredView snapshot={snapshot} model={model} isUp={run.status === 'running'} />}
      {view === 'notes' && <NotesList notes={run.notes} model={model} />}
    </>
  );
}
