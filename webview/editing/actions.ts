import { NODE_HEIGHT, NODE_WIDTH } from '../../src/core/diagram/geometry.ts';
import type { Intent } from '../../src/core/document/contract.ts';
import type { Text } from '../../src/core/model/text.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { Controller } from '../state/controller.ts';
import { flowId, idsOf } from '../state/flow-ids.ts';
import { freshId } from '../state/ids.ts';
import { move, remove } from '../state/intents.ts';
import type { Model } from '../state/model.ts';
import type { Position, Store } from '../state/store.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { align, distribute, type Axis, type Edge } from './arrange.ts';
import { innermostGroup, outerGroups, regroupIntents, type Regrouping } from './groups.ts';
import { membersOf, piecesOf } from './pieces.ts';

/** What is done to a selection as a whole. Each is one undo step and says aloud what it did. */
export interface EditingActions {
  readonly copy: () => Promise<void>;
  readonly cut: () => Promise<void>;
  /** Of a text, else of the clipboard; with its middle at a place, else a little beside where it came from. */
  readonly paste: (text: string | undefined, centre: Position | undefined) => Promise<void>;
  readonly duplicate: () => Promise<void>;
  readonly group: () => Promise<void>;
  readonly ungroup: () => Promise<void>;
  readonly toggleGroup: () => Promise<void>;
  readonly leaveGroup: () => Promise<void>;
  readonly moveInto: (group: string) => Promise<void>;
  readonly align: (edge: Edge) => Promise<void>;
  readonly distribute: (axis: Axis) => Promise<void>;
  readonly addNote: (centre: Position) => Promise<void>;
  readonly setNoteText: (id: string, text: string) => Promise<void>;
  readonly resizeNote: (id: string, size: Position, at?: Position) => Promise<void>;
}

interface Shown {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly selection: ReadonlySet<string>;
}

export function createEditingActions(store: Store, controller: Controller): EditingActions {
  const hands: Hands = { store, controller };
  return {
    copy: () => copy(hands),
    cut: () => cut(hands),
    paste: (text, centre) => paste(hands, text, centre),
    duplicate: () => duplicate(hands),
    group: () => group(hands),
    ungroup: () => ungroup(hands),
    toggleGroup: () => toggleGroup(hands),
    leaveGroup: () => leaveGroup(hands),
    moveInto: (id) => moveInto(hands, id),
    align: (edge) => arrange(hands, 2, editingStrings.selectTwo, editingStrings.aligned, (pieces) => align(pieces, edge)),
    distribute: (axis) => arrange(hands, 3, editingStrings.selectThree, editingStrings.distributed, (pieces) => distribute(pieces, axis)),
    addNote: (centre) => addNote(hands, centre),
    setNoteText: (id, text) => setNoteText(hands, id, text),
    resizeNote: (id, size, at) => resizeNote(hands, id, size, at),
  };
}

interface Hands {
  readonly store: Store;
  readonly controller: Controller;
}

function shown({ store }: Hands): Shown | undefined {
  const { snapshot, model, selection } = store.get();
  return snapshot && model ? { snapshot, model, selection } : undefined;
}

/** The YAML of what is selected; undefined where nothing that can be copied is. */
async function fragment(hands: Hands, clipboard: boolean): Promise<{ readonly text: string; readonly count: number } | undefined> {
  const state = shown(hands);
  if (!state) return undefined;
  const { snapshot, model, selection } = state;
  const chosen = membersOf(selection, snapshot);
  const count = chosen.nodes.length + chosen.notes.length;
  if (count === 0) {
    hands.controller.announce(editingStrings.nothingSelected);
    return undefined;
  }
  const places = Object.fromEntries(chosen.nodes.map((id) => [id, rounded(model.positions.get(id) ?? [0, 0])]));
  const notePlaces = Object.fromEntries(piecesOf(chosen.notes.map((id) => flowId('note', id)), snapshot, model).map(({ flow, box }) => [flow.slice('note:'.length), rounded([box.x, box.y])]));
  const copied = await hands.controller.copyBlocks({ ...chosen, clipboard, places: { nodes: places, notes: notePlaces } });
  return copied === undefined ? undefined : { text: copied, count };
}

async function copy(hands: Hands): Promise<void> {
  const copied = await fragment(hands, true);
  if (copied) hands.controller.announce(editingStrings.copied(copied.count));
}

