import { useState } from 'react';
import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import { explainNodes } from '../state/explain.ts';
import { useActions } from '../state/actions-context.ts';
import { flowId } from '../state/flow-ids.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import { useApp, type Dialog } from '../state/store.ts';
import { TextField } from '../ui/controls.tsx';
import { Prose } from '../ui/prose.tsx';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { AddNext } from '../editing/add-next.tsx';
import { KeysSheet } from '../editing/keys-sheet.tsx';
import { Modal } from './modal.tsx';

/** The dialog that is open, if any. */
export function Dialogs({ model }: { readonly model: Model }) {
  const dialog = useApp((state) => state.dialog);
  if (dialog?.kind === 'connect') return <ConnectDialog dialog={dialog} model={model} />;
  if (dialog?.kind === 'connection-kind') return <KindDialog dialog={dialog} model={model} />;
  if (dialog?.kind === 'add-next') return <AddNext dialog={dialog} model={model} />;
  return dialog?.kind === 'keys' ? <KeysSheet /> : null;
}

/** More than anyone looks through; the search finds the others. */
const SHOWN_TARGETS = 100;

/** Chooses the target of a connection by keyboard: legal ones first, the others with the reason why not. */
function ConnectDialog({ dialog, model }: { readonly dialog: Extract<Dialog, { kind: 'connect' }>; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const actions = useActions();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const targets = [...model.nodes.values()]
    .filter((node) => node.id !== dialog.from && `${nameOfNode(node)} ${node.id}`.toLowerCase().includes(wanted))
    .map((node) => ({ node, explanation: explainNodes(model, dialog.from, node.id) }))
    .sort((a, b) => Number(b.explanation.allowed) - Number(a.explanation.allowed))
    .slice(0, SHOWN_TARGETS);
  const from = model.nodes.get(dialog.from);
  return (
    <Modal title={t(strings.connectFrom(from ? nameOfNode(from) : dialog.from))} origin={flowId('node', dialog.from)}>
      <TextField label={t(strings.searchNodes)} placeholder={t(strings.searchNodes)} value={search} onInput={setSearch} />
      <ul className="choices">
        {targets.map(({ node, explanation }) => (
          <li key={node.id}>
            <button
              type="button" className="choice" aria-disabled={!explanation.allowed}
              onClick={() => { if (explanation.allowed) void actions.connect(dialog.from, node.id); }}
            >
              <ServiceIcon service={node.service} size={20} />
              <span className="choice-text">
                <span className="choice-name">{nameOfNode(node)}</span>
                {!explanation.allowed && <span className="muted choice-reason"><Prose text={explanation.reason[locale]} /></span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Asks how two nodes are connected where they may be in several ways. */
function KindDialog({ dialog: { from, to, kinds }, model }: { readonly dialog: Extract<Dialog, { kind: 'connection-kind' }>; readonly model: Model }) {
  const t = useText();
  const actions = useActions();
  const nameOf = (id: string): string => model.nodes.get(id)?.label ?? id;
  return (
    <Modal title={t(strings.howConnected(nameOf(from), nameOf(to)))} origin={flowId('node', from)}>
      <ul className="choices">
        {kinds.map((id) => {
          const kind = connectionKind(id);
          return (
            <li key={id}>
              <button type="button" className="choice" aria-disabled={false} onClick={() => void actions.connect(from, to, id)}>
                <span className="choice-text">
                  <span className="choice-name">{kind ? t(kind.title) : id}</span>
                  {kind && <span className="muted choice-reason"><Prose text={t(kind.about)} /></span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
