import { pathsOf, walkOf, walkText, type Told, type WalkStep } from '../../src/core/diagram/walk.ts';
import { isObject, own } from '../../src/core/model/json.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import { nameOfNode } from '../state/model.ts';

/** The sentences of the walk through what is shown. */
export function stepsOf(snapshot: Snapshot): readonly WalkStep[] {
  return walkOf(toldOf(snapshot), snapshot.locale);
}

/** The whole walk as text. */
export function textOf(snapshot: Snapshot): string {
  return walkText(toldOf(snapshot), snapshot.locale);
}

/** Where on the canvas a sentence is about. */
export function flowOf({ kind, id }: WalkStep): string {
  return flowId(kind, id);
}

/** The first sentence about what is selected, itself or an end of its line; else the first of all. */
export function startOf(snapshot: Snapshot, selection: ReadonlySet<string>): number {
  const ends = new Map(snapshot.connections.map(({ id, from, to }) => [id, [flowId('node', from), flowId('node', to)]]));
  const steps = stepsOf(snapshot);
  const itself = steps.findIndex((step) => selection.has(flowOf(step)));
  const beside = steps.findIndex(({ kind, id }) => kind === 'connection' && (ends.get(id) ?? []).some((flow) => selection.has(flow)));
  return Math.max(0, itself === -1 ? beside : itself);
}

function toldOf({ nodes, connections, locale }: Snapshot): Told {
  return {
    nodes: nodes.map((node) => {
      const traffic = own(node.data, 'traffic');
      return { id: node.id, name: nameOfNode(node), title: descriptorOf(node.service)?.short[locale], starts: isObject(traffic) ? pathsOf(traffic) : [] };
    }),
    connections,
  };
}
