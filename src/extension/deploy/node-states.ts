import type { Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { ResourceEvent } from '../../node/deploy/contract.ts';
import type { Drift } from '../../node/deploy/drift.ts';
import type { NodeDeployment } from '../../protocol/messages.ts';
import { deployTexts as texts } from './texts.ts';

/** Shows on the canvas of a design what is happening to its nodes; nothing where it is not open. */
export type ShowStates = (design: Uri, nodes: readonly NodeDeployment[]) => void;

/** What drift says of nodes, on the canvas. */
export function driftStates({ drifted, nodesInSync }: Drift, locale: Locale): readonly NodeDeployment[] {
  const differing = [...new Set(drifted.flatMap(({ node }) => node ?? []))];
  return [
    ...differing.map((node) => {
      const of = drifted.filter((each) => each.node === node);
      return { node, state: 'drifted', done: 0, resources: of.length, note: of.map(({ text }) => say(text, locale)).join('\n') } as const;
    }),
    ...nodesInSync.map((node) => ({ node, state: 'as-deployed', done: 0, resources: 0, note: say(texts.asDeployed, locale) }) as const),
  ];
}

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
