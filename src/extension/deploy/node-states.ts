import type { Uri } from 'vscode';
import type { ResourceEvent } from '../../node/deploy/contract.ts';
import type { NodeDeployment } from '../../protocol/messages.ts';

/** Shows on the canvas of a design what is happening to its nodes; nothing where it is not open. */
export type ShowStates = (design: Uri, nodes: readonly NodeDeployment[]) => void;

/** Follows the resources of each node: a node is done when all of its resources that were begun are. */
export function nodeStates(design: Uri, show: ShowStates): { readonly follow: (event: ResourceEvent) => void; readonly clear: () => void } {
  const resources = new Map<string, Map<string, NodeDeployment['state']>>();
  return {
    follow: ({ node, logicalId, status }) => {
      if (node === undefined) return;
      const of = resources.get(node) ?? new Map<string, NodeDeployment['state']>();
      resources.set(node, of.set(logicalId, stateOf(status)));
      show(design, [...resources].map(([id, states]) => ({ node: id, state: worst([...states.values()]), done: [...states.values()].filter((state) => state === 'done').length, resources: states.size })));
    },
    clear: () => { show(design, []); },
  };
}

function stateOf(status: string): NodeDeployment['state'] {
  if (status.includes('FAILED')) return 'failed';
  if (status.includes('ROLLBACK')) return 'rolled-back';
  return status.endsWith('IN_PROGRESS') ? 'moving' : 'done';
}

function worst(states: readonly NodeDeployment['state'][]): NodeDeployment['state'] {
  return (['failed', 'rolled-back', 'moving'] as const).find((state) => states.includes(state)) ?? 'done';
}
