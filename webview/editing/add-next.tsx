import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { CATEGORIES } from '../../src/core/catalog/service.ts';
import { connectionKind, type ConnectionKindId } from '../../src/core/catalog/connection-kinds.ts';
import { explain } from '../../src/core/catalog/explain.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../src/core/diagram/geometry.ts';
import { Modal } from '../canvas/modal.tsx';
import { useActions } from '../state/actions-context.ts';
import { DESCRIPTORS, type Descriptor } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import type { Dialog, Position } from '../state/store.ts';
import { TextField } from '../ui/controls.tsx';
import { editingStrings } from '../ui/editing-strings.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { useText } from '../ui/use-text.ts';
import { evaluatedPortsOf } from './ports-of.ts';

/** The services that may follow a node; the one chosen is placed and connected in one step. */
export function AddNext({ dialog: { from, at }, model }: { readonly dialog: Extract<Dialog, { kind: 'add-next' }>; readonly model: Model }) {
  const t = useText();
  const actions = useActions();
  const [search, setSearch] = useState('');
  const flow = useReactFlow();
  const source = model.nodes.get(from);
  if (!source) return null;
  const name = nameOfNode(source);
  const place = model.positions.get(from) ?? [0, 0];
  const centre: Position = at ?? [place[0] + NODE_WIDTH * 1.5 + 140, place[1] + NODE_HEIGHT / 2];
  const wanted = search.trim().toLowerCase();
  const found = legalNext(model, from).filter(({ descriptor }) => [t(descriptor.short), t(descriptor.title), descriptor.service].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <Modal title={t(editingStrings.addNextTitle(name))} origin={flowId('node', from)} beside={at && flow.flowToScreenPosition({ x: at[0], y: at[1] })}>
      <TextField label={t(editingStrings.searchServices)} placeholder={t(editingStrings.searchServices)} value={search} onInput={setSearch} />
      {found.length === 0 && <p className="muted">{t(editingStrings.nothingFits)}</p>}
      <ul className="choices">
        {found.map(({ descriptor, kind }) => (
          <li key={descriptor.service}>
            <button type="button" className="choice" onClick={() => void actions.placeNext(from, descriptor, centre, kind)}>
              <ServiceIcon service={descriptor.service} size={20} />
              <span className="choice-text">
                <span className="choice-name">{t(descriptor.short)}</span>
                <span className="muted choice-reason">{t(connectionKind(kind)?.title ?? descriptor.title)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

interface Next {
  readonly descriptor: Descriptor;
  readonly kind: ConnectionKindId;
}

/** Services whose new nodes a node may be connected to, and by which kind of connection first; the likeliest before the others. */
export function legalNext(model: Model, from: string): readonly Next[] {
  const source = model.nodes.get(from);
  if (!source) return [];
  const legal = DESCRIPTORS.flatMap((descriptor): Next[] => {
    const answer = explain(source.ports, evaluatedPortsOf(descriptor), { from: nameOfNode(source), to: descriptor.short });
    const kinds = answer.allowed ? answer.kinds.filter((kind) => hasRoom(model, from, kind)) : [];
    const [kind] = kinds;
    return kind === undefined ? [] : [{ descriptor, kind }];
  });
  const own = DESCRIPTORS.find(({ service }) => service === source.service)?.category;
  return legal.sort((a, b) => remoteness(a, own) - remoteness(b, own));
}

const PLACES = new Map(CATEGORIES.map(({ id }, place) => [id, place]));

/** Traffic runs from the front of the palette to its back: what stands before the source follows it seldom, what only guards or catches more seldom. */
function remoteness({ descriptor: { category }, kind }: Next, own: Descriptor['category'] | undefined): number {
  const isAside = kind === 'on-failure' || connectionKind(kind)?.line === 'authorize';
  const place = PLACES.get(category) ?? 0;
  const isBefore = own !== undefined && place < (PLACES.get(own) ?? 0);
  return (isAside ? 2 : isBefore ? 1 : 0) * CATEGORIES.length + place;
}

/** Whether a node may have one more connection of a kind. */
function hasRoom(model: Model, from: string, kind: ConnectionKindId): boolean {
  const limit = model.nodes.get(from)?.ports.out.find((port) => port.kind === kind)?.limit;
  return limit === undefined || [...model.connections.values()].filter((connection) => connection.from === from && connection.kind === kind).length < limit;
}
