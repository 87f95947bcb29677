import { groupBoxes } from '../../src/core/diagram/frames.ts';
import { nodeBox, type Box } from '../../src/core/diagram/geometry.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { flowId, idsOf, parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import type { Position, Store } from '../state/store.ts';
import { fold, foldId } from './fold.ts';
import { regrouping } from './groups.ts';
import { snapTo } from './guides.ts';
import { membersOf, noteBoxes, piecesOf } from './pieces.ts';

const GRID = 10;
/** Pixels of the screen within which things snap to each other. */
const REACH = 6;

/**
 * Takes along what is dragged: nodes, notes, and the members of groups, all by the same way, snapped to what stands
 * near, else to the grid. Says who would belong to which group.
 */
export function dragTo(store: Store, wanted: readonly (readonly [string, Position])[], zoom: number): void {
  const { snapshot, model } = store.get();
  const [first] = wanted;
  if (!snapshot || !model || !first) return;
  const resting = restingBox(first[0], snapshot, model);
  if (!resting) return;
  const pieces = piecesOf(wanted.map(([flow]) => flow), snapshot, model);
  const moving = new Set(pieces.map(({ flow }) => flow));
  const to: Box = { ...resting, x: first[1][0], y: first[1][1] };
  const { dx, dy, guides } = snapTo(to, othersThan(moving, snapshot, model), REACH / zoom);
  const isSnapped = { x: guides.some(({ axis }) => axis === 'x'), y: guides.some(({ axis }) => axis === 'y') };
  const x = isSnapped.x ? to.x + dx : Math.round(to.x / GRID) * GRID;
  const y = isSnapped.y ? to.y + dy : Math.round(to.y / GRID) * GRID;
  const by: Position = [Math.round(x - resting.x), Math.round(y - resting.y)];
  const dragged = new Map(pieces.map(({ flow, box }): [string, Position] => [flow, [box.x + by[0], box.y + by[1]]]));
  store.set({ dragged: new Map([...store.get().dragged, ...dragged, ...standIns(wanted, by, snapshot, model)]), guides, regrouping: regroupingOf(dragged, snapshot, model) });
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

/** The cards of collapsed groups go where their members go. */
function standIns(wanted: readonly (readonly [string, Position])[], [dx, dy]: Position, snapshot: Snapshot, model: Model): readonly [string, Position][] {
  const { positions } = fold(snapshot, model).model;
  const { groups } = membersOf(wanted.map(([flow]) => flow), snapshot);
  return groups.flatMap((id): [string, Position][] => {
    const at = positions.get(foldId(id));
    return at ? [[flowId('node', foldId(id)), [at[0] + dx, at[1] + dy]]] : [];
  });
}
