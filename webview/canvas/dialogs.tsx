import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import { explainNodes } from '../state/explain.ts';
import { useActions, useStore } from '../state/actions-context.ts';
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
import { focusCanvas, focusFlow } from './focus.ts';

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

interface ModalProps {
  readonly title: string;
  /** What has the focus again when the dialog is cancelled. */
  readonly origin?: string;
  readonly className?: string;
  /** What the button that ends it says. */
  readonly close?: string;
  readonly children: ReactNode;
}

/** A modal dialog; up and down arrows go through its choices, Enter in the search takes the first. */
export function Modal({ title, origin, className, close, children }: ModalProps) {
  const t = useText();
  const store = useStore();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement & { readonly updateComplete?: Promise<unknown> }>('vscode-textfield, .choice, [tabindex]');
    // The text field has an input to focus once it has drawn itself.
    void Promise.resolve(first?.updateComplete).then(() => first?.focus());
  }, []);
  const cancel = (): void => {
    store.set({ dialog: undefined });
    if (origin === undefined) focusCanvas();
    else focusFlow(origin);
  };
  return (
    <dialog ref={element} className={className === undefined ? 'dialog' : `dialog ${className}`} aria-label={title} onCancel={cancel} onClick={(event) => { if (event.target === element.current) cancel(); }} onKeyDown={(event) => walk(event, element.current)}>
      <div className="dialog-body">
        <h2>{title}</h2>
        {children}
        <button type="button" className="button" onClick={cancel}>{close ?? t(strings.cancel)}</button>
      </div>
    </dialog>
  );
}

function walk(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  if (!dialog || event.nativeEvent.isComposing) return;
  const choices = [...dialog.querySelectorAll<HTMLElement>('.choice')];
  // Enter in the search takes the first that may be taken.
  if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('vscode-textfield')) choices.find((choice) => choice.ariaDisabled !== 'true')?.click();
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const index = choices.indexOf(document.activeElement as HTMLElement);
  choices[(index + step + choices.length) % choices.length]?.focus();
  event.preventDefault();
}
