import type { ConnectionKindId } from '../../src/core/catalog/connection-kinds.ts';
import { NODE_HEIGHT, NODE_WIDTH, nodeBox, overlaps, inflate } from '../../src/core/diagram/geometry.ts';
import type { Intent } from '../../src/core/document/contract.ts';
import { createEditingActions, type EditingActions } from '../editing/actions.ts';
import { regroupIntents, regroupingSaid } from '../editing/groups.ts';
import { strings } from '../ui/strings.ts';
import type { Controller } from './controller.ts';
import type { Descriptor } from './descriptors.ts';
import { explainEnds, explainNodes } from './explain.ts';
import { flowId, idsOf, parseFlowId } from './flow-ids.ts';
import { addConnection, addNode, move, relabel, remove } from './intents.ts';
import type { Model } from './model.ts';
import type { Position, Store } from './store.ts';

/** What the canvas does on a gesture, whether by pointer or keyboard. */
export interface Actions extends EditingActions {
  /** Places a service and connects a node to it, as one undo step. */
  readonly placeNext: (from: string, descriptor: Descriptor, centre: Position, kind: ConnectionKindId | undefined) => Promise<void>;
  readonly place: (descriptor: Descriptor, centre: Position) => Promise<void>;
  readonly connect: (from: string, to: string, kind?: ConnectionKindId) => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly removeSelected: () => Promise<void>;
  readonly rename: (flow: string, label: string) => Promise<void>;
}

export function createActions(store: Store, controller: Controller): Actions {
  return {
    ...createEditingActions(store, controller),
    placeNext: (from, descriptor, centre, kind) => placeNext(store, controller, { from, descriptor, centre, kind }),
    place: (descriptor, centre) => place(store, controller, descriptor, centre),
    connect: (from, to, kind) => connect(store, controller, from, to, kind),
    drop: () => drop(store, controller),
    removeSelected: () => removeSelected(store, controller),
    rename: (flow, label) => rename(store, controller, flow, label),
  };
}

async function place(store: Store, controller: Controller, descriptor: Descriptor, [x, y]: Position): Promise<void> {
  const { model } = store.get();
  if (!model) return;
  const intent = addNode(descriptor, freeNear([x - NODE_WIDTH / 2, y - NODE_HEIGHT / 2], model), model.nodes);
  const name = descriptor.short;
  store.set({ armed: undefined, awaited: flowId('node', intent.id) });
  const title = { en: strings.editPlace(name.en).en, ko: strings.editPlace(name.ko).ko };
  const version = await controller.edit(intent, title, strings.placed(intent.id));
  if (version === undefined) store.set({ awaited: undefined });
}

interface Next {
  readonly from: string;
  readonly descriptor: Descriptor;
  readonly centre: Position;
  readonly kind: ConnectionKindId | undefined;
}

async function placeNext(store: Store, controller: Controller, { from, descriptor, centre: [x, y], kind }: Next): Promise<void> {
  const { model } = store.get();
  if (!model) return;
  const node = addNode(descriptor, freeNear([x - NODE_WIDTH / 2, y - NODE_HEIGHT / 2], model), model.nodes);
  const intents: Intent[] = [node];
  if (kind !== undefined) intents.push(addConnection({ from, to: node.id, kinds: [kind], kind }, model.connections));
  store.set({ dialog: undefined, awaited: flowId('node', node.id) });
  const source = model.nodes.get(from)?.label ?? from;
  const version = await controller.edit({ kind: 'batch', intents }, strings.editConnect(source, node.id), strings.connected(source, node.id));
  if (version === undefined) store.set({ awaited: undefined });
}

/** The wanted position, on the 10 px grid, moved down until the node does not stand on another. */
export function freeNear([x, y]: Position, model: Model): Position {
  const boxes = [...model.positions.values()].map(nodeBox);
  const left = Math.round(x / 10) * 10;
  for (let top = Math.round(y / 10) * 10; ; top += NODE_HEIGHT + 36) {
    const box = inflate(nodeBox([left, top]), 8);
    if (!boxes.some((other) => overlaps(box, other))) return [left, top];
  }
}

/** Where a node placed by keyboard stands: to the right of the one that is selected. */
export function besideSelection(model: Model, selection: ReadonlySet<string>): Position | undefined {
  const [id] = idsOf('node', selection);
  const at = id === undefined ? undefined : model.positions.get(id);
  return at && [at[0] + NODE_WIDTH + 140 + NODE_WIDTH / 2, at[1] + NODE_HEIGHT / 2];
}

async function connect(store: Store, controller: Controller, from: string, to: string, kind?: ConnectionKindId): Promise<void> {
  const { model } = store.get();
  const explanation = model && explainNodes(model, from, to);
  if (!model || !explanation) return;
  if (!explanation.allowed) {
    store.set({ dialog: undefined });
    controller.announce(explanation.reason);
    return;
  }
  const { kinds } = explanation;
  if (kind === undefined && kinds.length > 1) {
    store.set({ dialog: { kind: 'connection-kind', from, to, kinds } });
    return;
  }
  const offered = explainEnds(model, from, to);
  const intent = addConnection({ from, to, kinds: offered.allowed ? offered.kinds : kinds, kind: kind ?? (kinds[0] as ConnectionKindId) }, model.connections);
  store.set({ dialog: undefined, awaited: flowId('connection', intent.id) });
  const nameOf = (id: string): string => model.nodes.get(id)?.label ?? id;
  const [source, target] = [nameOf(from), nameOf(to)];
  const version = await controller.edit(intent, strings.editConnect(source, target), strings.connected(source, target));
  if (version === undefined) store.set({ awaited: undefined });
}

/** Sends where the user let go of what was dragged: one intent for all of it. */
async function drop(store: Store, controller: Controller): Promise<void> {
  const { dragged, gesture, model, snapshot: shown, regrouping } = store.get();
  store.set({ guides: undefined });
  if (!model || dragged.size === 0) return;
  const moving = move(dragged, model);
  const intents = regroupIntents(regrouping ?? new Map());
  const done = (shown && regroupingSaid(shown.groups, regrouping)) ?? strings.moved;
  const version = await controller.edit(intents.length > 0 ? { kind: 'batch', intents: [moving, ...intents] } : moving, strings.editMove, done);
  const { snapshot, gesture: now } = store.get();
  // A new gesture may have begun meanwhile: its positions are not ours to clear.
  if (now !== gesture) return;
  if (version === undefined || (snapshot && snapshot.version >= version)) store.set({ dragged: new Map(), regrouping: undefined });
  else store.set({ settlesAt: version });
}

async function removeSelected(store: Store, controller: Controller): Promise<void> {
  const { selection } = store.get();
  const intent = remove(selection);
  if (intent) await controller.edit(intent, strings.editDelete, strings.deleted(selection.size));
}

async function rename(store: Store, controller: Controller, flow: string, label: string): Promise<void> {
  store.set({ renaming: undefined });
  const ref = parseFlowId(flow);
  const { model, snapshot } = store.get();
  if (!ref || !model || !snapshot) return;
  const before = ref.kind === 'group' ? snapshot.groups.find(({ id }) => id === ref.id)?.label : model.nodes.get(ref.id)?.label;
  if (label.trim() === (before ?? ref.id) || (label.trim() === '' && before === undefined)) return;
  const path = [ref.kind === 'group' ? 'groups' : 'nodes', ref.id];
  await controller.edit(relabel(path, label, ref.id), strings.editRename(before ?? ref.id), strings.renamed(label.trim() || ref.id));
}
