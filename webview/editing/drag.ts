import { groupBoxes } from '../../src/core/diagram/frames.ts';
import { nodeBox, type Box } from '../../src/core/diagram/geometry.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { flowId, idsOf, parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import type { Position, Store } from '../state/store.ts';
import { fold, foldId } from './fold.ts';
import { regrouping } from './groups.ts';
import type { Piece } from './arrange.ts';
import { rulersOf, snapTo, type Rulers } from './guides.ts';
import { membersOf, noteBoxes, piecesOf } from './pieces.ts';

const GRID = 10;
/** Pixels of the screen within which things snap to each other. */
const REACH = 6;

/** What stays the same while something is dragged, so that a move of the pointer costs no more in a large design. */
interface Drag {
  /** Flow ids of what the pointer has. */
  readonly held: readonly string[];
  /** Where the first of it stands in the file. */
  readonly resting: Box;
  readonly pieces: readonly Piece[];
  /** Cards of collapsed groups, which go where their members go. */
  readonly standIns: readonly (readonly [string, Position])[];
  readonly rulers: Rulers;
}

const lastDrag = new WeakMap<Model, Drag>();

/**
 * Takes along what is dragged: nodes, notes, and the members of groups, all by the same way, snapped to what stands
 * near, else to the grid. Says who would belong to which group.
 */
export function dragTo(store: Store, wanted: readonly (readonly [string, Position])[], zoom: number): void {
  const { snapshot, model, gesture, calledOff } = store.get();
  if (calledOff === gesture) return;
  const [first] = wanted;
  const drag = snapshot && model && dragOf(wanted.map(([flow]) => flow), snapshot, model);
  if (!snapshot || !model || !first || !drag) return;
  const { resting, pieces, standIns, rulers } = drag;
  const to: Box = { ...resting, x: first[1][0], y: first[1][1] };
  const { dx, dy, guides } = snapTo(to, rulers, REACH / zoom);
  const isSnapped = { x: guides.some(({ axis }) => axis === 'x'), y: guides.some(({ axis }) => axis === 'y') };
  const x = isSnapped.x ? to.x + dx : Math.round(to.x / GRID) * GRID;
  const y = isSnapped.y ? to.y + dy : Math.round(to.y / GRID) * GRID;
  const by: Position = [Math.round(x - resting.x), Math.round(y - resting.y)];
  const dragged = new Map(pieces.map(({ flow, box }): [string, Position] => [flow, [box.x + by[0], box.y + by[1]]]));
  const cards = standIns.map(([flow, at]): [string, Position] => [flow, [at[0] + by[0], at[1] + by[1]]]);
  store.set({ dragged: new Map([...store.get().dragged, ...dragged, ...cards]), guides, regrouping: regroupingOf(dragged, snapshot, model) });
}

/** Puts back what is dragged, or moved by arrow keys, and not dropped yet; false where there is nothing of the kind. */
export function callOff(store: Store): boolean {
  const { dragged, settlesAt, gesture } = store.get();
  if (dragged.size === 0 || settlesAt !== undefined) return false;
  store.set({ dragged: new Map(), guides: undefined, regrouping: undefined, calledOff: gesture });
  return true;
}

/** The drag of these, the same one until something else is dragged or the design changes. */
function dragOf(held: readonly string[], snapshot: Snapshot, model: Model): Drag | undefined {
  const last = lastDrag.get(model);
  if (last && last.held.length === held.length && held.every((flow, index) => flow === last.held[index])) return last;
  const resting = held[0] === undefined ? undefined : restingBox(held[0], snapshot, model);
  if (!resting) return undefined;
  const pieces = piecesOf(held, snapshot, model);
  const rulers = rulersOf(othersThan(new Set(pieces.map(({ flow }) => flow)), snapshot, model));
  const drag = { held, resting, pieces, standIns: standInsOf(held, snapshot, model), rulers };
  lastDrag.set(model, drag);
  return drag;
}

/** Who would belong where, were what is dragged dropped now. */
export function regroupingOf(dragged: ReadonlyMap<string, Position>, snapshot: Snapshot, model: Model) {
  const nodes = idsOf('node', dragged.keys()).map((id): [string, Position] => [id, dragged.get(flowId('node', id)) as Position]);
  return regrouping(snapshot.groups, new Map(nodes.filter(([id]) => model.nodes.has(id))), model.positions);
}

/** Where something stands in the file: a node, a note, the outline or the card of a group. */
export function restingBox(flow: string, snapshot: Snapshot, model: Model): Box | undefined {
  const ref = parseFlowId(flow);
  if (ref?.kind === 'note') return noteBoxes(snapshot, model).get(ref.id);
  if (ref?.kind === 'group') {
    const card = fold(snapshot, model).model.positions.get(foldId(ref.id));
    return card ? nodeBox(card) : outlinesOf(snapshot, model).get(ref.id);
  }
  const at = ref?.kind === 'node' ? model.positions.get(ref.id) : undefined;
  return at && nodeBox(at);
}

export function outlinesOf(snapshot: Snapshot, model: Model): ReadonlyMap<string, Box> {
  return groupBoxes(snapshot.groups, (id) => {
    const at = model.positions.get(id);
    return at && nodeBox(at);
  });
}

function othersThan(moving: ReadonlySet<string>, snapshot: Snapshot, model: Model): readonly Box[] {
  const { standIn } = fold(snapshot, model);
  return [
    ...[...model.positions].filter(([id]) => !moving.has(flowId('node', id)) && !standIn.has(id)).map(([, at]) => nodeBox(at)),
    ...[...noteBoxes(snapshot, model)].filter(([id]) => !moving.has(flowId('note', id))).map(([, box]) => box),
  ];
}

function standInsOf(held: readonly string[], snapshot: Snapshot, model: Model): readonly (readonly [string, Position])[] {
  const { positions } = fold(snapshot, model).model;
  return membersOf(held, snapshot).groups.flatMap((id): [string, Position][] => {
    const at = positions.get(foldId(id));
    return at ? [[flowId('node', foldId(id)), at]] : [];
  });
}
