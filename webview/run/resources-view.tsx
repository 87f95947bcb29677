import { useState } from 'react';
import { formatCount } from '../../src/core/model/units-format.ts';
import type { RunAction, RunResource } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { runStrings } from '../ui/run-strings.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { useText } from '../ui/use-text.ts';
import { ActionForm } from './action-form.tsx';
import { ListingTable } from './listing-table.tsx';
import { useRunAnswer } from './use-run-answer.ts';

/** Tables, buckets, queues, topics and functions of a run: what is in them, and what can be done with them. */
export function ResourcesView({ model, isUp }: { readonly model: Model; readonly isUp: boolean }) {
  const t = useText();
  const store = useStore();
  const chosen = useApp((state) => state.runResource);
  const { value: resources, refused } = useRunAnswer('runResources', isUp ? {} : undefined);
  if (refused !== undefined) return <p className="is-wrong">{refused}</p>;
  if (!resources) return null;
  if (resources.length === 0) return <p className="muted">{t(runStrings.noResources)}</p>;
  const resource = resources.find(({ id }) => id === chosen) ?? resources.find(({ node }) => node === chosen);
  const kinds = [...new Set(resources.map(({ kind }) => kind))];
  return (
    <div className="run-resources">
      <nav className="run-resource-list" aria-label={t(runStrings.resources)}>
        {kinds.map((kind) => (
          <section key={kind} aria-label={t(runStrings.kind(kind))}>
            <h3>{t(runStrings.kind(kind))}</h3>
            {resources.filter((each) => each.kind === kind).map(({ id, node, name }) => (
              <button key={id} type="button" className="run-resource" aria-pressed={id === resource?.id} title={name} onClick={() => store.set({ runResource: id })}>
                <ServiceIcon service={model.nodes.get(node)?.service ?? ''} size={18} /><span>{nameOf(node, model)}</span>
              </button>
            ))}
          </section>
        ))}
      </nav>
      {resource ? <OneResource key={resource.id} resource={resource} /> : <p className="muted">{t(runStrings.pickResource)}</p>}
    </div>
  );
}

/** What opened a form: an action, and the row that it is about. */
interface Opened {
  readonly action: RunAction;
  readonly row?: string;
}

function OneResource({ resource }: { readonly resource: RunResource }) {
  const t = useText();
  const { runner } = useController();
  const debugged = useApp((state) => state.run?.snapshot.debugged.includes(resource.node) ?? false);
  // Something that passes through changes what is in it.
  const calls = useApp((state) => state.run?.nodes.get(resource.node)?.count ?? 0);
  const [cursor, setCursor] = useState<string>();
  const [again, setAgain] = useState(0);
  const [opened, setOpened] = useState<Opened>();
  const { value: listing, refused, busy } = useRunAnswer('runRead', { id: resource.id, ...(cursor !== undefined && { cursor }) }, again + calls);
  const refresh = (): void => {
    setCursor(undefined);
    setAgain(again + 1);
  };
  return (
    <section className="run-resource-body" aria-label={resource.name} aria-busy={busy}>
      <div className="run-resource-actions">
        {resource.actions.filter(({ ofRow }) => !ofRow).map((action) => <button key={action.id} type="button" className="button" aria-expanded={opened?.action === action} onClick={() => setOpened(opened?.action === action ? undefined : { action })}>{action.title}</button>)}
        {resource.kind === 'function' && <button type="button" className="button" onClick={() => runner.showLog(resource.node)}>{t(runStrings.showLog)}</button>}
        {resource.kind === 'function' && <button type="button" className="button" aria-pressed={debugged} title={t(runStrings.debugHint)} onClick={() => runner.debug(resource.node, !debugged)}>{t(debugged ? runStrings.stopDebugging : runStrings.debug)}</button>}
        <button type="button" className="link" onClick={refresh}>{t(runStrings.refresh)}</button>
        <code className="muted">{resource.name}</code>
        {listing?.total !== undefined && <span className="muted">{t(runStrings.total(formatCount(listing.total)))}</span>}
      </div>
      {opened && <ActionForm key={`${opened.action.id} ${opened.row}`} resource={resource} action={opened.action} {...(opened.row !== undefined && { row: opened.row })} onDone={refresh} onClose={() => setOpened(undefined)} />}
      {refused !== undefined && <p className="is-wrong">{refused}</p>}
      {listing && listing.columns.length > 0 && <ListingTable listing={listing} actions={resource.actions.filter(({ ofRow }) => ofRow)} onAct={(action, row) => setOpened({ action, row })} onMore={setCursor} />}
    </section>
  );
}
