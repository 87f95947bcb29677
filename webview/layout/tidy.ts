import { notePositions } from '../../src/core/diagram/frames.ts';
import { tidy, type Direction, type TidyInput } from '../../src/core/diagram/tidy.ts';
import { labelWidth } from '../canvas/measure.ts';
import { membersOf } from '../editing/pieces.ts';
import type { Controller } from '../state/controller.ts';
import type { Store } from '../state/store.ts';
import { layoutStrings } from '../ui/layout-strings.ts';
import { loadLayout } from './load.ts';

/** Lays out the nodes that are selected, or all where no two are, in one undo step. */
export async function tidyDesign(store: Store, controller: Controller, direction: Direction): Promise<void> {
  const input = inputOf(store, direction);
  if (!input) return;
  try {
    const { nodes, notes } = await tidy(input, await loadLayout());
    const places = (all: ReadonlyMap<string, readonly [number, number]>) => Object.fromEntries([...all].map(([id, [x, y]]) => [id, [x, y] as const]));
    await controller.edit({ kind: 'move', nodes: places(new Map([...input.positions, ...nodes])), ...(notes.size > 0 && { notes: places(notes) }) }, layoutStrings.editTidy, layoutStrings.tidied(nodes.size));
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    controller.complain(layoutStrings.failed(reason));
  }
}

function inputOf(store: Store, direction: Direction): TidyInput | undefined {
  const { snapshot, model, selection } = store.get();
  if (!snapshot || !model) return undefined;
  const chosen = membersOf(selection, snapshot).nodes;
  const places = notePositions(snapshot.notes, model.positions.values());
  return {
    nodes: snapshot.nodes.map(({ id }) => id), positions: model.positions, connections: snapshot.connections, groups: snapshot.groups, direction, measure: labelWidth,
    notes: snapshot.notes.map(({ id, size }, index) => ({ id, at: places[index] ?? [0, 0], size })),
    ...(chosen.length > 1 && { only: new Set(chosen) }),
  };
}
