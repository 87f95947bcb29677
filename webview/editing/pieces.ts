import { noteBox, notePositions } from '../../src/core/diagram/frames.ts';
import { nodeBox, type Box } from '../../src/core/diagram/geometry.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { flowId, idsOf } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import type { Piece } from './arrange.ts';

/** The boxes of all notes, by id, where the canvas shows them. */
export function noteBoxes(snapshot: Snapshot, model: Model): ReadonlyMap<string, Box> {
  const places = notePositions(snapshot.notes, model.positions.values());
  return new Map(snapshot.notes.map(({ id, size }, index) => [id, noteBox(places[index] ?? [0, 0], size)]));
}

/** Nodes and notes of a selection; a group stands for its nodes. */
export function piecesOf(flowIds: Iterable<string>, snapshot: Snapshot, model: Model): readonly Piece[] {
  const { nodes, notes } = membersOf(flowIds, snapshot);
  const boxes = noteBoxes(snapshot, model);
  return [
    ...nodes.flatMap((id): Piece[] => {
      const at = model.positions.get(id);
      return at ? [{ flow: flowId('node', id), box: nodeBox(at) }] : [];
    }),
    ...notes.flatMap((id): Piece[] => {
      const box = boxes.get(id);
      return box ? [{ flow: flowId('note', id), box }] : [];
    }),
  ];
}

export interface Members {
  readonly nodes: readonly string[];
  readonly notes: readonly string[];
  /** Groups that are selected themselves. */
  readonly groups: readonly string[];
}

/** The nodes and notes of a selection by id, those of selected groups among them. */
export function membersOf(flowIds: Iterable<string>, snapshot: Snapshot): Members {
  const selection = [...flowIds];
  const groups = idsOf('group', selection);
  const inside = snapshot.groups.filter(({ id }) => groups.includes(id)).flatMap(({ contains }) => contains);
  const there = new Set(snapshot.nodes.map(({ id }) => id));
  return { nodes: [...new Set([...idsOf('node', selection), ...inside])].filter((id) => there.has(id)), notes: idsOf('note', selection), groups };
}
