import type { FindingSnapshot, NodeSnapshot } from '../../src/protocol/messages.ts';
import type { Controller } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import type { Store } from '../state/store.ts';
import type { InspectorTab } from '../state/view.ts';
import { highlightOf, isShown, pathOf } from './fields.ts';

/** Selects what a finding is about, brings it into view and, where a field has the wrong value, leads to the field. */
export function showFinding(store: Store, controller: Controller, finding: FindingSnapshot): void {
  const { model } = store.get();
  const { node, connection } = finding;
  const isConnection = connection !== undefined && (model?.connections.has(connection) ?? false);
  const shown = node === undefined ? undefined : model?.nodes.get(node);
  const flow = isConnection ? flowId('connection', connection) : shown ? flowId('node', shown.id) : undefined;
  if (flow === undefined) return;
  const field = !isConnection && shown ? fieldOf(shown, finding) : undefined;
  const part = isConnection ? partOf(finding) : undefined;
  controller.setView({ inspector: 'auto', ...(shown && !isConnection ? { inspectorTab: field?.tab ?? 'properties' } : {}) });
  store.set({ selection: new Set([flow]), reveal: flow, highlight: field?.key ?? part });
}

/** The field of a connection's inspector that edits the place of a finding. */
function partOf({ path }: FindingSnapshot): string | undefined {
  const [, , key] = path ?? [];
  return path && ['kind', 'routes', 'access'].includes(String(key)) ? highlightOf(path.slice(0, 3)) : undefined;
}

/** The field of the form that edits the place of a finding, or the whole that the place is in. */
function fieldOf(node: NodeSnapshot, { path }: FindingSnapshot): { readonly tab: InspectorTab; readonly key: string } | undefined {
  const form = descriptorOf(node.service)?.form;
  if (!form || !path) return undefined;
  const place = highlightOf(path);
  const lists = [['properties', 'properties', form.fields], ['assumptions', 'assume', form.assumptions]] as const;
  for (const [tab, home, fields] of lists) {
    for (const field of fields) {
      const key = highlightOf(pathOf(node.id, field, home));
      if (isShown(node, field) && (place === key || place.startsWith(`${key}\n`))) return { tab, key };
    }
  }
  return undefined;
}
