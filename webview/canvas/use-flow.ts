import { useMemo, useRef } from 'react';
import type { Folded } from '../editing/fold.ts';
import type { Regrouping } from '../editing/groups.ts';
import { idsOf } from '../state/flow-ids.ts';
import type { Position } from '../state/store.ts';
import { flowEdges, groupNodes, restingNodes, withDragged, type FlowEdge, type FlowNode } from './flow.ts';
import { useSameList, useStable } from './use-stable.ts';

interface NodesInput {
  readonly folded: Folded;
  readonly selection: ReadonlySet<string>;
  readonly hides: (flow: string) => boolean;
  readonly dragged: ReadonlyMap<string, Position>;
  readonly regrouping: Regrouping | undefined;
}

/** What React Flow draws: groups behind, then notes and cards. While something is dragged all that rests stays the very same. */
export function useFlowNodes({ folded, selection, hides, dragged, regrouping }: NodesInput): FlowNode[] {
  const resting = useStable(useMemo(() => restingNodes({ ...folded, folded, selection, hides }), [folded, selection, hides]));
  const groups = useStable(useMemo(() => groupNodes({ ...folded, folded, selection, dragged, regrouping }), [folded, selection, dragged, regrouping]));
  const isDragging = dragged.size > 0;
  const rows = useMemo(() => new Map(isDragging ? resting.map(({ id }, row) => [id, row]) : []), [resting, isDragging]);
  return useMemo(() => [...groups, ...withDragged(resting, rows, dragged)], [groups, resting, rows, dragged]);
}

/** The connections that React Flow draws. */
export function useFlowEdges({ folded, selection, hides }: Pick<NodesInput, 'folded' | 'selection' | 'hides'>): FlowEdge[] {
  return useSameList(useStable(useMemo(() => flowEdges({ ...folded, selection, hides }), [folded, selection, hides])));
}

/** What a drag has to do with; the very same from its first move to its last. */
export interface Moving {
  /** Ids of nodes, and of the cards of collapsed groups. */
  readonly nodes: ReadonlySet<string>;
  /** Connections of those. */
  readonly connections: Folded['snapshot']['connections'];
}

export function useMoving({ snapshot }: Folded, dragged: ReadonlyMap<string, Position>): Moving {
  const nodes = useSame(idsOf('node', dragged.keys()));
  return useMemo(() => ({ nodes, connections: nodes.size === 0 ? [] : snapshot.connections.filter(({ from, to }) => nodes.has(from) || nodes.has(to)) }), [snapshot, nodes]);
}

/** The same set while the same ids are in it. */
function useSame(ids: readonly string[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(new Set());
  if (known.current.size !== ids.length || ids.some((id) => !known.current.has(id))) known.current = new Set(ids);
  return known.current;
}
