import type { RunSnapshot } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import { useController } from '../state/controller.ts';
import { useStore } from '../state/actions-context.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';

/** What the run says of a node: the last that went wrong, else that it has no local form. */
function noteOf(snapshot: RunSnapshot | undefined, node: string): RunSnapshot['notes'][number] | undefined {
  const notes = snapshot?.notes.filter((note) => note.node === node) ?? [];
  return notes.findLast(({ severity }) => severity !== 'info') ?? notes.at(-1);
}

/** A mark on a node about which the run has something to say. */
export function RunMark({ id }: { readonly id: string }) {
  const note = useApp((state) => (state.view.mode === 'run' ? noteOf(state.run?.snapshot, id) : undefined));
  if (!note) return null;
  return <span className={`run-mark is-${note.severity}`} role="img" aria-label={note.text} title={note.text}><span aria-hidden="true">{note.severity === 'info' ? '∅' : '!'}</span></span>;
}

/** What a node did in the run, and what can be done with it. */
export function RunFigures({ node, model }: { readonly node: string; readonly model: Model }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const isWatched = useApp((state) => state.view.mode === 'run');
  const run = useApp((state) => state.run);
  if (!isWatched || !run) return null;
  const shown = run.shown.nodes.get(node);
  const note = noteOf(run.snapshot, node);
  const debugged = run.snapshot.debugged.includes(node);
  const isFunction = model.nodes.get(node)?.service === 'lambda';
  const isUp = run.snapshot.status === 'running';
  const showResources = (): void => {
    store.set({ runResource: node });
    controller.setView({ results: 'run', runView: 'resources' });
  };
  return (
    <section className="node-figures" aria-label={`${t(runStrings.mode)}: ${nameOf(node, model)}`}>
      <h2>{t(runStrings.mode)}</h2>
      {shown && <p>{shown.text}{shown.failed > 0 && <span className="is-wrong"> · {t(runStrings.failedCalls(String(shown.failed)))}</span>}</p>}
      {note && <p className={note.severity === 'info' ? 'node-limit' : 'node-limit is-wrong'}>{note.text}</p>}
      {isUp && (
        <p className="inspector-actions">
          {isFunction && <button type="button" className="link" onClick={() => controller.runner.showLog(node)}>{t(runStrings.showLog)}</button>}
          {isFunction && <button type="button" className="link" title={t(runStrings.debugHint)} onClick={() => controller.runner.debug(node, !debugged)}>{t(debugged ? runStrings.stopDebugging : runStrings.debug)}</button>}
          <button type="button" className="link" onClick={showResources}>{t(runStrings.resources)}</button>
        </p>
      )}
    </section>
  );
}
