/**
 * Nodes, notes, groups and connections may carry the same id in the file, and React Flow wants one
 * space of ids. A flow id is the file's id with the kind of thing before it: `node:api`.
 */
export type FlowKind = 'node' | 'note' | 'group' | 'connection';

export interface FlowRef {
  readonly kind: FlowKind;
  readonly id: string;
}

export function flowId(kind: FlowKind, id: string): string {
  return `${kind}:${id}`;
}

/** The inverse of `flowId`. Ids of the file may themselves hold a colon. */
export function parseFlowId(value: string): FlowRef | undefined {
  const colon = value.indexOf(':');
  const kind = value.slice(0, colon);
  return isFlowKind(kind) ? { kind, id: value.slice(colon + 1) } : undefined;
}

/** The ids of one kind among a selection, in its order. */
export function idsOf(kind: FlowKind, flowIds: Iterable<string>): string[] {
  return [...flowIds].map(parseFlowId).filter((ref) => ref?.kind === kind).map((ref) => (ref as FlowRef).id);
}

function isFlowKind(value: string): value is FlowKind {
  return value === 'node' || value === 'note' || value === 'group' || value === 'connection';
}