async function cut(hands: Hands): Promise<void> {
  const { selection, model } = hands.store.get();
  if (model?.locked) return copy(hands);
  const copied = await fragment(hands, true);
  const state = shown(hands);
  if (!copied || !state) return;
  const { nodes, notes, groups } = membersOf(selection, state.snapshot);
  const intent = remove([...nodes.map((id) => flowId('node', id)), ...notes.map((id) => flowId('note', id)), ...groups.map((id) => flowId('group', id))]);
  if (intent) await hands.controller.edit(intent, editingStrings.editCut, editingStrings.wasCut(copied.count));
}

async function paste(hands: Hands, text: string | undefined, centre: Position | undefined): Promise<void> {
  const written = text ?? (await hands.controller.readClipboard());
  if (written === undefined) return;
  await addFragment(hands, { kind: 'paste', text: written, ...(centre && { centre: rounded(centre) }) }, editingStrings.editPaste, editingStrings.pasted);
}

async function duplicate(hands: Hands): Promise<void> {
  const copied = await fragment(hands, false);
  if (copied) await addFragment(hands, { kind: 'paste', text: copied.text }, editingStrings.editDuplicate, editingStrings.duplicated);
}

/** Adds a fragment and selects what came of it. Where the file lacks positions all are written, so that nothing else moves. */
async function addFragment(hands: Hands, intent: Intent, title: Text, done: (count: number) => Text): Promise<void> {
  const state = shown(hands);
  if (!state) return;
  const { snapshot, model } = state;
  const known = new Set(piecesAll(snapshot));
  const whole: Intent = model.lacksPositions && model.positions.size > 0 ? { kind: 'batch', intents: [move(new Map(), model), intent] } : intent;
  const version = await hands.controller.edit(whole, title);
  if (version === undefined) return;
  const now = await shownAt(hands.store, version);
  const added = piecesAll(now).filter((flow) => !known.has(flow));
  hands.controller.select(added);
  hands.store.set({ reveal: added[0] });
  hands.controller.announce(done(added.length));
}

function piecesAll({ nodes, notes }: Snapshot): readonly string[] {
  return [...nodes.map(({ id }) => flowId('node', id)), ...notes.map(({ id }) => flowId('note', id))];
}

/** The first snapshot of a version or a later one. */
function shownAt(store: Store, version: number): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { snapshot } = store.get();
      if (!snapshot || snapshot.version < version) return false;
      resolve(snapshot);
      return true;
    };
    if (look()) return;
    const stop = store.subscribe(() => { if (look()) stop(); });
  });
}

async function group(hands: Hands): Promise<void> {
  const state = shown(hands);
  if (!state) return;
  const { nodes } = membersOf(state.selection, state.snapshot);
  if (nodes.length === 0) return hands.controller.announce(editingStrings.onlyNodesGroup);
  const id = freshId('group', { has: (taken) => state.snapshot.groups.some((each) => each.id === taken) });
  const flow = flowId('group', id);
  const version = await hands.controller.edit({ kind: 'add-group', id, group: { contains: [...nodes] } }, editingStrings.editGroup, editingStrings.grouped(id));
  // Its name is what makes it a VPC, an account or a team.
  if (version !== undefined) await startWriting(hands, flow, version);
}

/** Selects what has just been made, and takes its name or its text. */
async function startWriting({ store, controller }: Hands, flow: string, version: number): Promise<void> {
  await shownAt(store, version);
  controller.select([flow]);
  store.set({ renaming: flow, reveal: flow });
}

/** The groups that a selection means: those in it, else the innermost around its nodes. */
function groupsMeant({ snapshot, selection }: Shown): readonly string[] {
  const named = idsOf('group', selection).filter((id) => snapshot.groups.some((each) => each.id === id));
  if (named.length > 0) return named;
  return [...new Set(idsOf('node', selection).flatMap((node) => innermostGroup(snapshot.groups, node)?.id ?? []))];
}

async function ungroup(hands: Hands): Promise<void> {
  const state = shown(hands);
  const groups = state ? groupsMeant(state) : [];
  if (!state || groups.length === 0) return hands.controller.announce(editingStrings.nothingSelected);
  const { nodes } = membersOf(groups.map((id) => flowId('group', id)), state.snapshot);
  const version = await hands.controller.edit({ kind: 'delete', groups }, editingStrings.editUngroup, editingStrings.ungrouped);
  if (version !== undefined) hands.controller.select(nodes.map((id) => flowId('node', id)));
}

async function toggleGroup(hands: Hands): Promise<void> {
  const state = shown(hands);
  const [id] = state ? groupsMeant(state) : [];
  const meant = state?.snapshot.groups.find((each) => each.id === id);
  if (!meant) return hands.controller.announce(editingStrings.nothingSelected);
  const name = meant.label ?? meant.id;
  const done = meant.collapsed ? editingStrings.expanded(name) : editingStrings.collapsed(name);
  const flow = flowId('group', meant.id);
  hands.store.set({ awaited: flow });
  await hands.controller.edit({ kind: 'set', path: ['groups', meant.id, 'collapsed'], value: meant.collapsed ? undefined : true }, editingStrings.editCollapse, done);
}

/** Takes the selected nodes out of the innermost group of each. */
async function leaveGroup(hands: Hands): Promise<void> {
  const state = shown(hands);
  if (!state) return;
  const changes = new Map<string, readonly string[]>();
  for (const node of idsOf('node', state.selection)) {
    const inner = innermostGroup(state.snapshot.groups, node);
    if (inner) changes.set(inner.id, (changes.get(inner.id) ?? inner.contains).filter((id) => id !== node));
  }
  const [first] = changes.keys();
  const name = state.snapshot.groups.find(({ id }) => id === first)?.label ?? first;
  if (name === undefined) return hands.controller.announce(editingStrings.nothingSelected);
  await hands.controller.edit(batched(regroupIntents(changes)), editingStrings.editRegroup, editingStrings.left(name));
}

/** Puts the selected nodes into a group and into those around it. */
async function moveInto(hands: Hands, id: string): Promise<void> {
  const state = shown(hands);
  const into = state?.snapshot.groups.find((each) => each.id === id);
  if (!state || !into) return;
  const { nodes } = membersOf(state.selection, state.snapshot);
  const changes: Regrouping = new Map([into, ...outerGroups(state.snapshot.groups, into)].map(({ id: each, contains }) => [each, [...contains, ...nodes.filter((node) => !contains.includes(node))]]));
  await hands.controller.edit(batched(regroupIntents(changes)), editingStrings.editRegroup, editingStrings.joined(into.label ?? into.id));
}

function batched(intents: readonly Intent[]): Intent {
  const [only] = intents;
  return intents.length === 1 && only ? only : { kind: 'batch', intents };
}

async function arrange(hands: Hands, least: number, tooFew: Text, done: Text, to: (pieces: ReturnType<typeof piecesOf>) => ReadonlyMap<string, Position>): Promise<void> {
  const state = shown(hands);
  if (!state) return;
  const pieces = piecesOf(state.selection, state.snapshot, state.model);
  if (pieces.length < least) return hands.controller.announce(tooFew);
  const positions = to(pieces);
  if (positions.size === 0) return hands.controller.announce(editingStrings.alreadyThere);
  await hands.controller.edit(move(positions, state.model), editingStrings.editAlign, done);
}

async function addNote(hands: Hands, [x, y]: Position): Promise<void> {
  const state = shown(hands);
  if (!state) return;
  const id = freshId('note', { has: (taken) => state.snapshot.notes.some((each) => each.id === taken) });
  const flow = flowId('note', id);
  const at = [Math.round((x - NODE_WIDTH / 2) / 10) * 10, Math.round((y - NODE_HEIGHT / 2) / 10) * 10];
  const version = await hands.controller.edit({ kind: 'add-note', id, note: { text: '', at } }, editingStrings.editNoteAdd, editingStrings.noteAdded);
  if (version !== undefined) await startWriting(hands, flow, version);
}

async function setNoteText({ store, controller }: Hands, id: string, text: string): Promise<void> {
  store.set({ renaming: undefined });
  const note = store.get().snapshot?.notes.find((each) => each.id === id);
  if (!note || note.text === text) return;
  await controller.edit({ kind: 'set', path: ['notes', id, 'text'], value: text }, editingStrings.editNote);
}

async function resizeNote({ controller }: Hands, id: string, size: Position, at: Position | undefined): Promise<void> {
  const resized: Intent = { kind: 'set', path: ['notes', id, 'size'], value: [...rounded(size)] };
  const moved: readonly Intent[] = at ? [{ kind: 'move', nodes: {}, notes: Object.fromEntries([[id, rounded(at)]]) }] : [];
  await controller.edit(batched([...moved, resized]), editingStrings.editResize, editingStrings.resized);
}

function rounded([x, y]: Position): Position {
  return [Math.round(x), Math.round(y)];
}
